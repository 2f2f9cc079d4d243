import { hyphenated } from '../../../base/formats/syllables.ts';
import type { SpokenText } from '../../../model/in-language.ts';
import type { IndexedPerson } from '../search/name-index.ts';
import { site } from './site.ts';

/** One person among results: portrait or the bare horizon, name, years, place and deed, in a link to the page. */
export function personLink(person: IndexedPerson, deed?: SpokenText): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = `${site.base}${site.language}/people/${person.id}/`;
  link.dataset['person'] = person.id;
  const words = element('span', 'words', '');
  const name = element('span', 'name', hyphenated(person.name));
  const language = foreignLanguage(person.name);
  if (language) name.lang = language;
  words.append(
    name,
    element('span', 'years', person.years),
    element('span', 'place', person.place),
  );
  if (deed) {
    const line = element('span', 'deed', deed.text);
    if (deed.language !== site.language) line.lang = deed.language;
    words.append(line);
  }
  link.append(thumbnail(person), words);
  return link;
}

function thumbnail(person: IndexedPerson): HTMLElement {
  const frame = element('span', 'thumb', '');
  frame.ariaHidden = 'true';
  if (!person.portrait) return frame;
  const picture = new Image(48, 64);
  picture.alt = '';
  picture.loading = 'lazy';
  picture.src = `${site.base}portraits/${person.id}.webp`;
  picture.addEventListener('error', () => picture.remove());
  frame.append(picture);
  return frame;
}

function element(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Letters tell a name in another language than the page's: the index of names does not say it. */
function foreignLanguage(name: string): string | null {
  const isKazakh = /[әғқңөұүһі]/iu.test(name);
  if (site.language === 'ru') return isKazakh ? 'kk' : null;
  if (site.language !== 'en' || !/\p{Script=Cyrillic}/u.test(name)) return null;
  return isKazakh ? 'kk' : 'ru';
}
