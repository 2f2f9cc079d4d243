/** What a place posts: its calendar, a bundle for each day, and what shows many people at once. */
import path from 'node:path';
import sharp from 'sharp';
import { spoken } from '../../../../remotion/design/facts.ts';
import { typeOfNode } from '../../../../remotion/design/fonts/node.ts';
import type { Clip } from '../../../../remotion/engine/index.ts';
import { codeOf } from '../../../base/platform/code-of.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { csvTable } from '../../../base/formats/csv.ts';
import { jsonFeedOf, rssOf } from '../../../base/formats/feed.ts';
import { hashOf } from '../../../base/platform/files.ts';
import type { Printer } from '../../../base/formats/pdf.ts';
import { xlsxFile } from '../../../base/formats/xlsx.ts';
import type { ZipMember } from '../../../base/formats/zip.ts';
import { t } from '../../../i18n/index.ts';
import type { Photos } from '../../photos/index.ts';
import type { Output } from '../../../dist/outputs.ts';
import { mediaMembers, textMembers, type Media } from '../bundle.ts';
import { inOrder, PRESS_LANGUAGES, type PressLanguage } from '../caption.ts';
import { feedItems } from '../feeds.ts';
import { textFile, zipOf } from '../files.ts';
import { NETWORKS, type Network } from '../networks.ts';
import type { PlacePlan } from '../press-plan.ts';
import { calendarIcs, calendarRows, postPage } from './files.ts';
import { filmName, type FilmPart } from './films.ts';
import { filmClips, groupFilms, filmPartsOfDay, filmPartsText } from './group.ts';
import { placeFilms } from './place-film.ts';
import { inEqualParts } from './plan.ts';
import { groupAlt, groupName, postCaption, postName, postsOf, type TimedPost } from './post.ts';
import { ayrshareCsv, bufferCsv, postizJson, scheduledIn, type Scheduled } from './schedulers.ts';
import { SLIDE, slideHtml, slidesOf } from './slides.ts';

/** What the calendars are made of besides the archive. */
export interface CalendarMaterial {
  mediaOf: (person: string) => Media;
  /** Title and closing of the social formats. */
  sheets: readonly Clip[];
  photos: Photos;
  /** Draws the carousels. */
  printer: Printer;
}

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

interface TextList {
  name: string;
  language: PressLanguage | null;
  text: string;
}

