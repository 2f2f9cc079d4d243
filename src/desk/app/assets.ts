/** Styles, fonts and scripts of the desk's pages, read and bundled once at the start. */
import { withPalettes } from '../../base/formats/palette.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { onlyMessages } from '../../base/platform/browser-script.ts';
import { PROJECT } from '../../base/platform/cache.ts';
import { hashOf } from '../../base/platform/files.ts';
import { FONT_NAMES, fontFile, frameScript } from '../../cms/frame/files.ts';
import { compressor } from './compression.ts';
import { route } from './route.ts';

const DESK = path.join(PROJECT, 'src/desk');

/** Scripts by their names; a worker is one file, pages load parts when they need them. */
const PAGES = {
  form: 'submit/client.ts',
  queue: 'review/client.ts',
  status: 'status/client.ts',
  view: '../base/view/client.ts',
};
const WORKERS = { 'proof-worker': 'submit/client/proof-worker.ts' };

/** The site's colours and type, the desk's own, and how a visitor wishes to see pages of both. */
const STYLES = [
  'src/outputs/site/styles/tokens.css',
  'src/outputs/site/styles/type.css',
  'src/outputs/site/styles/controls.css',
  'src/desk/page/desk.css',
  'src/desk/submit/form.css',
  'src/desk/review/queue.css',
  'src/desk/import/import.css',
  'src/base/view/view.css',
  'src/desk/page/view.css',
];

/** What is served as it lies there. */
const FILES = [
  'src/outputs/site/fonts/serif.woff2',
  'src/outputs/site/fonts/sans.woff2',
  'public/icon.svg',
  'public/appearance.js',
];

/** Of texts with their charset, unlike those of static hosts. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

type Handler = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Adds a route for each; the clip's typefaces are cut when somebody first asks for the clip. */
export async function assetRoutes(app: FastifyInstance): Promise<void> {
  const open = (name: string) =>
    ({ method: 'GET', url: `/assets/${name}`, who: 'anybody' }) as const;
  for (const [name, bytes] of await assets())
    route(app, { ...open(name), handler: serve(name, bytes) });
  for (const name of FONT_NAMES) {
    let served: Promise<Handler> | undefined;
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      served ??= fontFile(name).then((bytes) => serve(name, bytes ?? new Uint8Array()));
      return (await served)(request, reply);
    };
    route(app, { ...open(name), handler });
  }
}

/** Letters hardly change, and must be there before a page is read. */
const KEPT = 'max-age=604800';

/** Answers with a file that the browser may keep and has to ask for again. */
function serve(name: string, bytes: Uint8Array): Handler {
  const type = TYPES[path.extname(name)] ?? '';
  const tag = `"${hashOf(bytes).slice(0, 16)}"`;
  const compressed = compressor(bytes);
  return (request, reply) => {
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

const assets = async (): Promise<Map<string, Uint8Array>> =>
  new Map([
    ...(await Promise.all(FILES.map(fileIn))),
    ['desk.css', await styles()],
    ...(await bundled(PAGES, true)),
    ...(await bundled(WORKERS, false)),
    ['clip.js', await frameScript(path.join(DESK, 'submit/client/clip-script.ts'))],
  ]);

const fileIn = async (file: string): Promise<[string, Uint8Array]> => [
  path.basename(file),
  await readFile(path.join(PROJECT, file)),
];

async function styles(): Promise<Buffer> {
  const texts = STYLES.map((file) => readFile(path.join(PROJECT, file), 'utf8'));
  const text = (await Promise.all(texts)).join('\n');
  return Buffer.from(withPalettes(text).replaceAll('../fonts/', '/assets/'));
}

/** The messages the form shows by itself. */
const FORM_MESSAGES =
  /^(?:desk\.client|problem\.photo-(?:small|narrow|dark|blurred|tiny|huge|heavy|empty|unreadable))\b/;

async function bundled(
  scripts: Readonly<Record<string, string>>,
  splitting: boolean,
): Promise<[string, Uint8Array][]> {
  const { outputFiles } = await build({
    entryPoints: Object.entries(scripts).map(([out, file]) => ({ in: path.join(DESK, file), out })),
    outdir: DESK,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    splitting,
    plugins: [onlyMessages(FORM_MESSAGES)],
  });
  return outputFiles.map(({ path: file, contents }) => [path.basename(file), contents]);
}
