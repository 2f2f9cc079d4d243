/** `npm run desk`: serve, invite, backup, restore, purge, counts. */
import { HOUR } from '../model/duration.ts';
import { once } from 'node:events';
import path from 'node:path';
import { writeFileAtomically } from '../base/platform/files.ts';
import { sayUsage } from '../base/command/help.ts';
import { withLock } from '../base/platform/lock.ts';
import { oneOf } from '../base/command/options.ts';
import { languageOf } from '../base/platform/language.ts';
import { MissingValueError, UsageError } from '../base/command/parse.ts';
import { sayDate } from '../i18n/dates.ts';
import { t, type Params, type TextKey, type Translator } from '../i18n/index.ts';
import { backup } from './backup/backup.ts';
import { BackupError } from './backup/backup-error.ts';
import { restore } from './backup/restore.ts';
import { countsOf } from './publish/counts.ts';
import { placeIds } from '../cms/backend/ids.ts';
import { openDesk, type Desk } from './app/desk.ts';
import { GitError } from '../git/run.ts';
import { Repository } from '../git/repository.ts';
import { heal } from './health/heal.ts';
import { makeServer } from './server.ts';
import { BrokenDatabaseError, checkDatabase, isBroken } from './store/integrity.ts';
import { ownAddress, readDeskCall, type DeskCall, type DeskOptions } from './options.ts';
import { ARCHIVE, DATABASE, holdsDesk, NoDeskError } from './store/private-folder.ts';
import { AstrayClockError, purge } from './store/retention.ts';
import { Database } from './store/database.ts';
import { ROLES, Staff } from './store/staff.ts';

