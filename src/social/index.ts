/** Bundles for press officers: a person's clips, covers and texts, ready to post. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clip } from '../../remotion/render/index.ts';
import { codeVersion } from '../base/cache.ts';
import type { BuildContext } from '../base/context.ts';
import { hashOf } from '../base/files.ts';
import { forEachConcurrently, type Failure } from '../base/pool.ts';
import { writeZip, type ZipMember } from '../base/zip.ts';
import type { Veteran } from '../model/archive.ts';
import type { Output } from '../publish/outputs.ts';
import { captionsJson, mediaMembers, textMembers, textsOf, type Media } from './bundle.ts';
import { pressPeople } from './press-plan.ts';

/** ZIPs written at the same time; each is streamed, so memory does not grow with them. */
const WRITERS = 4;

/** What `makeClips` made. */
export interface PressMaterial {
  clips: readonly Clip[];
  /** Its files to publish: the cards are among them. */
  outputs: readonly Output[];
}

/** A person's finished files by id. */
export function mediaByPerson({ clips, outputs }: PressMaterial): (person: string) => Media {
  const byPerson = Map.groupBy(
    clips.filter(({ role }) => role === 'person'),
    ({ person }) => person,
  );
  const cards = new Map(
    outputs.filter(({ kind }) => kind === 'card').map(({ person, source }) => [person, source]),
  );
  return (person) => ({ clips: byPerson.get(person) ?? [], card: cards.get(person) ?? null });
}

/** @returns A ZIP and its texts for everybody who is given to the press, in archive order. */
export async function makeSocial(
  context: BuildContext,
  material: PressMaterial,
): Promise<{ outputs: Output[]; failures: Failure<Veteran>[] }> {
  const mediaOf = mediaByPerson(material);
  const outputs: Output[][] = [];
  const people = pressPeople(context.archive);
  const failures = await forEachConcurrently(people, WRITERS, async (veteran, index) => {
    outputs[index] = await personOutputs(context, veteran, mediaOf(veteran.id));
  });
  return { outputs: outputs.flat(), failures };
}

async function personOutputs(
  context: BuildContext,
  veteran: Veteran,
  media: Media,
): Promise<Output[]> {
  const { archive } = context;
  const { id } = veteran;
  const at = (name: string): string => `press/people/${id}/${name}`;
  const common = { person: id, language: null };
  const members = [...mediaMembers(id, media), ...textMembers(veteran, archive)];
  const zip = await zipOf(context, members);
  const captions = await textFile(context, captionsJson(veteran, archive), 'json');
  const texts = textsOf(veteran, archive).map(
    async ({ kind, language, text }): Promise<Output> => ({
      ...{
        person: id,
        kind: 'caption',
        format: kind,
        language,
        path: at(`${kind}.${language}.txt`),
      },
      source: await textFile(context, text, 'txt'),
    }),
  );
  return [
    { ...common, kind: 'bundle', format: 'zip', path: at(`${id}.zip`), source: zip },
    { ...common, kind: 'caption', format: 'json', path: at('captions.json'), source: captions },
    ...(await Promise.all(texts)),
  ];
}

/** A ZIP in the cache, by the names and contents of its members. */
export async function zipOf(
  { cache }: BuildContext,
  members: readonly ZipMember[],
): Promise<string> {
  const key = hashOf(JSON.stringify(members, fileNamesOnly), await codeVersion('src/base'));
  return cache.file('social', key, 'zip', (temporary) => writeZip(temporary, members));
}

export const textFile = (
  { cache }: BuildContext,
  text: string,
  extension: string,
): Promise<string> =>
  cache.file('social', hashOf(text), extension, (temporary) => writeFile(temporary, text));

/** A cached file is named by the hash of its inputs, so its name stands for its bytes. */
const fileNamesOnly = (field: string, value: unknown): unknown =>
  field === 'file' ? path.basename(String(value)) : value;
