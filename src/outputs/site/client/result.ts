import { hyphenated } from '../../../base/formats/syllables.ts';
import { element } from '../../../base/view/element.ts';
import type { SpokenText } from '../../../model/in-language.ts';
import type { IndexedPerson } from '../search/name-index.ts';
import { site } from './site.ts';

/** One person among results: portrait or the bare horizon, name, years, place and deed, in a link to the page. */
export function personLink(person: IndexedPerson, deed?: SpokenText): HTMLAnchorElement {
  const name = element('span', { className: 'name' }, hyphenated(person.name));
  const language = foreignLanguage(person.name);
  if (language) name.lang = language;
  const texts = element(
    'span',
    { className: 'words' },
    name,
    element('span', { className: 'years' }, person.years),
    element('span', { className: 'place' }, person.place),
  );
  if (deed) {
    const line = element('span', { className: 'deed' }, deed.text);
    if (deed.language !== site.language) line.lang = deed.language;
    texts.append(line);
  }
  const href = `${site.base}${site.language}/people/${person.id}/`;
  const link = element('a', { href }, thumbnail(person), texts);
  link.dataset['person'] = person.id;
  return link;
}

function thumbnail(person: IndexedPerson): HTMLElement {
  const thumb = element('span', { className: 'thumb', ariaHidden: 'true' });
  if (!person.portrait) return thumb;
  const picture = element('img', { width: 48, height: 64, alt: '', loading: 'lazy' });
  picture.addEventListener('error', () => picture.remove());
  picture.src = `${site.base}portraits/${person.id}.webp`;
  thumb.append(picture);
  return thumb;
}

/** Letters tell a name in another language than the page's: the index of names does not say it. */
function foreignLanguage(name: string): string | null {
  const isKazakh = /[әғқңөұүһі]/iu.test(name);
  if (site.language === 'ru') return isKazakh ? 'kk' : null;
  if (site.language !== 'en' || !/\p{Script=Cyrillic}/u.test(name)) return null;
  return isKazakh ? 'kk' : 'ru';
}
