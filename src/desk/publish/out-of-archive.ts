/** Changes by which the archive gets less: uses revoked, words taken back, an entry withdrawn. */
import path from 'node:path';
import { writeEntry } from '../../intake/draft/entry-files.ts';
import { localDay } from '../../model/zone.ts';
import { WITHDRAWN } from '../../model/withdrawn.ts';
import { entryWithout } from '../entry/entry-without.ts';
import { parseEntry } from '../store/archive-view.ts';
import { askEditors, askScreens } from './ask.ts';
import { entryFile, type MakeChange } from './entry-file.ts';

/** The entry without the uses that its family revoked; nothing is allowed that was not before. */
export const allowedLess: MakeChange = async (desk, task, { tip }) => {
  const file = await entryFile(desk, task.entry, tip);
  const read = file && parseEntry(file.path, file.text);
  if (!read) return null;
  const consents = desk.submissions.consentsOf(task.submission ?? '');
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
    message: `content(${file.place}): allow less for ${task.entry}`,
    write: [{ path: file.path, data }],
  };
};

/**
 * The entry without what somebody took back. Where that cannot be told apart the entry leaves the
 * archive until an editor has decided.
 */
export const takenOut: MakeChange = async (desk, task, at) => {
  const { joined, repository, archive } = desk;
  const file = await entryFile(desk, task.entry, at.tip);
  const submission = task.submission ?? '';
  const pieces = joined.of(submission).find(({ target }) => target === task.entry)?.pieces ?? [];
  if (!file || pieces.length === 0) {
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
  const { place, folder, text } = file;
  const { placeIds } = archive;
  const rest = await entryWithout({ place, id: task.entry, text, photos, placeIds }, pieces).catch(
    () => null,
  );
  if (!rest) {
    askEditors(desk, { entry: task.entry, place, pieces, text });
    joined.end(submission, task.entry, 'hidden');
    return gone(desk, task, at);
  }
  if (rest.screensAgain) askScreens(desk, task.entry, place);
  joined.end(submission, task.entry, 'out');
  return {
    message: `content(${place}): take back from ${task.entry}`,
    write: [{ path: file.path, data: rest.text }],
    remove: rest.gone.map((name) => `${folder}/${name}`),
  };
};

/** Out of the archive, and listed so that no output keeps anything. */
export const gone: MakeChange = async (desk, task, { tip }) => {
  const file = await entryFile(desk, task.entry, tip);
  const before =
    (await desk.repository.read(WITHDRAWN, tip))?.toString().trimEnd().concat('\n') ?? '';
  const isListed = new RegExp(`^- id: '?${task.entry}'?$`, 'm').test(before);
  if (!file && isListed) return null;
  const since = localDay(desk.now(), desk.archive.campaign.timeZone);
  const known = ['', '[]'].includes(before.trim()) ? '' : before;
  return {
    message: `content: withdraw ${task.entry}`,
    remove: file ? [file.folder] : [],
    write: isListed
      ? []
      : [{ path: WITHDRAWN, data: `${known}- id: ${task.entry}\n  since: '${since}'\n` }],
  };
};
