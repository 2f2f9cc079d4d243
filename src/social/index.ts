/** Bundles for press officers: a person's clips, covers and texts, ready to post. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cardOf, portraitAmong, type CardProps } from '../../remotion/look/card.ts';
import { SOCIAL_TARGETS } from '../../remotion/formats.ts';
import type { Clip } from '../../remotion/render/index.ts';
import { codeVersion } from '../base/cache.ts';
import type { BuildContext } from '../base/context.ts';
import { hashOf } from '../base/files.ts';
import { forEachConcurrently, type Failure } from '../base/pool.ts';
import { writeZip, type ZipMember } from '../base/zip.ts';
import { inLanguage } from '../model/language.ts';
import type { Veteran } from '../model/archive.ts';
import type { Photo } from '../model/veteran.ts';
import type { Output } from '../publish/outputs.ts';
import { alternativeTextOf, captionOf, PRESS_LANGUAGES } from './caption.ts';

/** ZIPs written at the same time; each is streamed, so memory does not grow with them. */
const WRITERS = 4;

/**
 * @param clips What `makeClips` made.
 * @returns A ZIP and its texts for everybody whose family allows the press, in archive order.
 */
export async function makeSocial(
  context: BuildContext,
  clips: readonly Clip[],
): Promise<{ outputs: Output[]; failures: Failure<Veteran>[] }> {
  const byPerson = Map.groupBy(
    clips.filter((clip) => clip.role === 'person'),
    (clip) => clip.person,
  );
  const allowed = context.archive.veterans.filter((veteran) => veteran.consent.press);
  const outputs: Output[][] = [];
  const failures = await forEachConcurrently(allowed, WRITERS, async (veteran, index) => {
    outputs[index] = await bundleOf(context, veteran, byPerson.get(veteran.id) ?? []);
  });
  return { outputs: outputs.flat(), failures };
}

async function bundleOf(
  { archive, cache }: BuildContext,
  veteran: Veteran,
  clips: readonly Clip[],
): Promise<Output[]> {
  const texts = textsOf(veteran, archive);
  const media = SOCIAL_TARGETS.flatMap(({ id }) => clips.filter((clip) => clip.target === id));
  const members: ZipMember[] = [
    ...media.flatMap(({ target, file, cover }) => [
      { name: `${veteran.id}-${target}.mp4`, file },
      ...(cover ? [{ name: `${veteran.id}-${target}.jpg`, file: cover }] : []),
    ]),
    ...texts,
  ];
  const key = hashOf(JSON.stringify(members, fileNamesOnly), await codeVersion('src/social'));
  const bundle = await cache.file('social', key, 'zip', (temporary) =>
    writeZip(temporary, members),
  );
  const person = veteran.id;
  const outputs: Output[] = [
    {
      person,
      kind: 'bundle',
      format: 'zip',
      language: null,
      path: `press/${person}/${person}.zip`,
      source: bundle,
    },
  ];
  for (const { name, text, language, kind } of texts) {
    const file = await cache.file('social', hashOf(name, text), 'txt', (temporary) =>
      writeFile(temporary, text),
    );
    outputs.push({
      person,
      kind: 'caption',
      format: kind,
      language,
      path: `press/${person}/${name}`,
      source: file,
    });
  }
  return outputs;
}

/** A cached file is named by the hash of its inputs, so its name stands for its bytes. */
const fileNamesOnly = (field: string, value: unknown): unknown =>
  field === 'file' ? path.basename(String(value)) : value;

/** The card of the bundle's texts; its picture only tells that there is one. */
const cardFor = (
  veteran: Veteran,
  archive: BuildContext['archive'],
  photo: Photo | undefined,
): CardProps =>
  cardOf(
    veteran,
    archive,
    photo ? { src: photo.file, width: 1, height: 1, focal: photo.focal, role: photo.role } : null,
  );

type Text = { name: string; text: string; language: 'kk' | 'ru'; kind: string };

function textsOf(veteran: Veteran, archive: BuildContext['archive']): Text[] {
  const photo = portraitAmong((veteran.photos ?? []).map((one) => ({ photo: one })))?.photo;
  const card = cardFor(veteran, archive, photo);
  return PRESS_LANGUAGES.flatMap((language) => {
    const credit = inLanguage(photo?.credit, language)?.text;
    const alt = inLanguage(photo?.alt, language)?.text;
    return [
      { kind: 'caption', text: `${captionOf(card, archive, language)}\n` },
      { kind: 'alt', text: `${alternativeTextOf(card, alt, language)}\n` },
      ...(credit ? [{ kind: 'credit', text: `${credit}\n` }] : []),
    ].map(({ kind, text }) => ({ kind, text, language, name: `${kind}.${language}.txt` }));
  });
}
