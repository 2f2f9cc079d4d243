/**
 * Programmes of makers of LED controllers, written after their public documents. Nobody has tried
 * them on a device: they go out as experimental, and the folder says so.
 */
import type { Loop } from '../loop.ts';
import type { Medium } from '../media.ts';
import type { Programme } from '../programme.ts';
import { localTimeOf } from '../zone.ts';
import { xml } from './xml.ts';

const mediaOf = ({ media }: Programme, { clips }: Loop): Medium[] =>
  clips.flatMap((index) => media[index] ?? []);

/**
 * Colorlight `estelik.vsn`. The controller looks for the films in `estelik.files\` beside it under
 * the names of the stick's folder.
 */
export function colorlight(programme: Programme, loop: Loop): string {
  const { width, height } = programme.screen;
  const rect = `<Rect><X>0</X><Y>0</Y><Width>${width}</Width><Height>${height}</Height></Rect>`;
  const items = mediaOf(programme, loop).map((medium, index) => {
    const file = `.\\estelik.files\\${String(index + 1).padStart(4, '0')}.mp4`;
    return `<Item><Type>3</Type><FileSource><IsRelative>1</IsRelative><FilePath>${xml(file)}</FilePath></FileSource><Duration>${medium.seconds * 1000}</Duration></Item>`;
  });
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Programs><Program>',
    `<Information><Width>${width}</Width><Height>${height}</Height></Information>`,
    '<Pages><Page><LoopType>1</LoopType><Regions><Region>',
    rect,
    '<Items>',
    ...items,
    '</Items>',
    '</Region></Regions></Page></Pages>',
    '</Program></Programs>',
  ].join('\n')}\n`;
}

/**
 * A programme as NovaStar's cloud (VNNOX) takes it: films by address, size and hash, and a plan of
 * the hours for every day.
 *
 * @param address Where `led/<screen>/` is served, with a closing slash.
 */
export function novastar(programme: Programme, loop: Loop, address: string): string {
  const { screen, grid } = programme;
  const widgets = mediaOf(programme, loop).map((medium, zIndex) => ({
    ...{ type: 'VIDEO', name: medium.name.replace(/^.*\//, ''), zIndex },
    ...{ url: new URL(medium.name, address).href, size: medium.bytes },
    ...{ md5: medium.md5, duration: medium.seconds * 1000 },
    layout: { x: '0', y: '0', width: '100%', height: '100%' },
  }));
  const days = Map.groupBy(grid.hours, (hour) => hour.local.date);
  const plans = [...days].map(([date, hours]) => {
    const last = hours.at(-1) as (typeof hours)[number];
    const end = localTimeOf(last.start + last.count * grid.slot * 1000, grid.timeZone);
    return {
      ...{ startDate: date, endDate: date },
      plans: [{ weekDays: [], startTime: hours[0]?.local.time, endTime: end.time }],
    };
  });
  const pages = [{ name: 'estelik', widgets }];
  const { width, height } = screen;
  return `${JSON.stringify({ pages, width, height, schedule: plans }, null, 1)}\n`;
}
