import MarkdownIt from 'markdown-it';

/** Words alone: no HTML, no pictures, no headings that would compete with the page's own. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable([
  'heading',
  'lheading',
  'image',
  'code',
  'fence',
  'table',
]);

/** A story's Markdown as safe HTML. */
export const storyHtml = (text: string): string => markdown.render(text);
