/** What WhatsApp itself writes into a chat, by the stems of its words in Kazakh, Russian and English. */
import type { Unread } from '../message.ts';

export const MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** «(файл добавлен)», «<attached: …>»: what says that a name is a file's. */
export const ATTACHED = /attach|прикреп|прилож|вложен|добавлен|тірке|қос|жалған|салын/iu;
/** What a mark after the last word of a message says that was changed. */
const EDITED = /edit|измен|отредакт|өзгер|өңде|түзет|редакция/iu;
/** What stands alone in a line above a forwarded text. */
const FORWARDED =
  /^(?:переслано|переадресовано|пересылаемое|forwarded|қайта жіберіл\S*|жолданды|жолданған|бағыттал\S*)(?: (?:много раз|many times|көп рет))?$/iu;
/** A file that was left out, of which iPhones say what it was. */
const OMITTED =
  /omitted|опущен|отсутству|пропущен|не сохран|не включ|без медиа|жоқ|қосылма|алынып|медиасыз|медиафайлсыз/iu;
export const PICTURE_WORD = /image|photo|picture|изображ|фото|снимок|сурет|кескін/iu;

/** The whole message, of a telephone that does not mark what it says itself. */
const WHOLE: readonly (readonly [Unread, RegExp])[] = [
  [
    'deleted',
    /^(?:(?:данное|это) сообщение (?:было )?удалено|вы удалили (?:данное|это) сообщение|сообщение (?:было )?удалено.{0,40}|(?:this|the) message was deleted.{0,40}|you deleted this message|(?:бұл|осы) хабар\S*(?: \S+)? (?:жой|өшір)\S*|сіз (?:бұл|осы) хабар\S* (?:жой|өшір)\S*)\.?$/iu,
  ],
  [
    'poll',
    /^(?:опрос|poll|сауалнама|дауыс беру|встреча|мероприятие|event|іс-?шара)\s*:\s*(?:\n|$|\S)/iu,
  ],
  [
    'call',
    /^(?:(?:пропущенный|входящий|исходящий|missed|қабылданбаған|өткізіп алынған)\s)?(?:групповой |group |топтық )?(?:аудио|видео|голосовой |voice |video |audio |дауыстық |бейне)-?\s?(?:звонок|call|қоңырау)/iu,
  ],
  [
    'unsupported',
    /^(?:null|ожидание (?:этого )?сообщени.*|waiting for this message.*|бұл хабар.{0,20}күт.*)$/iu,
  ],
];

/** A message without the marks that were put to it, line by line. */
export const withoutMarks = (text: string): string =>
  withoutEdit(text.trimEnd())
    .split('\n')
    .map((line) => line.replace(MARKS, '').trim())
    .filter((line) => !FORWARDED.test(line))
    .join('\n')
    .trim();

/** Letters of such a mark, and of what a telephone itself says. */
const LONGEST_MARK = 80;

function withoutEdit(text: string): string {
  const begin = text.lastIndexOf('<');
  const mark = text.slice(begin);
  const isMark = begin >= 0 && mark.endsWith('>') && mark.length <= LONGEST_MARK;
  return isMark && EDITED.test(mark) ? text.slice(0, begin) : text;
}

/** Letters of a message that is none of anybody's words. */
const LONGEST_WHOLE = 300;

/**
 * What a whole message is that is nobody's words.
 * @param isMarked Whether it begins as what iPhones say themselves.
 */
export function unreadOf(text: string, isMarked: boolean): Unread | undefined {
  const isShort = text.length <= LONGEST_WHOLE;
  const found = isShort ? WHOLE.find(([, pattern]) => pattern.test(text))?.[0] : undefined;
  return found ?? (isMarked ? 'service' : undefined);
}

/** Whether words stand for a file that was left out. */
export const isOmitted = (text: string, isMarked: boolean): boolean =>
  text.length <= LONGEST_MARK &&
  !/\d{3}/.test(text) &&
  (isMarked ? OMITTED.test(text) : /^<[^<>]+>$/.test(text));
