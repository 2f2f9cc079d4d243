/** Pages as template strings in which every value is escaped unless it is markup itself. */
import { xml } from '../../base/formats/xml.ts';

/** Markup that may stand in a page as it is; only `html` makes it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Value = string | number | Html | null | undefined | false | readonly Value[];

const escape = (text: string): string => xml(text).replaceAll("'", '&#39;');

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(render).join('');
  return escape(String(value));
}

/** `html\`<p>${words}</p>\``: lists are joined, `null`, `undefined` and `false` are nothing. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts.map((part, index) => part + render(values[index])).join(''));
