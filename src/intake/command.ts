/** `npm run import`: a list of people with their photographs becomes entries of the archive. */
import { appendFile, mkdir, readFile, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Cache } from '../base/platform/cache.ts';
import { csvLine, harmless } from '../base/formats/csv.ts';
import { writeFileAtomically } from '../base/platform/files.ts';
import { withLock } from '../base/platform/lock.ts';
import type { Options } from '../base/command/options.ts';
import { tell } from '../base/platform/tell.ts';
import { reportProgress } from '../base/command/progress.ts';
import { t, type Translator } from '../i18n/index.ts';
import { entryFiles } from './draft/entry-files.ts';
import { cleanCached } from './list/clean-cached.ts';
import { openImport, type ImportedRow } from './list/index.ts';
import { readImportOptions, type ImportOptions } from './list/options.ts';
import { openPhotos } from './list/photo-source.ts';
import { makeReport, refusedMembers, reportPage, reportText } from './list/report.ts';
import { Tally } from './list/sums.ts';
import { sayRow, type SaidRow } from './list/say-row.ts';
import { sayFindings } from './draft/draft.ts';
import { openChat } from './chat/index.ts';
import { writeChatList } from './chat/list.ts';
import { sayChat } from './chat/report.ts';
import { readArchive } from '../model/archive.ts';
import { readPeople } from '../model/people.ts';
import { fault, type Finding } from '../model/problem.ts';

/** Answers the command line. @returns The exit code: 1 when something must be corrected. */
export async function importList(input: Options): Promise<number> {
  const options = readImportOptions(input);
  const say = t(options.lang);
  if (options.photos !== undefined) await stat(options.photos);
  if ((await stat(options.file)).isDirectory())
    return tell(say('cli.is-folder', { path: options.file }), 1);
  return withLock(options.cache, async () => {
    const isOfChat = await isChat(options.file);
    if ((isOfChat || options.write) && isInGit(options.private))
      return tell(say('import.privateInGit', { folder: options.private }), 2);
    return isOfChat ? takeChat(options, say) : run(options, say);
  });
}

/** Whether a file is a chat's export; a text may be a list or a chat. */
async function isChat(file: string): Promise<boolean> {
  if (!/\.txt$/i.test(file)) return /\.(?:zip|json|html?)$/i.test(file);
  const opened = await openChat(file, 'UTC').catch(() => null);
  if (opened && 'drafts' in opened) opened.close();
  return opened !== null;
}

/** A chat becomes a list to complete, in a folder of its own beside the contacts. */
async function takeChat(options: ImportOptions, say: Translator): Promise<number> {
  const { archive } = await readArchive(options.content);
  const timeZone = archive?.campaign.timeZone ?? 'UTC';
  const chat = await openChat(options.file, timeZone).catch(() => null);
  if (!chat) return refuse(fault('import-no-chat', ''), say);
  if ('refused' in chat) return refuse(chat.refused, say);
  const folder = path.join(options.private, path.parse(options.file).name);
  const { findings, kept } = await writeChatList(chat, folder, options.lang);
  chat.close();
  const open = chat.drafts.flatMap(({ questions }, index) =>
    sayFindings(questions, say).map((finding) => ({ ...finding, row: index + 2 })),
  );
  for (const { row, message, advice } of open)
    process.stdout.write(`${say('import.row', { row })}: ${message}\n→ ${advice}\n`);
  for (const { message, advice } of sayFindings([...chat.notes, ...findings], say))
    process.stdout.write(`${message}\n→ ${advice}\n`);
  for (const line of sayChat({ ...chat, kept }, say)) process.stdout.write(`${line}\n`);
  process.stdout.write(`${say('import.chat.written', { count: chat.drafts.length, folder })}\n`);
  return findings.length > 0 ? 1 : 0;
}

async function run(options: ImportOptions, say: Translator): Promise<number> {
  const photos = await openPhotos(options.photos).catch(() => null);
  if (photos === null) return refuse(fault('import-zip', ''), say);
  const { places, known, taken } = await readPeople(options.content);
  const cache = new Cache(options.cache);
  const journal = new Journal(options.private);
  await journal.read();
  const opened = await openImport({
    list: await readFile(options.file),
    photos,
    places,
    known,
    taken,
    defaults: options.defaults,
    remembered: (key) => journal.idOf(key),
    clean: (bytes, name) => cleanCached(cache, bytes, name),
  });
  if ('refused' in opened) return refuse(opened.refused, say);

  const progress = reportProgress(say('import.progress'), opened.total, say);
  const rows: SaidRow[] = [];
  const tally = new Tally();
  for await (const row of opened.rows()) {
    tally.add(row);
    rows.push(sayRow(row, options.lang));
    if (options.write) await accept(row, options, journal);
    progress.tick();
  }
  progress.end();
  photos.close();
  const refused = refusedMembers(photos.refused);
  const sums = tally.close(opened, photos.refused);
  const report = makeReport(rows, opened, sums, refused, options.lang);
  process.stdout.write(reportText(report, options.lang));
  if (options.report) {
    await writeFileAtomically(options.report, reportPage(report, options.lang));
    process.stdout.write(`${say('import.report', { file: options.report })}\n`);
  }
  const count = report.counts.new;
  process.stdout.write(
    options.write
      ? `${say('import.written', { count, folder: options.content })}\n`
      : `${say('import.dry')}\n`,
  );
  if (options.write && journal.hasContacts)
    process.stdout.write(`${say('import.contacts', { file: journal.contacts })}\n`);
  return report.counts.broken > 0 ? 1 : 0;
}

function refuse(finding: Finding, say: Translator): number {
  for (const { message, advice } of sayFindings([finding], say)) tell(`${message}\n→ ${advice}`);
  return 1;
}

/** Photographs first: an entry that is there is whole, and a killed run writes it anew. */
async function accept(row: ImportedRow, options: ImportOptions, journal: Journal): Promise<void> {
  if (row.verdict !== 'new' || !row.entry) return;
  const [index, ...photos] = entryFiles(row.entry, row.photos);
  for (const file of [...photos, index])
    if (file) await writeFileAtomically(path.join(options.content, file.path), file.data);
  await journal.add(row);
}

/** Whether a folder lies in a work tree or repository of Git. */
function isInGit(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git')) || existsSync(path.join(at, 'HEAD'))) return true;
    if (at === path.dirname(at)) return false;
  }
}

/** What only the specialist's machine knows: which row became whom, and who sent it. */
class Journal {
  readonly contacts: string;
  hasContacts = false;
  readonly #file: string;
  readonly #ids = new Map<string, string>();

  constructor(folder: string) {
    this.#file = path.join(folder, 'imported.csv');
    this.contacts = path.join(folder, 'contacts.csv');
  }

  async read(): Promise<void> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    for (const line of text.split('\r\n')) {
      const [key, id] = line.split(',');
      if (key && id) this.#ids.set(key, id);
    }
  }

  idOf(key: string): string | undefined {
    return this.#ids.get(key);
  }

  async add({ key, id, contacts }: ImportedRow): Promise<void> {
    await mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 });
    const write = { mode: 0o600 };
    if (contacts.length > 0) {
      this.hasContacts = true;
      const lines = contacts
        .map(([heading, text]) => csvLine([id, heading, text].map(harmless)))
        .join('');
      await appendFile(this.contacts, lines, write);
    }
    await appendFile(this.#file, csvLine([key, id]), write);
    this.#ids.set(key, id);
  }
}
