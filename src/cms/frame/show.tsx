/** A frame of a person's clip in a browser, drawn by the very component that the clip is made of. */
import { Thumbnail } from '@remotion/player';
import { createRoot, type Root } from 'react-dom/client';
import { ClipView } from '../../../remotion/design/views/ClipView.tsx';
import { FPS, type Target } from '../../../remotion/design/formats.ts';
import { cardOf, type CardArchive } from '../../../remotion/design/card.ts';
import type { CardProps, Portrait } from '../../../remotion/design/card-schema.ts';
import { lendType, loadType } from '../../../remotion/design/fonts/useType.ts';
import { zoomOf } from '../../../remotion/design/motion.ts';
import {
  personTimeline,
  storyOf,
  type BeatKind,
  type StoryBeat,
} from '../../../remotion/design/story.ts';
import { frameOf, framesOf } from '../../../remotion/design/timing.ts';
import type { RawDraft } from '../../intake/draft/draft.ts';
import { entryOf } from './entry-of.ts';
import type { FramePart } from './targets.ts';

/** A photograph of the draft where the browser has it. */
export type Picture = Pick<Portrait, 'src' | 'role' | 'focal'>;

export interface Shown {
  draft: RawDraft;
  /** `null` for the typographic portrait; so is a file that the browser cannot read. */
  picture: Picture | null;
  archive: CardArchive;
  target: Target;
  part: FramePart;
}

/** What the picture says, for those who do not see it. */
export type AltText = Record<'kk' | 'ru', string>;

const roots = new WeakMap<HTMLElement, Root>();
/** The newest drawing of each place: an older one that comes late is not shown. */
const newest = new WeakMap<HTMLElement, Shown>();

/**
 * Draws a frame in which all words of a beat stand, as wide as `into`; whatever was drawn there
 * before gives way. `into` may belong to a frame of the page.
 *
 * @returns `null`, and draws nothing, as long as the draft has no name or nothing to tell.
 * @throws when a typeface cannot be fetched.
 */
export async function showFrame(into: HTMLElement, shown: Shown): Promise<AltText | null> {
  newest.set(into, shown);
  const { draft, target } = shown;
  const [type, portrait] = await Promise.all([loadType(target.medium), measured(shown.picture)]);
  const entry = entryOf(draft);
  const whole = entry && cardOf(entry, shown.archive, portrait);
  const card = whole && (draft['category'] ? whole : withoutService(whole));
  const moment = card && momentOf(card, shown);
  if (newest.get(into) === shown) {
    if (into.ownerDocument !== document) lendType(into.ownerDocument);
    const root = roots.get(into) ?? createRoot(into);
    roots.set(into, root);
    root.render(
      moment && (
        <Frame
          card={card}
          target={target}
          zoom={zoomOf({ card }, target, type)}
          frame={moment.frame}
        />
      ),
    );
  }
  return moment && { kk: textOf(moment.beat, 'kk'), ru: textOf(moment.beat, 'ru') };
}

/** The beat that a part of the clip is, and when its words stand. */
function momentOf(
  card: CardProps,
  { target, part }: Shown,
): { beat: StoryBeat; frame: number } | null {
  const frames = framesOf(card.seconds);
  const beats = storyOf(card, target, frames);
  const kinds: readonly BeatKind[] = part === 'who' ? ['who'] : ['deed', 'what'];
  const kind = kinds.find((wanted) => beats.some((beat) => beat.kind === wanted));
  const index = beats.findIndex((beat) => beat.kind === kind);
  const beat = beats[index];
  return beat ? { beat, frame: frameOf(personTimeline(card, target, frames), index) } : null;
}

/** As long as nobody has chosen who the person was, the stand-in for it is not shown as a fact. */
const withoutService = (card: CardProps): CardProps => ({
  ...card,
  facts: card.facts.filter(({ kind }) => kind !== 'service'),
});

function Frame({
  card,
  frame,
  ...view
}: { card: CardProps; frame: number } & Pick<Parameters<typeof ClipView>[0], 'target' | 'zoom'>) {
  return (
    <Thumbnail
      component={ClipView}
      inputProps={{ subject: { card }, ...view }}
      compositionWidth={view.target.width}
      compositionHeight={view.target.height}
      durationInFrames={framesOf(card.seconds)}
      fps={FPS}
      frameToDisplay={frame}
      style={{ width: '100%' }}
    />
  );
}

/** The picture with its size, upright as browsers show it. */
async function measured(picture: Picture | null): Promise<Portrait | null> {
  if (!picture) return null;
  const image = Object.assign(new Image(), { src: picture.src });
  const isRead = await image.decode().then(
    () => true,
    () => false,
  );
  return isRead ? { ...picture, width: image.naturalWidth, height: image.naturalHeight } : null;
}

const textOf = ({ lines }: StoryBeat, language: keyof AltText): string =>
  lines
    .map(({ text }) => text[language] ?? text.kk ?? text.ru)
    .filter(Boolean)
    .join(', ');
