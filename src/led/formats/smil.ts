import type { Hour } from '../grid.ts';
import { slotsOf, type Programme } from '../programme.ts';
import { localTimeOf } from '../zone.ts';
import { xml } from './xml.ts';

/**
 * SMIL for garlic-player and signageOS: the whole programme, each hour a sequence that the
 * device's clock starts, so that it is in step again every hour.
 *
 * `wallclock` carries local time without an offset: with one, garlic-player starts at midnight and
 * signageOS computes no time at all. Both want `<head><layout>` and no namespace.
 */
export function smil(programme: Programme): string {
  const { screen, grid } = programme;
  const { width, height } = screen;
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<smil>',
    ' <head>',
    '  <meta http-equiv="Refresh" content="300" onlySmilUpdate="true" fallbackToPreviousPlaylist="true"/>',
    '  <layout>',
    `   <root-layout width="${width}" height="${height}" backgroundColor="#10151d"/>`,
    `   <region regionName="main" xml:id="main" left="0" top="0" width="${width}" height="${height}" z-index="1" fit="meet"/>`,
    '  </layout>',
    ' </head>',
    ' <body>',
    '  <par dur="indefinite">',
    ...grid.hours.flatMap((hour) => sequence(programme, hour)),
    '  </par>',
    ' </body>',
    '</smil>',
  ].join('\n')}\n`;
}

function sequence(programme: Programme, hour: Hour): string[] {
  const { grid, media } = programme;
  const end = localTimeOf(hour.start + hour.count * grid.slot * 1000, grid.timeZone);
  const videos = slotsOf(programme, hour).flatMap((index) => {
    const medium = media[index];
    if (!medium) return [];
    return [
      `    <video src="${xml(medium.name)}" region="main" dur="${medium.seconds}s"><param name="cacheControl" value="onlyIfCached"/></video>`,
    ];
  });
  return [
    `   <seq begin="wallclock(${hour.local.date}T${hour.local.time})" end="wallclock(${end.date}T${end.time})">`,
    ...videos,
    '   </seq>',
  ];
}
