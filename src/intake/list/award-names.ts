/** Which award a text names, whole or with its words cut short. */
import { awards } from '../../model/glossary.ts';
import { AWARDS, KINDS, ORDERS } from './abbreviations.ts';
import { foldHeading } from './fold-heading.ts';

/** What an award is, without which its name is often written. */
const EMPTY = /(?<!\p{L})(?:the|of|юбилейн\p{L}{0,3}|юбил|юб|мерейтойлық|мерейт)(?!\p{L})/gu;
export const core = (text: string): string =>
  foldHeading(
    KINDS.reduce((rest, [, words]) => rest.replace(words, ' '), foldHeading(text)).replace(
      EMPTY,
      ' ',
    ),
  );

/** `order` or `medal` where the text says it, once. */
export function kindOf(text: string): 'order' | 'medal' | undefined {
  const folded = foldHeading(text);
  return KINDS.find(([, words]) => folded.search(words) >= 0)?.[0];
}
const isOfKind = (code: string, kind: 'order' | 'medal' | undefined): boolean =>
  !kind || (awards.get(code)?.kind === 'order') === (kind === 'order');

/** All names short of their kind, with the award: two where the order and the medal are of one man. */
const NAMES: readonly (readonly [words: readonly string[], code: string])[] = [
  ...[...awards.values()].flatMap(({ code, name }) =>
    Object.values(name).map((words) => [core(words ?? '').split(' '), code] as const),
  ),
  ...AWARDS.map(([words, code]) => [words.split(' '), code] as const),
];

/** The one award whose name this is or shortens, word for word; never one of several. */
export function codeOf(text: string): string | undefined {
  const kind = kindOf(text);
  const words = core(text).split(' ');
  if (kind === 'order')
    for (const [name, code] of ORDERS) if (name === words.join(' ')) return code;
  const fits = (isPart: (whole: string, word: string) => boolean): string[] => [
    ...new Set(
      NAMES.filter(
        ([name, code]) =>
          name.length === words.length &&
          isOfKind(code, kind) &&
          name.every((whole, at) => isPart(whole, words[at] ?? '')),
      ).map(([, code]) => code),
    ),
  ];
  const exact = fits((whole, word) => whole === word);
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  // One short word without its kind may be anything.
  if (words.length === 1 && !kind) return undefined;
  const shortened = fits(
    (whole, word) => whole === word || (word.length > 1 && whole.startsWith(word)),
  );
  return shortened.length === 1 ? shortened[0] : undefined;
}

/** «Вены» of «за взятие Вены», «за победу» of two: some words of a name, never all of them. */
export function isPieceOfName(text: string): boolean {
  const words = core(text).split(' ');
  const piece = words.join(' ');
  return (
    piece.length > 3 &&
    NAMES.some(
      ([name]) =>
        words.length < name.length &&
        [name.slice(0, words.length), name.slice(-words.length)].some(
          (part) => part.join(' ') === piece,
        ),
    )
  );
}
