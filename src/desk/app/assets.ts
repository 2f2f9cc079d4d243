/** Styles, fonts and scripts of the desk's pages, read and bundled once at the start. */
import { withPalettes } from '../../base/formats/palette.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { onlyWords } from '../../base/platform/browser-script.ts';
import { PROJECT } from '../../base/platform/cache.ts';
import { hashOf } from '../../base/platform/files.ts';
import { FONT_NAMES, fontFile, frameScript } from '../../cms/frame/files.ts';
import { compressor } from './compression.ts';
import { route } from './route.ts';

const DESK = path.join(PROJECT, 'src/desk');
/** What the site and the desk share: how a visitor wishes to see pages. */
const VIEW = path.join(PROJECT, 'src/base/view');
/** The site's look: its colours and its type. */
const SITE = path.join(PROJECT, 'src/outputs/site');

/** Scripts by their names; a worker is one file, pages load parts when they need them. */
const PAGES = {
  form: 'submit/client.ts',
  queue: 'review/client.ts',
  status: 'status/client.ts',
  view: '../base/view/client.ts',
};
const WORKERS = { 'proof-worker': 'submit/client/proof-worker.ts' };
const STYLES = ['page/desk.css', 'submit/form.css', 'review/queue.css', 'import/import.css'];

interface Asset {
  type: string;
  bytes: Uint8Array;
}

export async function assetRoutes(app: FastifyInstance): Promise<void> {
  const open = (name: string) =>
    ({ method: 'GET', url: `/assets/${name}`, who: 'anybody' }) as const;
  for (const [name, asset] of await assets()) route(app, { ...open(name), handler: serve(asset) });
  for (const name of FONT_NAMES) {
    let served: Promise<ReturnType<typeof serve>> | undefined;
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
      (await (served ??= clipFont(name).then(serve)))(request, reply);
    route(app, { ...open(name), handler });
  }
}

/** The clip's typefaces are cut when somebody first asks for the clip. */
const clipFont = async (name: string): Promise<Asset> => ({
  type: 'font/ttf',
  bytes: (await fontFile(name)) ?? new Uint8Array(),
});

/** Letters hardly change, and must be there before a page is read. */
const KEPT = 'max-age=604800';

/** Answers with a file that the browser may keep and has to ask for again. */
function serve({ type, bytes }: Asset) {
  const tag = `"${hashOf(bytes).slice(0, 16)}"`;
  const compressed = compressor(bytes);
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    reply
      .header('cache-control', type === 'font/woff2' ? KEPT : 'no-cache')
      .header('etag', tag)
      .type(type);
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    if (!COMPRESSIBLE.test(type)) return reply.send(bytes);
    const answer = compressed(String(request.headers['accept-encoding']));
    if (answer.coding) reply.header('content-encoding', answer.coding);
    return reply.header('vary', 'accept-encoding').send(answer.bytes);
  };
}

/** Pictures and WOFF2 are compressed already. */
const COMPRESSIBLE = /^(?:text|font\/ttf)/;

async function assets(): Promise<Map<string, Asset>> {
  const read = (file: string): Promise<Buffer> => readFile(file);
  const font = async (name: string): Promise<[string, Asset]> => [
    `${name}.woff2`,
    { type: 'font/woff2', bytes: await read(path.join(SITE, 'fonts', `${name}.woff2`)) },
  ];
  return new Map<string, Asset>([
    await font('serif'),
    await font('sans'),
    ['desk.css', { type: 'text/css; charset=utf-8', bytes: await styles() }],
    [
      'icon.svg',
      {
        type: 'image/svg+xml; charset=utf-8',
        bytes: await read(path.join(PROJECT, 'public/icon.svg')),
      },
    ],
    ['appearance.js', script(await read(path.join(PROJECT, 'public/appearance.js')))],
    ...(await scripts()),
    ['clip.js', script(await frameScript(path.join(DESK, 'submit/client/clip-script.ts')))],
  ]);
}

const script = (bytes: Uint8Array): Asset => ({ type: 'text/javascript; charset=utf-8', bytes });

async function styles(): Promise<Buffer> {
  const files = [
    path.join(SITE, 'styles/tokens.css'),
    path.join(SITE, 'styles/type.css'),
    path.join(SITE, 'styles/controls.css'),
    ...STYLES.map((file) => path.join(DESK, file)),
    path.join(VIEW, 'view.css'),
    path.join(DESK, 'page/view.css'),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return Buffer.from(withPalettes(texts.join('\n')).replaceAll('../fonts/', '/assets/'));
}

/** The words the form says by itself. */
const FORM_WORDS = /^(?:desk\.client|problem\.photo-(?:small|dark|blurred|tiny|huge|heavy))\b/;

async function scripts(): Promise<[string, Asset][]> {
  const bundles = await Promise.all([bundled(PAGES, true), bundled(WORKERS, false)]);
  return bundles.flat();
}

async function bundled(
  scripts: Readonly<Record<string, string>>,
  splitting: boolean,
): Promise<[string, Asset][]> {
  const { outputFiles } = await build({
    entryPoints: Object.entries(scripts).map(([out, file]) => ({ in: path.join(DESK, file), out })),
    outdir: DESK,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    splitting,
    plugins: [onlyWords(FORM_WORDS)],
  });
  return outputFiles.map(({ path: file, contents }) => [path.basename(file), script(contents)]);
}
