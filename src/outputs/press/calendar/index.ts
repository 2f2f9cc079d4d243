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
import { networkPartsOfDay } from './group.ts';
import { listsOf } from './lists.ts';
import type { CalendarMaterial } from './material.ts';
import { placeClips } from './place-clips.ts';
import { postMembers } from './post-members.ts';
import { postName, postsOf } from './post.ts';
import { scheduledOf, schedulerFiles } from './scheduler-files.ts';
import type { Scheduled } from './schedulers.ts';

/** Every file of `press/places/<place>/`. */
export async function placeOutputs(
  context: BuildContext,
  plan: PlacePlan,
  material: CalendarMaterial,
): Promise<Output[]> {
  const { archive, cache } = context;
  const { place } = plan;
  const folder = `press/places/${place.id}`;
  const rows = calendarRows(plan, archive);
  // Nobody leads a spreadsheet's addresses to a store: it names the pages, which stay.
  const sheetRows = calendarRows(plan, archive, (post) => postPage(archive, place, post));
  const outputs: Output[] = [];
  for (const { name, language, text } of await listsOf(context, plan, rows, material)) {
    const format = path.extname(name).slice(1);
    const source = await textFile(context, text, format);
    outputs.push({ kind: 'schedule', format, language, path: `${folder}/${name}`, source });
  }
  outputs.push({
    kind: 'schedule',
    format: 'xlsx',
    path: `${folder}/${place.id}-calendar.xlsx`,
    source: await xlsxFile(cache, { name: place.id, rows: sheetRows }),
  });
  const scheduled: Scheduled[] = [];
  const [head = []] = sheetRows;
  for (const { date } of plan.days) {
    const posts = postsOf(plan, date);
    if (posts.length === 0) continue;
    const takenOf = networkPartsOfDay(plan, posts, material);
    const at = `${folder}/${date}/`;
    const own = [head, ...sheetRows.filter(([day]) => day === date)];
    const sheet = await xlsxFile(cache, { name: date, rows: own });
    const members: ZipMember[] = [{ name: 'posts.xlsx', file: sheet }];
    for (const post of posts) {
      const taken = takenOf.get(post) ?? [];
      const made = await postMembers(context, plan, post, material, taken);
      const name = postName(place, post);
      const inZip = `${post.time.replace(':', '')}-${name}/`;
      members.push(...made.map((member) => ({ ...member, name: inZip + member.name })));
      scheduled.push(...scheduledOf(context, plan, post, made, taken, material));
      if (post.kind === 'group') outputs.push(...(await groupOutputs(context, at, name, made)));
    }
    outputs.push({
      kind: 'bundle',
      format: 'zip',
      path: `${at}${place.id}-${date}.zip`,
      source: await zipOf(context, members),
    });
  }
  outputs.push(...(await placeClips(context, plan, material)));
  outputs.push(...(await schedulerFiles(context, plan, scheduled, material)));
  return outputs;
}

/** The joint clips and slides of a group have addresses of their own, and what goes where. */
async function groupOutputs(
  context: BuildContext,
  at: string,
  name: string,
  members: readonly ZipMember[],
): Promise<Output[]> {
  const outputs = members.flatMap((member): Output[] => {
    if (!('file' in member)) return [];
    const facts = member.name.endsWith('.mp4')
      ? ({ kind: 'clip', format: 'compilation' } as const)
      : ({ kind: 'cover', format: 'slide' } as const);
    return [{ ...facts, path: at + member.name, source: member.file }];
  });
  for (const language of PRESS_LANGUAGES) {
    const text = members.find((member) => member.name === `${language}/films.txt`);
    outputs.push({
      kind: 'caption',
      format: 'films',
      language,
      path: `${at}${name}-films.${language}.txt`,
      source: await textFile(context, text && 'text' in text ? text.text : '', 'txt'),
    });
  }
  return outputs;
}
