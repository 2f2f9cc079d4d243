/** Everything a press officer needs to post one person, as members of a ZIP. */
import { SOCIAL_TARGETS } from '../../../remotion/design/formats.ts';
import type { Clip } from '../../../remotion/jobs/index.ts';
import type { ZipMember } from '../../base/formats/zip.ts';
import type { Archive } from '../../model/archive.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import { inLanguage } from '../../model/language.ts';
import { alternativeTextOf, captionOf, captionsOf, PRESS_LANGUAGES } from './caption.ts';
import type { PressLanguage } from './caption.ts';
import { factSheet } from './fact-sheet.ts';
import { creditOf, pressCard, pressPhoto } from './person-card.ts';

/** WebVTT, as networks and players take it. */
export interface Subtitles {
  target: string;
  language: string;
  text: string;
}

/** A person's finished files, in the cache. */
export interface Media {
  clips: readonly Clip[];
  /** What is written in the clips, by format and language. */
  subtitles: readonly Subtitles[];
  /** The JPEG of links. */
  card: string | null;
}

export interface Text {
  kind: 'caption' | 'alt' | 'credit' | 'facts';
  language: PressLanguage;
  text: string;
}

/** Clips with their covers and subtitles, and the card: `abdirov-nurken-portrait.mp4` … */
export function mediaMembers(id: string, { clips, subtitles, card }: Media): ZipMember[] {
  const inOrder = SOCIAL_TARGETS.flatMap((target) =>
    clips.filter((clip) => clip.target === target.id),
  );
  return [
    ...inOrder.flatMap(({ target, file, cover }) => [
      { name: `${id}-${target}.mp4`, file },
      ...(cover ? [{ name: `${id}-${target}.jpg`, file: cover }] : []),
      ...subtitles
        .filter((one) => one.target === target)
        .map(({ language, text }) => ({ name: `${id}-${target}.${language}.vtt`, text })),
    ]),
    ...(card ? [{ name: `${id}-card.jpg`, file: card }] : []),
  ];
}

/** The texts that hold for every network. */
export function textsOf(veteran: Veteran, archive: Archive): Text[] {
  const photo = pressPhoto(veteran);
  const card = pressCard(veteran, archive);
  return PRESS_LANGUAGES.flatMap((language): Text[] => {
    const credit = creditOf(veteran, language);
    const alt = inLanguage(photo?.alt, language)?.text;
    return [
      { kind: 'caption', language, text: `${captionOf(card, archive, language)}\n` },
      { kind: 'alt', language, text: `${alternativeTextOf(card, alt, language)}\n` },
      ...(credit ? [{ kind: 'credit', language, text: `${credit}\n` } as const] : []),
      { kind: 'facts', language, text: factSheet(veteran, card, archive, language) },
    ];
  });
}

/** The captions of every network in both languages, for programs that post. */
export function captionsJson(veteran: Veteran, archive: Archive): string {
  const card = pressCard(veteran, archive);
  const [kk, ru] = [captionsOf(card, archive, 'kk'), captionsOf(card, archive, 'ru')];
  const textsIn = (one: (typeof kk)[number] | undefined) => ({
    title: one?.title,
    text: one?.text,
  });
  const networks = kk.map((one, index) => ({
    network: one.network.id,
    clip: one.network.clip,
    kk: textsIn(one),
    ru: textsIn(ru[index]),
  }));
  return `${JSON.stringify({ person: veteran.id, networks }, null, 1)}\n`;
}

/** `kk/caption-telegram.txt`, `kk/alt.txt` …, in folders of a language each. */
export function textMembers(veteran: Veteran, archive: Archive): ZipMember[] {
  const card = pressCard(veteran, archive);
  const texts = textsOf(veteran, archive);
  return PRESS_LANGUAGES.flatMap((language): ZipMember[] => [
    ...captionsOf(card, archive, language).flatMap(({ network, title, text }) => [
      ...(title ? [{ name: `${language}/title-${network.id}.txt`, text: `${title}\n` }] : []),
      { name: `${language}/caption-${network.id}.txt`, text: `${text}\n` },
    ]),
    ...texts
      .filter((text) => text.language === language && text.kind !== 'caption')
      .map(({ kind, text }) => ({ name: `${language}/${kind}.txt`, text })),
  ]);
}
