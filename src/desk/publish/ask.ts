/** What the desk itself puts before its people: told once, on the tab of the entry's place. */
import { randomUUID } from 'node:crypto';
import { readEntryText } from '../../cms/entry-text.ts';
import type { DeskContext } from '../store/desk-context.ts';
import type { Piece } from '../store/joined.ts';
import { TAKEN_BACK, type Kind } from '../store/submission.ts';

/** Somebody took back words that stand among others' in an entry: it is hidden until it is decided. */
export function askEditors(
  desk: DeskContext,
  about: { entry: string; place: string; pieces: readonly Piece[]; text: string },
): void {
  const { entry, place, pieces, text } = about;
  if (desk.submissions.isAskedAbout(entry)) return;
  const fields = [...new Set(pieces.map(({ path }) => path.split('.')[0] ?? ''))];
  const { name } = readEntryText(text);
  ask(desk, 'withdrawal', { entry, draft: { place, name, fields }, flags: [TAKEN_BACK] });
  desk.audit.record({ staff: null, action: 'hide', entry });
}

/** What the screens show is another entry now: a second person looks at it again. */
export function askScreens(desk: DeskContext, entry: string, place: string): void {
  const { submissions } = desk;
  const known = submissions.lookedAtFor(entry);
  const id = known ?? ask(desk, 'addition', { entry, draft: { place } });
  if (!known) submissions.update(id, { state: 'settled' });
  submissions.update(id, { led: 'asked', approver: null });
}

/** Puts a question about an entry before its people. @returns The id of what asks it. */
export function ask(
  { submissions }: Pick<DeskContext, 'submissions'>,
  kind: Kind,
  { entry, draft, flags = [] }: { entry: string; draft: object; flags?: readonly string[] },
): string {
  const id = randomUUID();
  const own = { id, kind, channel: 'desk', language: 'kk', consents: {}, entry } as const;
  submissions.receive({ ...own, draft: { ...draft }, flags }, 0);
  return id;
}
