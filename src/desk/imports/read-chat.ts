/** A chat's messages with pictures, as drafts that somebody of the desk completes. */
import { cleanPhoto } from '../../intake/clean-photo.ts';
import type { ChatDraft } from '../../intake/messenger/drafts.ts';
import { openChat, type OpenChat } from '../../intake/messenger/index.ts';
import type { Finding } from '../../model/problem.ts';
import { keepPictures } from '../store/photos.ts';
import type { KeptPhoto } from '../store/submission.ts';
import { Vault } from '../store/vault.ts';
import { submissionId, type Reading, type ReadOne, type ReadRow } from './reading.ts';

export async function* readChat(reading: Reading): AsyncGenerator<ReadOne> {
  const chat = await openChat(reading.file).catch(() => null);
  if (!chat) return yield { refused: { code: 'import-no-chat', field: '' } };
  try {
    yield { opened: { total: chat.drafts.length } };
    for (const [index, draft] of chat.drafts.entries())
      yield { row: await rowOf(reading, chat, draft, index) };
  } finally {
    chat.close();
  }
}

async function rowOf(
  reading: Reading,
  chat: OpenChat,
  draft: ChatDraft,
  index: number,
): Promise<ReadRow> {
  const { at, story, contacts } = draft;
  const submission = submissionId(reading, `chat ${at} ${contacts[0] ?? ''}`);
  const common = {
    ...{ sheet: '', row: index + 1, id: submission, submission, at, photoNames: draft.photos },
    raw: { ...reading.defaults, consent: undefined, story },
    contacts: contacts.map((text): [string, string] => ['', text]),
  };
  if (reading.before.includes(submission)) {
    const finding: Finding = { code: 'import-there', field: '', severity: 'warning' };
    const findings = [{ ...finding, params: { id: submission } }];
    return { ...common, verdict: 'there', usable: false, findings, photos: [] };
  }
  const { kept, findings } = await keep(chat, draft, new Vault(reading.vault));
  return { ...common, verdict: 'new', usable: true, findings, photos: kept };
}

async function keep(
  chat: OpenChat,
  { photos }: ChatDraft,
  vault: Vault,
): Promise<{ kept: KeptPhoto[]; findings: Finding[] }> {
  const kept: KeptPhoto[] = [];
  const findings: Finding[] = [];
  for (const name of photos) {
    const bytes = await chat.readPhoto(name).catch(() => null);
    const absent = { code: 'import-photo-absent', field: 'photos', params: { file: name } };
    const cleaned = bytes ? await cleanPhoto(bytes, name) : { refused: absent };
    if ('refused' in cleaned) findings.push(cleaned.refused);
    else if (bytes) {
      kept.push(await keepPictures(vault, bytes, cleaned.photo));
      findings.push(...cleaned.photo.advice);
    }
  }
  return { kept, findings };
}
