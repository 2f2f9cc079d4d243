/** The tags of a foreign XML in one pass: every letter is looked at once or twice, whatever it says. */
import { unescapeXml } from '../../../base/formats/xml.ts';

export class Tag {
  /** Without its prefix. */
  readonly name: string;
  readonly isEnd: boolean;
  /** What stands behind it, up to the next tag. */
  readonly text: string;
  readonly #head: string;
  readonly #from: number;

  constructor(head: string, text: string) {
    this.isEnd = head.startsWith('/');
    const bare = this.isEnd ? head.slice(1) : head;
    const from = bare.search(/[\s/]/);
    this.#from = from < 0 ? bare.length : from;
    this.name = local(bare.slice(0, this.#from));
    this.#head = bare;
    this.text = unescapeXml(text);
  }

  /** An attribute by its name without a prefix. */
  attribute(name: string): string | undefined {
    const head = this.#head;
    for (let at = this.#from; ;) {
      const equals = head.indexOf('=', at);
      if (equals < 0) return undefined;
      const [open, close] = quoted(head, equals + 1);
      if (close < 0) return undefined;
      if (local(head.slice(at, equals).trim()) === name)
        return unescapeXml(head.slice(open + 1, close));
      at = close + 1;
    }
  }
}

const local = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

/** Where the next quoted text begins and ends. */
function quoted(text: string, from: number): [open: number, close: number] {
  let open = from;
  while (open < text.length && text[open] !== '"' && text[open] !== "'") open += 1;
  return [open, open < text.length ? text.indexOf(text[open] as string, open + 1) : -1];
}

/** What stands between these is no tag. */
const PASSED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

/** Opening, empty and closing tags in their order; a torn end is left. */
export function* tagsOf(xml: string): Generator<Tag> {
  for (let at = xml.indexOf('<'); at >= 0;) {
    const passed = PASSED.find(([open]) => xml.startsWith(open, at));
    const end = passed ? xml.indexOf(passed[1], at) : tagEnd(xml, at);
    if (end < 0) return;
    const next = xml.indexOf('<', end + 1);
    if (!passed)
      yield new Tag(xml.slice(at + 1, end), xml.slice(end + 1, next < 0 ? end + 1 : next));
    at = next;
  }
}

function tagEnd(xml: string, from: number): number {
  for (let at = from; at >= 0 && at < xml.length; at += 1) {
    const sign = xml[at];
    if (sign === '>') return at;
    if (sign === '"' || sign === "'") {
      at = xml.indexOf(sign, at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}
