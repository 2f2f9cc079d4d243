/** Yes, no, and what a family agrees to. */

const YES =
  /^(?:иә|ия|бар|келіс\p{L}*|рұқсат|да|есть|согла\p{L}*|можно|yes|y|true|1|\+|v|✓|✔|☑)$/iu;
const NO = /^(?:жоқ|келіспе\p{L}*|болмайды|нет|не согла\p{L}*|нельзя|no|n|false|0|-|–|—)$/iu;

/** `undefined` when it is neither. */
export function readYesNo(text: string): boolean | undefined {
  const word = text.trim().replace(/[.!]$/, '');
  if (NO.test(word)) return false;
  return YES.test(word) ? true : undefined;
}

type Consent = Partial<Record<'page' | 'clip' | 'led' | 'press', boolean>>;

const USES = {
  page: /сайт|страниц|бет|page|site/iu,
  clip: /ролик|видео|бейне|clip|video/iu,
  led: /экран|led|screen/iu,
  press: /пресс|сми|баспас|press|media/iu,
} as const;
/** Whatever is said with these must be asked. */
const EXCEPT = /(?<!\p{L})(?:не|кроме|емес|басқа|not|except)(?!\p{L})/iu;
const EVERYTHING =
  /^(?:да,? )?(?:на )?(?:вс[её]|полное)(?:$|[\s,.])|барлы[ғқ]|^(?:all|everything)/iu;

/**
 * One column for all consents: uses by name, «на всё»; a bare "yes" means the page and no more,
 * since each use is a decision of its own.
 */
export function readConsent(text: string): Consent | undefined {
  const answer = readYesNo(text);
  if (answer !== undefined) return { page: answer };
  if (EXCEPT.test(text)) return undefined;
  if (EVERYTHING.test(text.trim())) return { page: true, clip: true, led: true, press: true };
  const uses = Object.entries(USES).filter(([, words]) => words.test(text));
  return uses.length > 0 ? Object.fromEntries(uses.map(([use]) => [use, true])) : undefined;
}

/** Addresses as pages of the web, «семья» as the family's word, everything else as a document. */
export const readSources = (
  text: string,
): { id: string; type: string; title: string; url?: string }[] =>
  text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((title, index) => {
      const address = /https?:\/\/\S+/.exec(title)?.[0];
      const url = address && URL.canParse(address) ? address : undefined;
      const isFamily = /семь|родн|отбас|туыс|family/iu.test(title);
      return {
        id: `list-${index + 1}`,
        type: url ? 'web' : isFamily ? 'family' : 'document',
        title: url === title ? new URL(url).hostname : title,
        ...(url && { url }),
      };
    });
