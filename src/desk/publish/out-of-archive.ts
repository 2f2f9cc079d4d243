/** Changes by which the archive gets less: uses revoked, words taken back, an entry withdrawn. */
import path from 'node:path';
import type { Change } from '../../git/change.ts';
import { writeEntry } from '../../intake/draft/entry-files.ts';
import { localDay } from '../../model/zone.ts';
import { WITHDRAWN } from '../../model/withdrawn.ts';
import { entryWithout } from '../review/merge/entry-without.ts';
import type { OpenTask } from '../store/tasks.ts';
import { parseEntry } from './archive-view.ts';
import { askEditors, askScreens } from './ask.ts';
import { entryFile, type ChangedAt, type WriterContext } from './writer-context.ts';

/** The entry without the uses that its family revoked; nothing is allowed that was not before. */
export async function allowedLess(
  context: WriterContext,
  task: OpenTask,
  { tip }: ChangedAt,
): Promise<Change | null> {
  const file = await entryFile(context, task.entry, tip);
  const read = file && parseEntry(file.path, file.text);
  if (!read) return null;
  const consents = context.submissions.consentsOf(task.submission ?? '');
  const before = read.fields.consent;
  const consent = {
    page: before.page,
    clip: before.clip && consents.clip,
    led: before.led && consents.led,
    press: before.press && consents.press,
  };
  const data = writeEntry({ entry: { ...read.fields, consent }, story: read.story });
  if (data === file.text) return null;
  return {
    message: `content(${read.fields.place}): allow less for ${task.entry}`,
    write: [{ path: file.path, data }],
  };
}

/**
 * The entry without what somebody took back. Where that cannot be told apart the entry leaves the
 * archive until an editor has decided.
 */
export async function takenOut(
  context: WriterContext,
  task: OpenTask,
  { tip }: ChangedAt,
): Promise<Change | null> {
  const { joined, repository, archive } = context;
  const file = await entryFile(context, task.entry, tip);
  const submission = task.submission ?? '';
  const pieces = joined.of(submission).find(({ target }) => target === task.entry)?.pieces ?? [];
  const folder = file && path.posix.dirname(file.path);
  if (!folder || pieces.length === 0) {
    joined.end(submission, task.entry, 'out');
    return null;
  }
  const bytes = await repository.readAll(file.photos.map(({ blob }) => blob));
  const photos = new Map(
    file.photos.map(({ path: name }, index) => [
      path.posix.basename(name),
      bytes[index] ?? Buffer.alloc(0),
    ]),
  );
  const place = folder.split('/').at(-2) ?? '';
  const { placeIds } = archive;
  const at = { place, id: task.entry, text: file.text, photos, placeIds };
  const rest = await entryWithout(at, pieces).catch(() => null);
  if (!rest) {
    askEditors(context, { entry: task.entry, place, pieces, text: file.text });
    joined.end(submission, task.entry, 'hidden');
    return gone(context, task, { tip });
  }
  if (rest.screensAgain) askScreens(context, task.entry, place);
  joined.end(submission, task.entry, 'out');
  return {
    message: `content(${place}): take back from ${task.entry}`,
    write: [{ path: file.path, data: rest.text }],
    remove: rest.gone.map((name) => `${folder}/${name}`),
  };
}

/** Out of the archive, and listed so that no output keeps anything. */
export async function gone(
  context: WriterContext,
  task: OpenTask,
  { tip }: Pick<ChangedAt, 'tip'>,
): Promise<Change | null> {
  const file = await entryFile(context, task.entry, tip);
  const before =
    (await context.repository.read(WITHDRAWN, tip))?.toString().trimEnd().concat('\n') ?? '';
  const isListed = new RegExp(`^- id: '?${task.entry}'?$`, 'm').test(before);
  if (!file && isListed) return null;
  const since = localDay(context.now(), context.archive.campaign.timeZone);
  const known = ['', '[]'].includes(before.trim()) ? '' : before;
  return {
    message: `content: withdraw ${task.entry}`,
    remove: file ? [file.path.replace(/\/index\.md$/, '')] : [],
    write: isListed
      ? []
      : [{ path: WITHDRAWN, data: `${known}- id: ${task.entry}\n  since: '${since}'\n` }],
  };
}
