/** The page beside the form: what the entry will look like, from the draft as it stands. */
import { PAPER } from '../../base/formats/palette.ts';
import { portraitAmong } from '../../../remotion/design/card.ts';
import { t } from '../../i18n/index.ts';
import { awardIn } from '../../i18n/person/award.ts';
import { rankIn } from '../../i18n/person/rank.ts';
import { fateIn } from '../../i18n/person/words.ts';
import { yearsOf } from '../../i18n/person/years.ts';
import type { RawDraft } from '../../intake/draft/draft.ts';
import {
  EQUAL_LANGUAGES,
  inLanguage,
  type Language,
  type LocalizedText,
} from '../../model/language.ts';
import type { Photo, VeteranFields } from '../../model/veteran.ts';
import { ungrouped } from '../groups.ts';
import type { DataMap, Decap, Node } from './decap.ts';
import { FRAME_STYLE, framesOf } from './frame.ts';

const STYLE = `
body{margin:0;background:${PAPER.ground};color:${PAPER.ink};font:18px/1.55 'Fira Sans',system-ui,sans-serif}
article{max-width:44rem;margin:0 auto;padding:2rem 1.5rem}
h1{font:600 2.2rem/1.15 'Source Serif 4',Georgia,serif;margin:0}
.years{color:${PAPER.accent};font-size:1.2rem;margin:.3rem 0 1.2rem}
img{width:100%;max-height:32rem;object-fit:contain;background:${PAPER.earth}}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.2rem;margin:1.2rem 0}
dt{color:${PAPER.quiet}}dd{margin:0}
.deed{font:600 1.5rem/1.35 'Source Serif 4',Georgia,serif}
.summary{font:600 1.2rem/1.4 'Source Serif 4',Georgia,serif}
p{white-space:pre-line}hr{border:0;border-top:1px solid ${PAPER.hairline};margin:2rem 0}`;

/** What is written so far. A date that is not wholly written yet says nothing. */
interface Draft extends Partial<Omit<VeteranFields, 'photos'>> {
  story?: LocalizedText;
  photos?: (Partial<Photo> & Pick<Photo, 'role'>)[];
}

interface PreviewProps {
  entry: DataMap;
  getAsset: (file: string) => { toString(): string };
}

/** Kazakh and Russian under each other, as readers find them on two pages. */
export function registerPreview(
  decap: Decap,
  collections: readonly { name: string }[],
  language: Language,
): void {
  decap.registerPreviewStyle(STYLE + FRAME_STYLE, { raw: true });
  const view = ({ entry, getAsset }: PreviewProps): Node => {
    const draft = ungrouped((entry.get('data') as DataMap).toJS()) as Draft;
    const [photo] = draft.photos ?? [];
    const portrait = portraitOf(draft);
    const src = portrait?.file ? String(getAsset(portrait.file)) : '';
    const picture = portrait && src ? { ...portrait, src } : null;
    return globalThis.h(
      'div',
      {},
      framesOf({ draft: draft as RawDraft, picture }, language),
      ...EQUAL_LANGUAGES.map((language) =>
        page(draft, photo?.file ? String(getAsset(photo.file)) : '', language),
      ),
    );
  };
  for (const { name } of collections) decap.registerPreviewTemplate(name, view);
}

/** The photograph that a clip shows. */
const portraitOf = ({ photos = [] }: Draft) =>
  portraitAmong(photos.map((photo) => ({ photo })))?.photo;

function page(draft: Draft, portrait: string, language: Language): Node {
  const { h } = globalThis;
  const inWords = (text: LocalizedText | undefined): string =>
    inLanguage(text, language)?.text ?? '';
  const own = draft.story?.[language];
  return h(
    'article',
    { lang: language },
    h('h1', {}, inWords(draft.name) || '—'),
    h('div', { className: 'years' }, yearsOf(draft, language)),
    portrait && h('img', { src: portrait, alt: inWords(draft.photos?.[0]?.alt) }),
    h('p', { className: 'deed' }, inWords(draft.deed)),
    h('p', { className: 'summary' }, inWords(draft.summary)),
    h(
      'dl',
      {},
      ...factsOf(draft, inWords, language).flatMap(([label, text]) => [
        h('dt', {}, label),
        h('dd', {}, text),
      ]),
    ),
    ...(own ?? '').split(/\n\s*\n/).map((paragraph) => h('p', {}, paragraph)),
    h('hr', {}),
  );
}

/** Facts that are there, labelled as in the form. */
function factsOf(
  draft: Draft,
  inWords: (text: LocalizedText | undefined) => string,
  language: Language,
): [string, string][] {
  const say = t(language);
  const awards = (draft.awards ?? []).flatMap((award) => awardIn(award, language)?.text ?? []);
  const { sex, name = {}, fate = 'unknown', living, sought } = draft;
  const facts: [string, string][] = [
    ['birth.place', inWords(draft.birth?.place)],
    ['fate', fateIn({ sex, name, fate, living: living ?? false, sought }, language) ?? ''],
    ['death.place', inWords(draft.death?.place)],
    ['rank', rankIn(draft.rank, language)?.text ?? ''],
    ['role', inWords(draft.role)],
    ['units', (draft.units ?? []).map(({ text }) => inWords(text)).join('; ')],
    ['awards', awards.join('; ')],
    ['burial', inWords(draft.burial?.place)],
  ];
  return facts
    .filter(([, text]) => text !== '')
    .map(([field, text]) => [say(`field.veteran.${field}`), text]);
}
