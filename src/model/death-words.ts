/** Words that stand where the date of a death belongs and tell of no day: each has its own question. */

export type DeathWord = 'living' | 'missing' | 'buried' | 'dead';

/** Words that follow one another, small, with `е` for `ё`; signs between them do not count. */
const PHRASES: Readonly<Record<DeathWord, string>> = {
  living: `жив, жива, живы, живой, живая, живет, проживает, живущий, живущая, здравствует, здраствует,
    здравствующий, здравствующая, в добром здравии, тірі, өмір сүріп жатыр, өмір сүріп келеді,
    өмір сүруде, ортамызда, alive, living, lives, still with us`,
  missing: `без вести, безвести, безвестно, б в, б вести, пропал, пропала, пропавший, пропавшая, проп,
    хабарсыз, хабар ошарсыз, хабар ошар жоқ, хабары жоқ, із түзсіз, із түссіз, missing, mia, m i a`,
  buried: `похоронен, похоронена, похор, захоронен, захоронена, перезахоронен, перезахоронена, погребен,
    погребена, жерленген, жерленді, buried, interred`,
  dead: `неживой, неживая, нет в живых, нет уже в живых, в живых нет, нет среди живых, среди живых нет,
    нет с нами, с нами нет, умер, умерла, скончался, скончалась, погиб, погибла, убит, убита, покойный,
    покойная, покойник, ушел из жизни, ушла из жизни, қайтыс, дүниеден, өмірден, бақилық, қаза, мерт,
    марқұм, көз жұмды, көз жұмған, өмірде жоқ, арамызда жоқ, ортамызда жоқ, died, dead, deceased, killed,
    passed away, no longer with us`,
}; // prettier-ignore

const LIST = Object.entries(PHRASES).map(
  ([kind, phrases]) =>
    [
      kind as DeathWord,
      phrases.split(',').map((phrase) => phrase.trim().split(/\s/u).filter(Boolean)),
    ] as const,
);

/** Right before a word they deny it. */
const DENYING = ['не', 'ни', 'not', 't', 'longer'];
/** «не пропал без вести»: what is denied is the whole. */
const MISSING = ['пропал', 'пропала', 'пропавший', 'пропавшая', 'проп'];
/** Right behind a word, in Kazakh. */
const DENYING_BEHIND = ['емес', 'жоқ'];
/** Who was alive then: nothing is said of today. */
const PAST = ['был', 'была', 'были', 'оставался', 'оставалась', 'еді', 'болған', 'болды', 'кезінде',
  'кезде', 'was']; // prettier-ignore
/** Beside a year they make it one of a birth. */
const BIRTH = ['р', 'рожд', 'рождения', 'род', 'т', 'туған', 'born'];

/** What the text says instead of a day; `undefined` where that is not one thing alone. */
export function deathWord(text: string): DeathWord | undefined {
  const words = wordsOf(text);
  const kinds = new Set<DeathWord>();
  for (const [kind, phrases] of LIST)
    for (const phrase of phrases)
      for (const at of placesOf(phrase, words)) {
        const isDenied =
          DENYING.includes(words[at - 1] ?? '') ||
          (MISSING.includes(words[at - 1] ?? '') && DENYING.includes(words[at - 2] ?? '')) ||
          DENYING_BEHIND.includes(words[at + phrase.length] ?? '');
        if (!isDenied) kinds.add(kind);
        else if (kind === 'living') kinds.add('dead');
      }
  if (kinds.has('living')) return kinds.size === 1 && !isOfThePast(words) ? 'living' : undefined;
  if (kinds.has('missing')) return 'missing';
  if (kinds.has('buried')) return 'buried';
  // A year beside it is one of the death: what is wrong with the text is another thing.
  return kinds.has('dead') && !words.some((word) => /\d/.test(word)) ? 'dead' : undefined;
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\d]/u)
    .filter(Boolean);

const placesOf = (phrase: readonly string[], words: readonly string[]): number[] =>
  [...words.keys()].filter((at) => phrase.every((word, index) => words[at + index] === word));

/** «жив в 1945», «был жив»; a year of this century, or of a birth, says nothing of that. */
const isOfThePast = (words: readonly string[]): boolean =>
  words.some((word) => PAST.includes(word)) ||
  words.some(
    (word, at) =>
      /^1[89]\d\d$/.test(word) &&
      ![at - 1, at + 1, at + 2].some((beside) => BIRTH.includes(words[beside] ?? '')),
  );
