export { storyHtml } from '../../../base/formats/story-html.ts';
