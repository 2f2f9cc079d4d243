/**
 * A site without clips, but those of one person: photographs, times on the screens, pages.
 * `node src/dev/testing/publish-site.ts CONTENT OUT CACHE` makes one in a process of its own.
 */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { Cache } from '../../base/platform/cache.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { readOptions } from '../../base/command/options.ts';
import { t } from '../../i18n/index.ts';
import type { ScreenProof } from '../../outputs/led/plays/proof.ts';
import { ledPeople, scheduleOf, type Schedule } from '../../outputs/led/schedule.ts';
import { whenFiles } from '../../outputs/led/when.ts';
import type { Screen } from '../../model/screen.ts';
import { readArchive } from '../../model/archive.ts';
import { makePhotos } from '../../outputs/photos/index.ts';
import { writeManifest } from '../../dist/manifest.ts';
import { presentIn, placeOutputs } from '../../dist/outputs.ts';
import type { Output, TextOutput } from '../../dist/output.ts';
import { writeChecksums } from '../../model/files/checksums.ts';
import { pagePictures } from '../../outputs/press/kit/page-pictures.ts';
import { makeSite } from '../../outputs/site/index.ts';
import { clipsOf, linkCardsOf } from './site-clips.ts';

/** @param shown Whose clips stand on the site. */
export async function publishSite(context: BuildContext, shown = ''): Promise<void> {
  const { options, archive } = context;
  const { photos, outputs } = await makePhotos(context);
  const { campaign, screens } = archive;
  const plan = scheduleOf({ campaign, screens, people: ledPeople(archive) });
  const schedule = { ...plan, proofs: proofsOf(plan, shown) };
  const { clips, outputs: media } = await clipsOf(context, shown);
  const links = await linkCardsOf(context);
  const cards = new Set(links.map((link) => link.path));
  const led = [...(schedule ? whenFiles(context, schedule) : []), ...screens.flatMap(stickFiles)];
  // Of a place with people and of one without anybody.
  const kit = (
    await Promise.all(['karaganda', 'abai'].map((place) => kitPicturesOf(context, place)))
  ).flat();
  await placeOutputs(options, 'led', led);
  await placeOutputs(options, 'kit', kit);
  const placed = presentIn(options, [...led, ...kit]);
  const site = await makeSite(context, { photos, clips, cards, schedule, placed });
  await placeOutputs(options, 'photos', outputs);
  await placeOutputs(options, 'clips', [...media, ...links]);
  await placeOutputs(options, 'site', site.outputs);
  await writeManifest(options);
}

/** Stand for what a place's page in the networks wears: grey, of the right sizes. */
async function kitPicturesOf({ archive, cache }: BuildContext, id: string): Promise<Output[]> {
  const place = archive.places.find((one) => one.id === id);
  if (!place) return [];
  return Promise.all(
    pagePictures(archive, place).map(async ({ name, width, height }) => ({
      ...({ person: null, kind: 'cover', format: name, language: null } as const),
      path: `press/kit/${id}/${id}-${name}.jpg`,
      source: await cache.file('stand-ins', `${width}x${height}`, 'jpg', (target) =>
        sharp({ create: { width, height, channels: 3, background: '#4a505c' } }).toFile(target),
      ),
    })),
  );
}

/** Stand for what a technician takes: clips of a few bytes, and the list that names them. */
function stickFiles({ id }: Pick<Screen, 'id'>): TextOutput[] {
  const clips = ['stick/0001.mp4', 'stick/0002.mp4'];
  const file = (name: string, text: string): TextOutput => ({
    person: null,
    kind: 'playlist',
    format: null,
    language: null,
    path: `led/${id}/${name}`,
    text: () => text,
  });
  const others = ['player/index.html', 'playlist.m3u', 'instruction-kk.pdf', 'clock-check.mp4'];
  return [
    ...clips.map((name) => file(name, `${name} of ${id}`)),
    ...others.map((name) => file(name, name)),
    file(
      'checksums.sha256',
      writeChecksums([...clips, ...others].map((name) => ({ name, sha256: '0'.repeat(64) }))),
    ),
  ];
}

/** Logs that know of one person alone, so that other pages are those of before the day. */
const proofsOf = ({ screens }: Schedule, person: string): ScreenProof[] =>
  screens.map(({ id }) => ({
    screen: id,
    by: 'log',
    promised: 20,
    shown: 14,
    people: new Map([[person, { count: 14, first: Date.parse('2027-05-09T04:12:30Z') }]]),
  }));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [content = '', out = '', cache = ''] = process.argv.slice(2);
  const { archive, problems } = await readArchive(content);
  if (!archive) throw new Error(problems.map(({ code, file }) => `${file}: ${code}`).join('; '));
  const options = { ...readOptions([]), content, out, cache };
  await publishSite({ options, archive, cache: new Cache(cache), t: t('en') });
}
