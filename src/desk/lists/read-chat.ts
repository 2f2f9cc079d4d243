/** A chat's messages with pictures, as drafts that somebody of the desk completes. */
import type { ChatDraft } from '../../intake/chat/drafts.ts';
import { openChat, type OpenChat } from '../../intake/chat/index.ts';
import { readPhotos } from '../../intake/draft/read-photos.ts';
import type { Finding } from '../../model/problem.ts';
import { cleanInto } from './clean-into.ts';
import type { KeptPhoto } from '../store/submission.ts';
import { BlobStore } from '../store/blobs.ts';
import { submissionId, type Reading, type ReadOne, type ReadRow } from './read-types.ts';

/**
 * Every message with pictures as a row, its photographs kept; counts before and after, or why it
 * cannot be read.
 */
export async function* readChat(reading: Reading): AsyncGenerator<ReadOne> {
  const chat = await openChat(reading.file, reading.timeZone).catch(() => null);
  if (!chat) return yield { refused: { code: 'import-no-chat', field: '' } };
  if ('refused' in chat) return yield chat;
  const { drafts, messages, pictures, left, notes } = chat;
  const names = { kept: new Set<string>(), before: new Set<string>() };
  const count = (): ReadOne => {
    const sum = { messages, pictures, left, kept: names.kept.size, before: names.before.size };
    return { opened: { total: drafts.length, refused: notes, chat: sum } };
  };
  try {
    yield count();
    const seen = new Map<string, number>();
    for (const [index, draft] of drafts.entries()) {
      const key = `chat ${draft.at} ${draft.contacts[0] ?? ''}`;
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      const id = submissionId(reading, before === 0 ? key : `${key} ${before + 1}`);
      yield { row: await rowOf(reading, chat, draft, { index, submission: id, names }) };
    }
    yield count();
  } finally {
    chat.close();
  }
}

interface Place {
  index: number;
  /** UUID: several people whom one sender forwards in one minute differ by their order. */
  submission: string;
  /** Pictures that stand in drafts, now and before. */
  names: { kept: Set<string>; before: Set<string> };
}

async function rowOf(
  reading: Reading,
  chat: OpenChat,
  draft: ChatDraft,
  { index, submission, names }: Place,
): Promise<ReadRow> {
  const { at, story, contacts, questions } = draft;
  const common = {
    sheet: '',
    row: index + 1,
    id: submission,
    submission,
    at,
    photoNames: draft.photos,
    raw: { ...reading.defaults, consent: undefined, story },
    contacts: contacts.map((text): [string, string] => ['', text]),
  };
  if (reading.before.includes(submission)) {
    for (const name of draft.photos) names.before.add(name);
    const finding: Finding = { code: 'import-there', field: '', severity: 'warning' };
    const findings = [{ ...finding, params: { id: submission } }];
    return { ...common, verdict: 'there', usable: false, findings, photos: [] };
  }
  const { kept, findings } = await keep(chat, draft, new BlobStore(reading.blobs), names.kept);
  const all = [...questions, ...findings];
  return { ...common, verdict: 'new', usable: true, questions, findings: all, photos: kept };
}

async function keep(
  chat: OpenChat,
  { photos }: ChatDraft,
  blobs: BlobStore,
  names: Set<string>,
): Promise<{ kept: KeptPhoto[]; findings: Finding[] }> {
  const kept: KeptPhoto[] = [];
  const clean = cleanInto(blobs, (photo) => kept.push(photo));
  const { findings, unreadable } = await readPhotos({ read: chat.readPhoto, clean }, photos);
  for (const name of photos) if (!unreadable.includes(name)) names.add(name);
  return { kept, findings };
}
