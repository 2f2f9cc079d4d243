/** Bundles for press officers, by person and by day, ready to post. */
import type { Clip } from '../../../remotion/jobs/index.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { Printer } from '../../base/formats/pdf.ts';
import { forEachConcurrently, type Failure } from '../../base/platform/pool.ts';
import { reportProgress } from '../../base/command/progress.ts';
import { bundlePath } from '../../model/person-paths.ts';
import { remembered } from '../../model/remembered.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import type { Photos } from '../photos/index.ts';
import { fontCss } from '../print/svg.ts';
import type { Output, TextOutput } from '../../dist/output.ts';
import { captionsJson, mediaMembers, textMembers, textsOf, type Media } from './bundle.ts';
import { placeOutputs } from './calendar/index.ts';
import { subtitlesBeside } from './calendar/joint-clips.ts';
import type { CalendarMaterial } from './calendar/material.ts';
import { textFile, zipOf } from './files.ts';
import { pressPeople, pressPlan } from './press-plan.ts';

/** ZIPs written at the same time; each is streamed, so memory does not grow with them. */
const WRITERS = 4;

/** What earlier steps made. */
export interface PressMaterial {
  clips: readonly Clip[];
  /** The files of the clips' step: everybody's card is among them. */
  outputs: readonly (Output | TextOutput)[];
  photos: Photos;
}

/**
 * @returns For everybody who is given to the press a ZIP and its texts; for every place its calendar
 *   and a ZIP a day. Who or what fails does not stop the others.
 */
export async function makePress(
  context: BuildContext,
  material: PressMaterial,
): Promise<{ outputs: Output[]; failures: Failure<{ id: string }>[] }> {
  const { archive, t } = context;
  const mediaOf = mediaByPerson(material);
  const subtitlesOf = subtitlesByClip(material, mediaOf);
  const sheets = material.clips.filter(({ role }) => role !== 'person');
  const people = pressPeople(archive);
  const plans = pressPlan(archive);
  const progress = reportProgress(t('cli.step.press'), people.length + plans.length, t);
  const printer = new Printer(await fontCss());
  const made: Output[][] = [];
  const persons = await forEachConcurrently(people, WRITERS, async (veteran, index) => {
    made[index] = await personOutputs(context, veteran, mediaOf(veteran.id));
    progress.tick();
  });
  const days = await forEachConcurrently(plans, printer.width, async (plan, index) => {
    const { photos } = material;
    const calendar = { mediaOf, sheets, subtitlesOf, photos, printer };
    made[people.length + index] = await placeOutputs(context, plan, calendar);
    progress.tick();
  });
  await printer.close();
  progress.end();
  const places = days.map(({ item, cause }) => ({ item: { id: item.place.id }, cause }));
  return { outputs: made.flat(), failures: [...persons, ...places] };
}

/** A person's finished files by id. */
function mediaByPerson({ clips, outputs }: PressMaterial): (person: string) => Media {
  const byPerson = Map.groupBy(
    clips.filter(({ role }) => role === 'person'),
    ({ person }) => person,
  );
  const cards = new Map(
    outputs.flatMap((output) =>
      output.kind === 'card' && 'source' in output ? [[output.person, output.source] as const] : [],
    ),
  );
  const subtitles = Map.groupBy(
    outputs.flatMap((output) => (output.kind === 'subtitles' && 'text' in output ? [output] : [])),
    ({ person }) => person,
  );
  return remembered((person) => ({
    clips: byPerson.get(person) ?? [],
    subtitles: (subtitles.get(person) ?? []).map(({ format, language, text }) => ({
      target: format ?? '',
      language: language ?? '',
      text: text(),
    })),
    card: cards.get(person) ?? null,
  }));
}

/** What is written in a clip: a person's by format, a sheet's by the file that lies beside it. */
function subtitlesByClip(
  { outputs }: Pick<PressMaterial, 'outputs'>,
  mediaOf: (person: string) => Media,
): CalendarMaterial['subtitlesOf'] {
  const own = outputs.filter(({ person }) => !person);
  const texts = new Map(own.flatMap((one) => ('text' in one ? [[one.path, one.text]] : [])));
  const paths = new Map(own.flatMap((one) => ('source' in one ? [[one.source, one.path]] : [])));
  return ({ person, target, file }, language) =>
    person === null
      ? texts.get(subtitlesBeside(paths.get(file) ?? '', language))?.()
      : mediaOf(person).subtitles.find((one) => one.target === target && one.language === language)
          ?.text;
}

async function personOutputs(
  context: BuildContext,
  veteran: Veteran,
  media: Media,
): Promise<Output[]> {
  const { archive } = context;
  const { id: person } = veteran;
  const folder = `press/people/${person}`;
  const members = [...mediaMembers(person, media), ...textMembers(veteran, archive)];
  const source = await zipOf(context, members);
  const outputs: Output[] = [
    { person, kind: 'bundle', format: 'zip', path: bundlePath(person), source },
    {
      person,
      kind: 'caption',
      format: 'json',
      path: `${folder}/captions.json`,
      source: await textFile(context, captionsJson(veteran, archive), 'json'),
    },
  ];
  for (const { kind: format, language, text } of textsOf(veteran, archive)) {
    const path = `${folder}/${format}.${language}.txt`;
    const file = await textFile(context, text, 'txt');
    outputs.push({ person, kind: 'caption', format, language, path, source: file });
  }
  return outputs;
}
