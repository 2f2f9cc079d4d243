import { NIGHT } from '../../../base/formats/palette.ts';
import { mediaOf, type Programme } from '../programme.ts';
import { sequencesOf, type Sequence } from '../sequences.ts';
import { localTimeOf } from '../../../model/zone.ts';
import { xml } from '../../../base/formats/xml.ts';

/**
 * SMIL for garlic-player and signageOS: the whole programme in sequences of ten minutes at most,
 * each started by the device's clock, so that it is in step again whatever a start costs.
 * Addresses are absolute: signageOS makes only the first relative one of a sequence absolute.
 *
 * `wallclock` carries local time without an offset: with one, garlic-player starts at midnight and
 * signageOS computes no time at all. Both want `<head><layout>` and no namespace.
 *
 * @param address Where `led/<screen>/` is served, with a closing slash.
 */
export function smil(programme: Programme, address: string): string {
  const { screen, grid } = programme;
  const { width, height } = screen;
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<smil>',
    ' <head>',
    '  <meta http-equiv="Refresh" content="300" onlySmilUpdate="true" fallbackToPreviousPlaylist="true"/>',
    '  <layout>',
    `   <root-layout width="${width}" height="${height}" backgroundColor="${NIGHT.ground}"/>`,
    `   <region regionName="main" xml:id="main" left="0" top="0" width="${width}" height="${height}" z-index="1" fit="meet"/>`,
    '  </layout>',
    ' </head>',
    ' <body>',
    '  <par dur="indefinite">',
    ...sequencesOf(grid, programme.cuts).flatMap((own) => sequence(programme, own, address)),
    '  </par>',
    ' </body>',
    '</smil>',
  ].join('\n')}\n`;
}

function sequence(programme: Programme, { first, count }: Sequence, address: string): string[] {
  const { grid, slots } = programme;
  const from = grid.starts[first] ?? 0;
  const [begin, end] = [from, from + count * grid.slot * 1000].map((instant) => {
    const { date, time } = localTimeOf(instant, grid.timeZone);
    return `wallclock(${date}T${time})`;
  });
  const videos = mediaOf(programme, slots.slice(first, first + count)).map(({ name, seconds }) => {
    const url = xml(new URL(name, address).href);
    return `    <video src="${url}" region="main" dur="${seconds}s"><param name="cacheControl" value="onlyIfCached"/></video>`;
  });
  return [`   <seq begin="${begin}" end="${end}">`, ...videos, '   </seq>'];
}
