/** Cells that say nothing, say "as above", or hold an error of the spreadsheet. */
import { foldHeading } from './fold-heading.ts';
import { wordList } from './split.ts';

const NOTHING = new Set(
  wordList(`нет, н д, нд, нет данных, данных нет, нет сведений, сведений нет, неизвестно,
    не известно, неизвестен, неизвестна, неизвестный, неизвестные, неизв, не установлено,
    не установлен, не установлена, не указано, не указан, не указана, не имеет, не имеется,
    не имел, не имела, отсутствует, отсутствуют, не награжден, не награждена, нет информации,
    не награждался, не награждалась, наград нет, наград не имеет, без наград, нет наград,
    не знаем, не помним, сведения отсутствуют, данные отсутствуют, не заполнено, пусто, жоқ,
    белгісіз, белгісiз, мәлімет жоқ, дерек жоқ, деректер жоқ, мәліметтер жоқ, ж қ, көрсетілмеген,
    анықталмаған, жазылмаған, марапаты жоқ, марапаттары жоқ, наградасы жоқ, марапатталмаған,
    марапатталмады, ақпарат жоқ, білмейміз, есте жоқ, дерегі жоқ, атағы жоқ, звания нет,
    без звания, фото нет, нет фото, сурет жоқ, суреті жоқ, фотосы жоқ, none, no data, n a, na,
    unknown, not known, no information, null`).map(foldHeading),
);

/** «Нет», «жоқ», «н/д», «белгісіз», a dash, dots, a lone question mark: nothing is known. */
export const saysNothing = (text: string): boolean =>
  /^[\s.…?_*\-–—−/xх+=]*$/iu.test(text) && !/^[+]$/.test(text.trim())
    ? !isDitto(text)
    : !text.includes('?') && NOTHING.has(foldHeading(text));

const DITTO_WORDS = new Set(
  wordList(`там же, то же, тоже, то же самое, тот же, та же, те же, так же, как выше, см выше,
    сол жерде, сонда, сол, дәл сондай, жоғарыдағыдай, осы жерде, сол жер, бұл да сонда, ditto,
    same, the same, as above, ibid`).map(foldHeading),
);

/** A mark or word that points at the row above. */
export const isDitto = (text: string): boolean =>
  /^[\s\-–—_.]*(?:["”“„‟«»'’`´]|\/\/|\\\\)[\s\-–—_."”“„«»'’`´/\\]*$/u.test(text) ||
  DITTO_WORDS.has(foldHeading(text));

/** `#REF!`, «#Н/Д», `########`. */
export const isErrorCell = (text: string): boolean =>
  /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|Н\/Д|ЗНАЧ!|ИМЯ\?|ДЕЛ\/0!|ЧИСЛО!|ПУСТО!|ССЫЛКА!|#+)$/u.test(
    text,
  );
