/** `npm start`: shows the last build to a browser of this machine, and to nobody else. */
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { Options } from '../base/command/options.ts';
import { tell } from '../base/platform/tell.ts';
import { sendFile } from '../base/platform/send-file.ts';
import { t } from '../i18n/index.ts';
import { readArchive } from '../model/archive.ts';
import { mediaTypeOf } from '../outputs/led/formats/index.ts';

export const SHOW_PORT = '8080';

/** Ports tried one after the other. */
const PORTS = 20;
const HOST = '127.0.0.1';

/** Answers with the files of `out` below the path that the archive's address has, as its host will. */
async function answer(
  { out, base }: { out: string; base: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://here');
  const moved = (to: string): void => void response.writeHead(302, { Location: to }).end();
  if (!pathname.startsWith(base)) return moved(base);
  const file = path.join(out, decodeURIComponent(pathname.slice(base.length)));
  const isInside = !path.relative(out, file).startsWith('..');
  const found = isInside ? statSync(file, { throwIfNoEntry: false }) : undefined;
  if (found?.isDirectory() && !pathname.endsWith('/')) return moved(`${pathname}/`);
  const page = found?.isDirectory() ? path.join(file, 'index.html') : file;
  if (found && existsSync(page)) return sendFile(page, request, response, mediaTypeOf(page));
  const lost = path.join(out, '404.html');
  await sendFile(lost, request, response, mediaTypeOf(lost), 404);
}

/** Begins on the port, or on the next that is free. @returns Its address, with a closing slash. */
export async function show(
  { content, out }: Pick<Options, 'content' | 'out'>,
  port: number,
): Promise<{ server: Server; address: string }> {
  const { archive } = await readArchive(content);
  const base = archive ? new URL(archive.settings.address).pathname : '/';
  for (let tried = port; ; tried += 1) {
    const server = createServer((request, response) => {
      answer({ out, base }, request, response).catch(() => response.writeHead(404).end());
    });
    try {
      server.listen(tried, HOST);
      await once(server, 'listening');
      return { server, address: `http://${HOST}:${tried}${base}` };
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || tried === port + PORTS) throw error;
    }
  }
}

/** The command; it serves until it is told to stop. Returns the exit code. */
export async function showBuild(options: Options): Promise<number> {
  const say = t(options.lang);
  if (!existsSync(path.join(options.out, 'manifest.json')))
    return tell(say('publish.no-build', { folder: options.out }), 1);
  const { server, address } = await show(options, Number(options.own['port']));
  process.stdout.write(`${say('cli.shown', { address })}\n`);
  await once(process, 'SIGINT');
  server.close();
  server.closeAllConnections();
  return 0;
}
