/** How far a photograph has come: a bar and a word, which is read out when it changes. */
import { element } from '../../../base/view/element.ts';
import type { Progress } from './upload.ts';
import { say } from '../../page/say.ts';

export interface UploadLine {
  element: HTMLElement;
  show: (progress: Progress | undefined) => void;
}

/** The line that says how far a photograph has come. */
export function uploadLine(name: string): UploadLine {
  const bar = element('progress', { max: 1, value: 0 });
  bar.setAttribute('aria-label', say('desk.client.upload.bar', { file: name }));
  const status = element('span', { role: 'status' });
  const line = element('p', { className: 'upload', hidden: true }, bar, status);
  const show = (progress: Progress | undefined): void => {
    line.hidden = progress === undefined;
    if (!progress) return;
    const { as, share } = progress;
    bar.hidden = !['waiting', 'going', 'away'].includes(as);
    bar.value = share;
    bar.title = `${Math.round(share * 100)} %`;
    const text = say(`desk.client.upload.${as}`);
    // Said once, not with every piece.
    if (status.textContent !== text) status.textContent = text;
  };
  return { element: line, show };
}
