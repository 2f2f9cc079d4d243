/** What a place posts: its calendar, a bundle for each day, and what shows many people at once. */
import path from 'node:path';
import type { BuildContext } from '../../../base/command/context.ts';
import { xlsxFile } from '../../../base/formats/xlsx.ts';
import type { ZipMember } from '../../../base/formats/zip.ts';
import type { Output } from '../../../dist/output.ts';
import { PRESS_LANGUAGES } from '../caption.ts';
import { textFile, zipOf } from '../files.ts';
import type { PlacePlan } from '../press-plan.ts';
import { calendarRows, postPage } from './files.ts';
import { filmPartsOfDay } from './group.ts';
import { listsOf } from './lists.ts';
import type { CalendarMaterial } from './material.ts';
import { placeFilms } from './place-film.ts';
import { postMembers } from './post-members.ts';
import { postName, postsOf } from './post.ts';
import { addressesOf, schedulerFiles } from './scheduler-files.ts';
import { scheduledIn, type Scheduled } from './schedulers.ts';

/** Every file of `press/places/<place>/`. */
export async function placeOutputs(
  context: BuildContext,
  plan: PlacePlan,
  material: CalendarMaterial,
): Promise<Output[]> {
  const { archive } = context;
  const { place } = plan;
  const folder = `press/places/${place.id}`;
  const rows = calendarRows(plan, archive);
  // Nobody leads a spreadsheet's addresses to a store: it names the pages, which stay.
  const sheetRows = calendarRows(plan, archive, (post) => postPage(archive, place, post));
  const scheduled: Scheduled[] = [];
  const outputs: Output[] = [];
  for (const { name, language, text } of await listsOf(context, plan, rows, material))
    outputs.push({
      person: null,
      kind: 'schedule',
      format: path.extname(name).slice(1),
      language,
      path: `${folder}/${name}`,
      source: await textFile(context, text, path.extname(name).slice(1)),
    });
  outputs.push({
    person: null,
    kind: 'schedule',
    format: 'xlsx',
    language: null,
    path: `${folder}/${place.id}-calendar.xlsx`,
    source: await xlsxFile(context.cache, { name: place.id, rows: sheetRows }),
  });
  const [head = []] = sheetRows;
  for (const { date } of plan.days) {
    const posts = postsOf(plan, date);
    if (posts.length === 0) continue;
    const filmParts = filmPartsOfDay(plan, posts, material);
    const at = `${folder}/${date}/`;
    const own = [head, ...sheetRows.filter(([day]) => day === date)];
    const sheet = await xlsxFile(context.cache, { name: date, rows: own });
    const members: ZipMember[] = [{ name: 'posts.xlsx', file: sheet }];
    for (const post of posts) {
      const made = await postMembers(context, plan, post, material, filmParts.get(post) ?? []);
      const name = `${post.time.replace(':', '')}-${postName(place, post)}`;
      members.push(...made.map((member) => ({ ...member, name: `${name}/${member.name}` })));
      const media = addressesOf(
        context,
        folder,
        { post, made },
        filmParts.get(post) ?? [],
        material,
      );
      scheduled.push(...scheduledIn(post, media));
      if (post.post.kind === 'group')
        outputs.push(...(await groupOutputs(context, at + postName(place, post), made)));
    }
    outputs.push({
      person: null,
      kind: 'bundle',
      format: 'zip',
      language: null,
      path: `${at}${place.id}-${date}.zip`,
      source: await zipOf(context, members),
    });
  }
  outputs.push(...(await placeFilms(context, plan, material)));
  outputs.push(...(await schedulerFiles(context, plan, scheduled, material)));
  return outputs;
}

/** The films and slides of a group have addresses of their own, and what goes where. */
async function groupOutputs(
  context: BuildContext,
  stem: string,
  members: readonly ZipMember[],
): Promise<Output[]> {
  const files = members.flatMap((member): Output[] => {
    if (!('file' in member)) return [];
    const isFilm = member.name.endsWith('.mp4');
    const format = isFilm ? 'compilation' : 'slide';
    return [
      {
        person: null,
        kind: isFilm ? 'clip' : 'cover',
        format,
        language: null,
        path: path.posix.join(path.posix.dirname(stem), member.name),
        source: member.file,
      },
    ];
  });
  const texts = PRESS_LANGUAGES.map(async (language): Promise<Output> => {
    const text = members.find(({ name }) => name === `${language}/films.txt`);
    return {
      person: null,
      kind: 'caption',
      format: 'films',
      language,
      path: `${stem}-films.${language}.txt`,
      source: await textFile(context, text && 'text' in text ? text.text : '', 'txt'),
    };
  });
  return [...files, ...(await Promise.all(texts))];
}
