/** Times and files as Instagram and Facebook write them. */
import { localMinute } from '../../../model/zone.ts';
import { fileOf, kindOf, type ChatFile, type FileKind } from '../message.ts';
import type { ChatSource } from '../source.ts';

/** `2027-04-09T18:05` where the archive is: exports count milliseconds. */
export const localTime = (ms: number, { timeZone }: ChatSource): string =>
  localMinute(new Date(ms), timeZone).replace(' ', 'T');

/** The member that a `uri` means, from wherever the export begins. */
export function fileAt(source: ChatSource, uri: string, beside: string, kind?: FileKind): ChatFile {
  const as = kind ?? kindOf(uri);
  if (/^https?:/i.test(uri)) return { name: uri, kind: as, absent: 'link' };
  return fileOf(uri, source.find(uri, beside), as);
}
