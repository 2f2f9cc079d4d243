/** The clip's frames beside the form; what draws them is fetched when the first person is opened. */
import { NIGHT, PAPER } from '../../base/formats/palette.ts';
import { t } from '../../i18n/index.ts';
import type { ClipArchive } from '../../model/files/clip-archive.ts';
import type { Language } from '../../model/language.ts';
import type { Shown } from '../frame/show.tsx';
import { ALT_TEXTS, FRAMES, LABELS, PARTS, spokenIn, type FrameName } from '../frame/targets.ts';
import type { Node } from './decap.ts';

export const FRAME_STYLE = `
.frames{display:grid;grid-template-columns:1fr 1.6fr;gap:1rem;align-items:end;max-width:44rem;margin:0 auto;padding:1.5rem}
.frames figure{margin:0}.frames figcaption{color:${PAPER.quiet};font-size:.85rem;margin-top:.4rem}
.drawn{background:${NIGHT.ground};overflow:hidden}[class^=networks] .drawn{aspect-ratio:1}[class^=screen] .drawn{aspect-ratio:2}`;

type Draft = Pick<Shown, 'draft' | 'picture'>;

/** Both frames of a draft, with words for those who do not see them. */
export function framesOf(draft: Draft, language: Language): Node {
  const { h } = globalThis;
  const say = t(language);
  return h(
    'div',
    { className: 'frames' },
    ...PARTS.flatMap((part) =>
      (Object.keys(FRAMES) as FrameName[]).map((name) => {
        const alternative = (words: string): string => say(ALT_TEXTS[part], { words });
        const request = { ...draft, target: FRAMES[name], part };
        return h(
          'figure',
          { className: part === 'who' ? name : `${name}-${part}` },
          h('div', {
            className: 'drawn',
            role: 'img',
            ref: (into: HTMLElement | null) =>
              void (into && draw(into, request, alternative, language)),
          }),
          h('figcaption', {}, say(LABELS[part][name])),
        );
      }),
    ),
  );
}

let drawing: Promise<[typeof import('../frame/show.tsx'), ClipArchive]> | undefined;

const fetchDrawing = async (): Promise<[typeof import('../frame/show.tsx'), ClipArchive]> =>
  Promise.all([
    import(new URL('frame.js', document.baseURI).href) as Promise<
      typeof import('../frame/show.tsx')
    >,
    fetch('clip.json').then((answer) => answer.json() as Promise<ClipArchive>),
  ]);

/** Without a network the place stays dark, and the form goes on. */
async function draw(
  into: HTMLElement,
  draft: Omit<Shown, 'archive'>,
  alternative: (words: string) => string,
  language: Language,
): Promise<void> {
  try {
    const [{ showFrame }, archive] = await (drawing ??= fetchDrawing());
    const spoken = await showFrame(into, { ...draft, archive });
    into.setAttribute('aria-label', alternative(spoken?.[spokenIn(language)] ?? ''));
  } catch (error) {
    drawing = undefined;
    console.warn(error);
  }
}
