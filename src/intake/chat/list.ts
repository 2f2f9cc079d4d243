/** A chat's drafts as a list to complete: what a family has sent to the specialist's telephone. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { writeAtomically } from '../../base/platform/files.ts';
import { t, type Translator } from '../../i18n/index.ts';
import type { Language } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import { cleanPhoto } from '../photo/clean-photo.ts';
import { sayFindings } from '../draft/draft.ts';
import { readPhotos } from '../draft/read-photos.ts';
import type { ChatDraft } from './drafts.ts';
import type { OpenChat } from './index.ts';

/** Columns to fill, then those the chat filled; headings are the form's own labels. */
const EMPTY = ['name', 'birth.date', 'place', 'category', 'consent'] as const;

export interface WrittenList {
  /** What could not be taken over. */
  findings: Finding[];
  /** Pictures that were. */
  kept: number;
}

/**
 * Writes a folder with `people.xlsx` and the cleaned pictures: filled in, it is what the import takes.
 * Questions stand beside whom they are about, in a column that the import leaves.
 *
 * @param folder A new folder outside Git: the sender stands in the list.
 */
export async function writeChatList(
  { drafts, readPhoto }: Pick<OpenChat, 'drafts' | 'readPhoto'>,
  folder: string,
  language: Language,
): Promise<WrittenList> {
  const say = t(language);
  const findings: Finding[] = [];
  const rows: (string | null)[][] = [];
  const kept = new Set<string>();
  const photos = path.join(folder, 'photos');
  await mkdir(photos, { recursive: true, mode: 0o700 });
  for (const [index, draft] of drafts.entries()) {
    const means = { read: readPhoto, clean: cleanPhoto };
    const read = await readPhotos(means, draft.photos);
    findings.push(...read.findings.filter(({ severity }) => severity !== 'warning'));
    const names = read.clean.map((_, at) => `${index + 1}-${at + 1}.jpg`);
    for (const [at, name] of names.entries())
      await writeFile(path.join(photos, name), read.clean[at]?.bytes ?? '', { mode: 0o600 });
    for (const photo of draft.photos) if (!read.unreadable.includes(photo)) kept.add(photo);
    rows.push([
      ...EMPTY.map(() => null),
      draft.story.kk ?? null,
      draft.story.ru ?? null,
      names.join('; ') || null,
      draft.contacts.join('\n') || null,
      draft.at.replace('T', ' '),
      sayQuestions(draft, say).join('\n') || null,
    ]);
  }
  const isAsked = drafts.some(({ questions }) => questions.length > 0);
  const table = [headings(say), ...rows].map((row) => (isAsked ? row : row.slice(0, -1)));
  await writeAtomically(path.join(folder, 'people.xlsx'), folder, (file) =>
    writeExcelFile(table).toFile(file),
  );
  return { findings, kept: kept.size };
}

function headings(say: Translator): string[] {
  const story = (name: Language): string =>
    `${say('field.veteran.story')} (${say(`field.language.${name}`)})`;
  return [
    ...EMPTY.map((field) => say(`field.veteran.${field}`)),
    ...[story('kk'), story('ru'), say('field.veteran.photos')],
    ...[say('import.chat.sender'), say('import.chat.time'), say('import.chat.questions')],
  ];
}

const sayQuestions = ({ questions }: ChatDraft, say: Translator): string[] =>
  sayFindings(questions, say).map(({ message, advice }) => `${message} ${advice}`);
