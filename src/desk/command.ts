/** `npm run desk`: serve, invite, backup, restore, purge, counts. */
import path from 'node:path';
import { writeFileAtomically } from '../base/files.ts';
import { holding } from '../base/lock.ts';
import { languageOf, UsageError } from '../base/options.ts';
import { t } from '../i18n/index.ts';
import { backup, restore } from './backup.ts';
import { countsOf } from './counts.ts';
import { openDesk, type Desk } from './desk.ts';
import { makeServer } from './http/server.ts';
import { readDeskCall, type DeskCall, type DeskOptions } from './options.ts';
import { purge } from './retention.ts';
import { Database } from './store/database.ts';
import { ROLES, Staff } from './store/staff.ts';

const HOUR = 3_600_000;

/** Runs the command of the words; returns its exit code. `serve` returns when it is told to stop. */
export async function runDesk(args: readonly string[]): Promise<number> {
  process.umask(0o077);
  try {
    return await run(readDeskCall(args));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const words = t(languageOf(args))('desk.cli.usage', { reason: error.message });
    process.stderr.write(`${words}\n`);
    return 2;
  }
}

async function run(call: DeskCall): Promise<number> {
  const [name = '', file] = call.words;
  const command = COMMANDS[name];
  if (!command) throw new UsageError(`${name} (${Object.keys(COMMANDS).join(' | ')})`);
  await command(call, file === undefined ? undefined : path.resolve(file));
  return 0;
}

type Command = (call: DeskCall, file: string | undefined) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  serve: ({ options }) => holding(path.join(options.data, 'serving'), () => serve(options)),
  invite,
  backup: async ({ options }, folder) => {
    const count = await backup(options.data, needed(folder));
    say(options, 'desk.cli.backup', { count, folder: needed(folder) });
  },
  restore: async ({ options }, folder) => {
    await restore(needed(folder), options.data);
    say(options, 'desk.cli.restored', { folder: options.data });
  },
  purge: ({ options }) =>
    withDesk(options, async (desk) => say(options, 'desk.cli.purged', { ...(await purge(desk)) })),
  counts: ({ options }, file) =>
    withDesk(options, async (desk) => {
      const text = `${JSON.stringify(countsOf(desk), null, 2)}\n`;
      if (file === undefined) process.stdout.write(text);
      else await writeFileAtomically(file, text);
    }),
};

function say(options: DeskOptions, key: string, params: Record<string, string | number>): void {
  process.stdout.write(`${t(options.lang)(key, params)}\n`);
}

function needed(file: string | undefined): string {
  if (file === undefined) throw new UsageError('backup FOLDER | restore FOLDER');
  return file;
}

async function withDesk(options: DeskOptions, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await openDesk(options);
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}

/** Serves until SIGINT or SIGTERM; requests under way are answered first. */
async function serve(options: DeskOptions): Promise<void> {
  const desk = await openDesk(options);
  const server = await makeServer(desk);
  const address = await server.listen({ host: options.host, port: options.port });
  say(options, 'desk.cli.serving', {
    address,
    stage: t(options.lang)(`desk.cli.stage.${desk.stage()}`),
  });
  if (desk.staff.list().length === 0) say(options, 'desk.cli.first', {});
  desk.publisher.nudge();
  void desk.pictures.learn();
  await desk.imports.resume();
  const clean = setInterval(() => void purge(desk).catch(() => undefined), 6 * HOUR);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  clearInterval(clean);
  await server.close();
  await desk.close();
}

async function invite({ options, invitation }: DeskCall): Promise<void> {
  const role = ROLES.find((name) => name === invitation.role);
  if (!role || !invitation.name)
    throw new UsageError(`invite --name "…" --role ${ROLES.join('|')} [--places a,b]`);
  const db = new Database(path.join(options.data, 'desk.sqlite'));
  const secret = new Staff(db, () => Date.now()).invite({ ...invitation, role }, null);
  db.close();
  say(options, 'desk.cli.invited', { link: `${options.address}/desk/join/${secret}` });
}
