/**
 * Where a long Cyrillic word may be parted: between syllables, which Kazakh and Russian count alike.
 * Browsers know no hyphenation of Kazakh, and no list of patterns for it is kept anywhere.
 */
const SOFT_HYPHEN = '\u00ad';

/** Shorter words fit every cell of a table on a telephone. */
const LONG = 9;
/** Letters that stay together at either end of a word. */
const END = 2;

const VOWELS = 'аәеёиоөуұүыіэюя';
/** These belong to what stands before them. */
const LEANING = 'йьъ';

const isVowel = (letters: string, at: number): boolean => {
  const letter = letters.charAt(at);
  // In «тау», «ауыл» it is half a consonant.
  const isGlide = letter === 'у' && at > 0 && isVowel(letters, at - 1);
  return VOWELS.includes(letter) && letter !== '' && !isGlide;
};

/** The syllables of a word, which together are the word. */
export function syllables(word: string): string[] {
  const letters = word.toLowerCase();
  const parts: string[] = [];
  let start = 0;
  let last = -1;
  for (let at = 0; at < word.length; at += 1) {
    if (!isVowel(letters, at)) continue;
    const cut = last < 0 ? 0 : cutBetween(letters, last, at);
    if (cut - start >= END && word.length - cut >= END) {
      parts.push(word.slice(start, cut));
      start = cut;
    }
    last = at;
  }
  return [...parts, word.slice(start)];
}

/** One consonant goes with the second vowel, of several the first stays with the first. */
function cutBetween(letters: string, first: number, second: number): number {
  let cut = second - first > 2 ? first + 2 : first + 1;
  while (cut < second && LEANING.includes(letters.charAt(cut))) cut += 1;
  return cut;
}

/**
 * A text whose long words may be parted where a line has no room; unseen everywhere else.
 * @param long Letters of the shortest such word.
 */
export const hyphenated = (text: string, long = LONG): string =>
  text
    .split(/(\p{Script=Cyrillic}+)/u)
    .map((word, index) =>
      index % 2 === 1 && word.length >= long ? syllables(word).join(SOFT_HYPHEN) : word,
    )
    .join('');
