import MarkdownIt, { type Token } from 'markdown-it';
import { unbroken } from './unbroken.ts';

/**
 * Words alone: no HTML, no pictures, no headings that would compete with the page's own; a backtick
 * is somebody's apostrophe, never the beginning of code.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable([
  'heading',
  'lheading',
  'image',
  'backticks',
  'code',
  'fence',
  'table',
]);

/** An address is left as it is: whoever copies it must get it. */
markdown.renderer.rules['text'] = (tokens, index) => {
  const { content = '' } = tokens[index] ?? {};
  return markdown.utils.escapeHtml(content.includes('://') ? content : unbroken(content));
};

/** On paper no link can be followed, and a PDF leads nowhere. */
const ON_PAPER = { onPaper: true };

markdown.renderer.rules['link_open'] = (tokens, index, options, env, self) =>
  env === ON_PAPER ? '' : self.renderToken(tokens, index, options);

/** A link without words says where it leads; a picture that is not shown becomes such a link. */
markdown.renderer.rules['link_close'] = (tokens, index, _, env) => {
  const isBlank = ({ type, content }: Token): boolean => type === 'text' && content.trim() === '';
  const before = tokens.slice(0, index).findLast((token) => !isBlank(token));
  const address = before?.type === 'link_open' ? String(before.attrGet('href')) : '';
  return `${markdown.utils.escapeHtml(address)}${env === ON_PAPER ? '' : '</a>'}`;
};

/** A story's Markdown as safe HTML. */
export const storyHtml = (text: string): string => markdown.render(text);

/** The same without links: their words stay. */
export const storyOnPaper = (text: string): string => markdown.render(text, ON_PAPER);
