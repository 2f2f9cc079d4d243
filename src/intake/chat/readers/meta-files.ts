/** Times and files as Instagram and Facebook write them. */
import { kindOf, type ChatFile, type FileKind } from '../message.ts';
import type { ChatSource } from '../source.ts';

const KAZAKHSTAN = 'Asia/Almaty';
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: KAZAKHSTAN,
  dateStyle: 'short',
  timeStyle: 'short',
});
/** `2027-04-09T18:05` where the archive is: exports count milliseconds. */
export const localTime = (ms: number): string => clock.format(new Date(ms)).replace(' ', 'T');

/** The member that a `uri` means, from wherever the export begins. */
export function fileAt(source: ChatSource, uri: string, beside: string, kind?: FileKind): ChatFile {
  const as = kind ?? kindOf(uri);
  if (/^https?:/i.test(uri)) return { name: uri, kind: as, absent: 'link' };
  const member = source.find(uri, beside);
  return member ? { name: member, kind: as } : { name: uri, kind: as, absent: 'omitted' };
}
