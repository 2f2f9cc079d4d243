/** schema.org's description of a person; dates only as far as they are certain. */
import type { Campaign } from '../../model/campaign.ts';
import { inLanguage, LANGUAGES, type Language } from '../../model/language.ts';
import { parsePartialDate, writePartialDate } from '../../model/partial-date.ts';
import { nameOf, type Person } from '../data/people.ts';
import { clipAddress, coverAddress, linkedClip } from './clips.ts';
import { awardName } from './awards.ts';
import { descriptionOf } from './deed.ts';
import { absolute, personPath } from './paths.ts';

/** ISO 8601 with year, month or day precision; a doubtful date or an interval is left out. */
export function isoDate(text: string | undefined): string | undefined {
  const date = text === undefined ? null : parsePartialDate(text);
  const isExact = date?.form === 'at' && !date.approximate && !date.uncertain;
  return isExact ? writePartialDate(date) : undefined;
}

/** @param campaign Says since when clips are public. */
export function linkedDataOf(
  person: Person,
  language: Language,
  campaign: Pick<Campaign, 'clipsFrom'>,
): object {
  const { veteran, portrait } = person;
  const name = nameOf(person, language).text;
  const others = LANGUAGES.flatMap((other) => veteran.name[other] ?? []);
  const place = (text: Parameters<typeof inLanguage>[0]): object | undefined => {
    const said = inLanguage(text, language);
    return said && { '@type': 'Place', name: said.text };
  };
  const clip = linkedClip(person);
  const video = clip && {
    '@type': 'VideoObject',
    name,
    description: descriptionOf(person, language) ?? name,
    thumbnailUrl: coverAddress(clip),
    contentUrl: clipAddress(clip),
    uploadDate: campaign.clipsFrom,
    duration: `PT${Math.round(clip.seconds)}S`,
    width: clip.width,
    height: clip.height,
  };
  const picture = portrait?.versions.at(-1);
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    '@id': absolute(`kk/${personPath(person.id)}`),
    url: absolute(`${language}/${personPath(person.id)}`),
    name,
    alternateName: [...new Set([...others, ...(veteran.otherNames ?? [])])].filter(
      (other) => other !== name,
    ),
    gender: veteran.sex && (veteran.sex === 'female' ? 'Female' : 'Male'),
    birthDate: isoDate(veteran.birth?.date),
    birthPlace: place(veteran.birth?.place),
    deathDate: veteran.living ? undefined : isoDate(veteran.death?.date),
    deathPlace: veteran.living ? undefined : place(veteran.death?.place),
    description: descriptionOf(person, language),
    image: picture && absolute(picture.path),
    subjectOf: video,
    award: (veteran.awards ?? []).flatMap((award) => awardName(award, language)?.text ?? []),
  };
}
