/**
 * Programmes of makers of LED controllers, written after their public documents. Nobody has tried
 * them on a device: they go out as experimental, and the folder says so.
 */
import { openingsOf } from '../grid.ts';
import type { Loop } from '../loop.ts';
import { mediaOf, type Programme } from '../programme.ts';
import { stickName } from './csv.ts';
import { xml } from '../../../base/formats/xml.ts';

/** `estelik.files`, or `estelik-2027-05-08.files` where each day has clips of its own. */
export const filesFolder = ({ folder }: Loop): string =>
  `${folder.replace(/^stick/, 'estelik')}.files`;

/**
 * Colorlight `colorlight.vsn`. The controller looks for the clips in a folder beside it under the
 * names of the stick's folder.
 */
export function colorlight(programme: Programme, loop: Loop): string {
  const { width, height } = programme.screen;
  const rect = `<Rect><X>0</X><Y>0</Y><Width>${width}</Width><Height>${height}</Height><BorderWidth>0</BorderWidth></Rect>`;
  const items = mediaOf(programme, loop.clips).map((medium, index) => {
    const file = `.\\${filesFolder(loop)}\\${stickName(index)}`;
    return `<Item><Type>3</Type><FileSource><IsRelative>1</IsRelative><FilePath>${xml(file)}</FilePath></FileSource><Duration>${medium.seconds * 1000}</Duration></Item>`;
  });
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Programs><Program>',
    `<Information><Width>${width}</Width><Height>${height}</Height></Information>`,
    '<Pages><Page><LoopType>1</LoopType><BgColor>0xFF000000</BgColor><Regions><Region>',
    '<Name>films</Name><IsScheduleRegion>0</IsScheduleRegion>',
    rect,
    '<Items>',
    ...items,
    '</Items>',
    '</Region></Regions></Page></Pages>',
    '</Program></Programs>',
  ].join('\n')}\n`;
}

/**
 * A programme as NovaStar's cloud (VNNOX) takes it: a page for each clip, because widgets of one
 * page lie over each other; clips by address, size and hash; the hours of the loop's days.
 *
 * @param address Where `led/<screen>/` is served, with a closing slash.
 */
export function novastar(programme: Programme, loop: Loop, address: string): string {
  const pages = mediaOf(programme, loop.clips).map((medium) => {
    const name = medium.name.replace(/^.*\//, '');
    const layout = { x: '0%', y: '0%', width: '100%', height: '100%' };
    const url = new URL(medium.name, address).href;
    const file = { name, url, size: medium.bytes, md5: medium.md5 };
    const widget = { ...file, zIndex: 1, type: 'VIDEO', duration: medium.seconds * 1000, layout };
    return { name, widgets: [widget] };
  });
  const openings = openingsOf(programme.grid).filter(({ from }) => loop.days.includes(from.date));
  const plans = openings.map(({ from, to }) => ({
    weekDays: [new Date(`${from.date}T00:00:00Z`).getUTCDay()],
    startTime: from.time,
    endTime: to.time,
  }));
  const schedule = { startDate: loop.days[0], endDate: loop.days.at(-1), plans };
  return `${JSON.stringify({ playerIds: [], schedule, pages }, null, 1)}\n`;
}