/** Runs the command of the arguments; returns its exit code. `serve` returns when it is told to stop. */
export async function runDesk(args: readonly string[]): Promise<number> {
  process.umask(0o077);
  try {
    return await run(readDeskCall(args));
  } catch (error) {
    const message = messageOf(error, t(languageOf(args)));
    if (message === null) throw error;
    process.stderr.write(`${message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

/** What went wrong and what to do, where that is known. */
function messageOf(error: unknown, say: Translator): string | null {
  if (error instanceof UsageError) return sayUsage(error, 'desk', say);
  if (error instanceof NoDeskError) return say('desk.cli.none', { folder: error.folder });
  if (error instanceof BackupError) return say(`desk.backup.${error.code}`, sayLost(error, say));
  if (error instanceof GitError) return say('desk.cli.git', { reason: error.message });
  if (error instanceof BrokenDatabaseError || isBroken(error)) return say('desk.trouble.database');
  return null;
}

const sayLost = ({ params }: BackupError, say: Translator): BackupError['params'] =>
  params['what'] === undefined
    ? params
    : { ...params, what: say(`desk.backup.losses.${params['what']}`) };

async function run(call: DeskCall): Promise<number> {
  const [name = '', file] = call.positionals;
  const command = COMMANDS[name];
  if (!command) throw new UsageError(`${name} (${Object.keys(COMMANDS).join(' | ')})`);
  await command(call, file === undefined ? undefined : path.resolve(file));
  return 0;
}

type Command = (call: DeskCall, file: string | undefined) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  serve: ({ options }) => withLock(path.join(options.data, 'serving'), () => serve(options)),
  invite,
  backup: async ({ options, copies }, folder) => {
    const made = await backup(options.data, needed(folder), copies);
    say(options, 'desk.cli.backup', { count: made.added, folder: made.folder });
    if (made.rescued > 0) say(options, 'desk.backup.rescued', { count: made.rescued });
  },
  restore: async ({ options }, folder) => {
    const from = await restore(needed(folder), options.data);
    say(options, 'desk.cli.restored', { folder: options.data, from });
  },
  purge: async ({ options, clock }) => {
    if (options.today !== undefined) throw new UsageError('purge --today');
    await using desk = await openThere(options);
    const day = desk.now().toISOString().slice(0, 10);
    if (clock !== undefined && clock !== day) throw new UsageError(`--clock ${clock} (${day})`);
    const purged = await purge(desk, clock === day).catch((error: unknown) => {
      if (!(error instanceof AstrayClockError)) throw error;
      const params = { day: sayDate(day, options.lang), clock: day, count: error.days };
      throw new UsageError(t(options.lang)('desk.cli.clock', params));
    });
    say(options, 'desk.cli.purged', { ...purged });
  },
  counts: async ({ options }, file) => {
    await using desk = await openThere(options);
    const text = `${JSON.stringify(countsOf(desk), null, 2)}\n`;
    if (file === undefined) process.stdout.write(text);
    else await writeFileAtomically(file, text);
  },
};

function say(options: DeskOptions, key: TextKey, params: Params): void {
  process.stdout.write(`${t(options.lang)(key, params)}\n`);
}

function needed(file: string | undefined): string {
  if (file === undefined) throw new MissingValueError('DIR');
  return file;
}

/** Only `serve` begins a desk: for every other command a mistyped folder is a mistake. */
async function requireDesk({ data }: DeskOptions): Promise<void> {
  if (!(await holdsDesk(data))) throw new NoDeskError(data);
}

async function openThere(options: DeskOptions): Promise<Desk> {
  await requireDesk(options);
  return openDesk(options);
}

/** Where the desk was reached when it served last: invitations lead there. */
const SERVED = 'address';

/** Serves until SIGINT or SIGTERM, also while it still begins; requests under way are answered first. */
async function serve(options: DeskOptions): Promise<void> {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  await heal(options.data);
  const desk = await openDesk(options, ending.signal).catch((error: unknown) => {
    if (ending.signal.aborted) return null;
    throw error;
  });
  if (!desk) return;
  const server = await makeServer(desk);
  const address = await server.listen({ host: options.host, port: options.port });
  desk.db.setMeta(SERVED, options.address);
  say(options, 'desk.cli.serving', {
    address,
    stage: t(options.lang)(`desk.cli.stage.${desk.stage()}`),
  });
  if (desk.staff.list().length === 0) say(options, 'desk.cli.first', { data: options.data });
  await begin(desk);
  const clean = setInterval(() => void cleanUp(desk), 6 * HOUR);
  const check = setInterval(() => checkDatabase(desk.db, desk.troubles), 24 * HOUR);
  if (!ending.signal.aborted) await once(ending.signal, 'abort');
  clearInterval(clean);
  clearInterval(check);
  await server.close();
  await desk.close();
}

/** What goes on by itself; nothing rests on a broken database. */
async function begin(desk: Desk): Promise<void> {
  if (desk.troubles.has('database')) return;
  desk.publisher.nudge();
  void desk.pictures.learn();
  await desk.imports.resume();
}

/** A day that is rehearsed erases nothing. */
async function cleanUp(desk: Desk): Promise<void> {
  if (desk.options.today !== undefined) return;
  await purge(desk).catch((error: Error) => process.stderr.write(`purge: ${error.message}\n`));
}

async function invite({ options, invitation }: DeskCall): Promise<void> {
  const { name } = invitation;
  const role = oneOf('--role', invitation.role, ROLES);
  // Who leads the region has all of it; anybody else only what is said.
  const places = invitation.places ?? (role === 'region' ? 'all' : []);
  if (!name) throw new MissingValueError('--name');
  if (places.length === 0) throw new MissingValueError('--places');
  await requireDesk(options);
  const known = [...(await placeIds(await Repository.open(path.join(options.data, ARCHIVE))))];
  const unknown = places === 'all' ? [] : places.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new UsageError(`--places: ${unknown.join(', ')} (${known.join(' | ')} | all)`);
  const db = new Database(path.join(options.data, DATABASE));
  const secret = new Staff(db, () => Date.now()).invite({ name, role, places }, null);
  // A link of the desk that runs, on whatever port, unless this command was told an address.
  const isAddressSet = options.address !== ownAddress(options);
  const address = (isAddressSet ? null : db.meta(SERVED)) ?? options.address;
  db.close();
  say(options, 'desk.cli.invited', { link: `${address}/desk/join/${secret}` });
}
