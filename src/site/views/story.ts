export { storyHtml } from '../../base/story-html.ts';