/** The calendar in every form, and the feeds of what is released. */
async function listsOf(
  { archive, options }: BuildContext,
  plan: PlacePlan,
  rows: readonly (readonly (string | number)[])[],
  { mediaOf }: CalendarMaterial,
): Promise<TextList[]> {
  const { place } = plan;
  const { address } = archive.settings;
  const lists: TextList[] = [
    { name: `${place.id}-calendar.csv`, language: null, text: csvTable(rows) },
  ];
  for (const language of PRESS_LANGUAGES) {
    const calendar = calendarIcs(plan, archive, language, options.asOf);
    lists.push({ name: `${place.id}-calendar.${language}.ics`, language, text: calendar });
    const items = await feedItems(plan, archive, language, mediaOf, options.asOf);
    const title = inOrder(spoken(place.name), language);
    const head = {
      title: t(language)('press.feed', { place: title }),
      description: inOrder(spoken(archive.campaign.name), language),
      language,
      home: `${address}${language}/press/${place.id}/`,
    };
    for (const [extension, write] of [
      ['xml', rssOf],
      ['json', jsonFeedOf],
    ] as const) {
      const name = `feed.${language}.${extension}`;
      const self = `${address}press/places/${place.id}/${name}`;
      lists.push({ name, language, text: write({ ...head, self }, items) });
    }
  }
  return lists;
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

/** Media of a post by network: a person's clip, else the card; of a group films or pictures. */
const addressesOf =
  (
    { archive }: BuildContext,
    folder: string,
    { post, made }: { post: TimedPost; made: readonly ZipMember[] },
    filmParts: readonly FilmPart[],
    { mediaOf }: CalendarMaterial,
  ) =>
  (network: Network): string[][] => {
    const at = (file: string): string => new URL(file, archive.settings.address).href;
    const [first] = post.people;
    if (post.post.kind === 'person') {
      const { clips, card } = mediaOf(first?.id ?? '');
      const stem = `media/${first?.id}/${first?.id}`;
      const hasClip = clips.some(({ target }) => target === network.clip);
      if (hasClip) return [[at(`${stem}-${network.clip}.mp4`)]];
      return [card ? [at(`${stem}-card.jpg`)] : []];
    }
    const names = made.flatMap((member) => ('file' in member ? [member.name] : []));
    const own = (name: string): string => at(`${folder}/${post.date}/${name}`);
    const filmPart = filmParts.find((one) => one.network === network);
    const slides = names.filter((name) => name.endsWith('.jpg')).map(own);
    if (!filmPart || filmPart.parts === null) return inEqualParts(slides, network.slides);
    const { target, parts } = filmPart;
    const stem = groupName(first?.place ?? '', post.date, post.post.number);
    return Array.from({ length: parts }, (_, index) => [
      own(filmName(stem, target, { part: index + 1, parts })),
    ]);
  };

/** The posts of a place for each scheduler whose columns are documented. */
async function schedulerFiles(
  context: BuildContext,
  plan: PlacePlan,
  scheduled: readonly Scheduled[],
  { mediaOf }: CalendarMaterial,
): Promise<Output[]> {
  const { archive } = context;
  const pictured = postsOf(plan).flatMap((post) => {
    const [first] = post.people;
    if (post.post.kind !== 'person' || !first || !mediaOf(first.id).card) return [];
    const file = `media/${first.id}/${first.id}-card.jpg`;
    return [{ post, picture: new URL(file, archive.settings.address).href }];
  });
  const outputs: Output[] = [];
  for (const language of PRESS_LANGUAGES) {
    const source = { plan, archive, language };
    const tables = {
      ayrshare: ayrshareCsv(scheduled, source),
      buffer: bufferCsv(pictured, source),
    };
    const files = Object.entries(tables).flatMap(([name, texts]) =>
      texts.map((text, index): [string, string] => [
        `${name}${index > 0 ? `-${index + 1}` : ''}.${language}.csv`,
        text,
      ]),
    );
    files.push([`postiz.${language}.json`, postizJson(scheduled, source)]);
    for (const [name, text] of files)
      outputs.push({
        person: null,
        kind: 'schedule',
        format: name.split(/[.-]/)[0] ?? null,
        language,
        path: `press/places/${plan.place.id}/schedulers/${name}`,
        source: await textFile(context, text, name.endsWith('json') ? 'json' : 'csv'),
      });
  }
  return outputs;
}

async function postMembers(
  context: BuildContext,
  plan: PlacePlan,
  post: TimedPost,
  material: CalendarMaterial,
  filmParts: readonly FilmPart[],
): Promise<ZipMember[]> {
  const { archive } = context;
  const [first] = post.people;
  if (post.post.kind === 'person' && first)
    return [...mediaMembers(first.id, material.mediaOf(first.id)), ...textMembers(first, archive)];
  const stem = postName(plan.place, post);
  const slides = await carousel(context, plan, post, material);
  return [
    ...(await groupFilms(
      context,
      filmClips(plan.place.id, post.people, material),
      stem,
      filmParts,
    )),
    ...slides,
    ...PRESS_LANGUAGES.flatMap((language): ZipMember[] => [
      ...NETWORKS.map((network) => ({
        name: `${language}/caption-${network.id}.txt`,
        text: `${postCaption(post, plan.place, archive, language, network)}\n`,
      })),
      { name: `${language}/alt.txt`, text: `${groupAlt(post, language)}\n` },
      {
        name: `${language}/films.txt`,
        text: filmPartsText(filmParts, { stem, slides: slides.length }, language),
      },
    ]),
  ];
}

async function carousel(
  { archive, cache }: BuildContext,
  { place }: PlacePlan,
  post: TimedPost,
  { photos, printer }: CalendarMaterial,
): Promise<ZipMember[]> {
  const tone = post.post.kind === 'group' ? post.post.tone : 'memorial';
  const version = await codeOf(['src/outputs/press/calendar/index.ts']);
  const members: ZipMember[] = [];
  for (const [index, people] of slidesOf(post.people, archive, photos).entries()) {
    const state = people.map(({ card, photo }) => [
      card,
      photo && [photo.photo.role, photo.photo.focal, path.basename(photo.master.file)],
    ]);
    const key = hashOf(version, tone, JSON.stringify(state));
    const file = await cache.file('press', key, 'jpg', async (target) => {
      const html = await slideHtml(people, tone, typeOfNode());
      const png = await printer.picture(html, SLIDE);
      await sharp(png).removeAlpha().jpeg({ quality: 88 }).toFile(target);
    });
    const number = String(index + 1).padStart(2, '0');
    members.push({ name: `${postName(place, post)}-slide-${number}.jpg`, file });
  }
  return members;
}
