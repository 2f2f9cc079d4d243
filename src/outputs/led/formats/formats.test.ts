/** Every list of a screen, whatever its format: written, hashed, offered, led to a media store, served by its type. */
import { expect, test } from 'vitest';
import { Cache } from '../../../base/platform/cache.ts';
import { bigRegion, imaginaryMedium } from '../../../dev/bench/led/big-region.ts';
import { isText } from '../../../dev/testing/addresses.ts';
import { canNameAddresses, rewriteUrls } from '../../../release/rewrite-urls.ts';
import type { SiteData } from '../../site/data/site-data.ts';
import { screenKits } from '../../site/views/technicians.ts';
import { checksums } from '../checksums.ts';
import { openFileFacts } from '../media.ts';
import { programmeOf } from '../programme.ts';
import { ledPeople, scheduleOf } from '../schedule.ts';
import { screenTexts } from '../screen-files.ts';
import { PLAYLISTS, mediaTypeOf } from './index.ts';

const ADDRESS = 'https://estelik.example/';
/** Of makers' programmes and for programs: not on the technicians' page. */
const UNOFFERED = ['csv', 'vsn', 'novastar', 'json'];

const archive = await bigRegion(40, 3);
const screen = archive.screens.find(({ delivery }) => delivery === 'network')!;
const people = ledPeople(archive);
const programme = programmeOf(
  scheduleOf({ ...archive, people }),
  screen,
  archive.campaign,
  new Map(people.map(({ id }) => [id, imaginaryMedium(id)])),
);
const outputs = await screenTexts(programme, { address: ADDRESS, published: 0 });
const lists = PLAYLISTS.map((list) => ({
  ...list,
  output: outputs.find((one) => one.kind === 'playlist' && one.format === list.format)!,
}));

const names = [...programme.media.map(({ name }) => name), 'hls/0000.ts'];
const elsewhere = new Map(
  names.map((name, index) => [`led/${screen.id}/${name}`, `https://media.example/${index}`]),
);

test.each(lists)('$format', async ({ format, namesAddresses, output }) => {
  const { path } = output;
  expect(mediaTypeOf(path)).not.toBe('application/octet-stream');
  expect(isText(path)).toBe(true);
  expect(canNameAddresses(path)).toBe(namesAddresses);
  const isLed = rewriteUrls(output.text(), path, ADDRESS, elsewhere).includes('media.example');
  expect(isLed).toBe(namesAddresses);
  const known = await openFileFacts(new Cache('/nowhere'));
  const name = path.slice(`led/${screen.id}/`.length);
  expect((await checksums(known, programme, outputs)).text()).toContain(`  ${name}\n`);
  const data = { screenById: new Map([[screen.id, screen]]), placed: new Map([[path, 1]]) };
  const [kit] = screenKits(data as unknown as SiteData);
  expect(kit?.lists.map((one) => one.name)).toEqual(UNOFFERED.includes(format) ? [] : [name]);
});
