/** Where what is told of a person comes from. */
import { SOMEBODY_ELSE } from './headings.ts';
import { split } from './split.ts';

export interface ListedSource {
  id: string;
  type: string;
  title: string;
  url?: string;
}

/**
 * Addresses as pages of the web, «семья» as the family's word, everything else as a document. Whoever
 * is named as a relative or an official is not published.
 */
export function readSources(text: string): { sources: ListedSource[]; people: string[] } {
  const parts = split(text, /[;\n]/);
  const isFamily = (part: string): boolean =>
    /^(?:семья|семьи|родные|отбасы|отбасынан|family)$/iu.test(part);
  const isPerson = (part: string): boolean => !isFamily(part) && SOMEBODY_ELSE.test(part);
  return {
    people: parts.filter(isPerson),
    sources: parts
      .filter((part) => !isPerson(part))
      .map((title, index) => {
        const address = /https?:\/\/\S+/.exec(title)?.[0];
        const url = address && URL.canParse(address) ? address : undefined;
        return {
          id: `list-${index + 1}`,
          type: url ? 'web' : isFamily(title) ? 'family' : 'document',
          title: url === title ? new URL(url).hostname : title,
          ...(url && { url }),
        };
      }),
  };
}
