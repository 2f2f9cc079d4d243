/** schema.org's description of a person; dates only as far as they are certain. */
import type { Campaign } from '../../../model/campaign.ts';
import { inLanguage, LANGUAGES, type Language } from '../../../model/language.ts';
import { certainDate } from '../../../model/partial-date.ts';
import { nameOf, type Person } from '../data/people.ts';
import { clipAddress, coverAddress, linkedClip } from './clips.ts';
import { awardIn } from '../../../i18n/person/award.ts';
import { descriptionOf } from './deed.ts';
import { absolute, personPath } from './paths.ts';

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
    const placeName = inLanguage(text, language);
    return placeName && { '@type': 'Place', name: placeName.text };
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
    birthDate: certainDate(veteran.birth?.date),
    birthPlace: place(veteran.birth?.place),
    deathDate: veteran.living ? undefined : certainDate(veteran.death?.date),
    deathPlace: veteran.living ? undefined : place(veteran.death?.place),
    description: descriptionOf(person, language),
    image: picture && absolute(picture.path),
    subjectOf: video,
    award: (veteran.awards ?? []).flatMap((award) => awardIn(award, language)?.text ?? []),
  };
}
