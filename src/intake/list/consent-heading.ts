/** What a heading of consents asks for. */
import { USES, type Use } from '../../model/veteran.ts';
import type { Column } from './column.ts';
import { isUseWord } from './consent-words.ts';

/** What stands beside the word "consent" when a column holds who gave it. */
const SIGNED =
  /(?<!\p{L})(?:фио|ф и о|аты жөні|телефон\p{L}*|подпис\p{L}*|қолы|дата|күні|номер|кто|кім\p{L}*|name|phone|date|who)(?!\p{L})/u;

/** Words that stand in headings of consents beside the uses. */
const ABOUT =
  /^(?:согласие|согласия|разрешение|келісім|келісімі|рұқсат|рұқсаты|consent|на|в|для|публикацию|публикация|публикации|показ|показа|показать|размещение|размещения|использование|жариялау|жариялауға|жарияланым|көрсету|көрсетуге|орналастыруға|салуға|беруге|шығаруға|пайдалануға|үшін|туралы|отбасы|отбасының|семьи|родственников|родных|туыстарының|туыстардың|близких|письменное|жазбаша|to|the|on|of|family|publish|publication|show|in|for|и|және|мен|and|уличный|уличном|уличных|көшедегі|городском|қалалық)$/u;
const PERSONAL = /персональн|перс данн|дербес|personal data|личных данных|жеке дерек/u;
const SPEAKS_OF_CONSENT = /(?<!\p{L})(?:соглас|разрешен|келісім|рұқсат|consent|permission)/u;
/** A refusal: its "yes" means no, so that only a person can say what stands below it. */
const SPEAKS_OF_REFUSAL =
  /(?<!\p{L})(?:отказ(?:ы|а|ались|ался|алась)?(?!\p{L})|несоглас|запрет|запрещ|келіспе|бас тарт|refus|можно ли|против (?:публик|показ|размещ)|(?:жариялауға|көрсетуге|шығаруға|салуға) қарсы|(?:о?публиковать)(?!\p{L}))|^(?:против|қарсы)$/u;
/** «Да / нет» as the form of the answer. */
const FORM =
  /(?<!\p{L})(?:да (?:или )?нет|есть (?:или )?нет|иә (?:немесе )?жоқ|бар (?:немесе )?жо[қғ]\p{L}*|yes (?:or )?no)(?!\p{L})/gu;

/** The uses that a word names. */
const usesOf = (word: string): Use[] => USES.filter((use) => isUseWord(word, use));

/**
 * What a column of consents holds: answers to the uses that its heading names, who gave them, or what
 * only a person can say.
 * @param heading As `foldHeading` leaves it.
 * @returns `null` when it does not speak of a consent.
 */
export function consentHeading(heading: string): Pick<Column, 'target' | 'uses'> | null {
  const named = usesIn(heading);
  if (named === null) return null;
  if (SIGNED.test(heading)) return { target: 'private' };
  return typeof named === 'string' ? { target: named } : { target: 'consent', uses: named };
}

function usesIn(heading: string): Use[] | 'personal-data' | 'consent-unclear' | null {
  if (SPEAKS_OF_REFUSAL.test(heading)) return 'consent-unclear';
  const isOfConsent = SPEAKS_OF_CONSENT.test(heading);
  if (isOfConsent && PERSONAL.test(heading))
    return /публик|жария|publi|показ/u.test(heading) ? 'consent-unclear' : 'personal-data';
  const parts = heading.replace(FORM, ' ').split(' ').filter(Boolean);
  // Most cells of a list end here, at their first word.
  if (!parts.every((part) => ABOUT.test(part) || usesOf(part).length > 0))
    return isOfConsent ? 'consent-unclear' : null;
  const uses = USES.filter((use) => parts.some((part) => isUseWord(part, use)));
  if (isOfConsent) return uses;
  // «Экран», «в прессу», «сайт да/нет» speak of it; «Видео» and «Газета» alone may be others.
  const isAlone = parts.length === 1 && heading === parts[0];
  return (isAlone ? uses.includes('led') : uses.length > 0) ? 'consent-unclear' : null;
}
