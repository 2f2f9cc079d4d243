import { hashOf } from '../../../base/platform/files.ts';
import type { PlaylistFile } from '../../../model/files/playlist.ts';
import { slotsOf, type Programme } from '../programme.ts';
import { utcText } from '../../../model/zone.ts';

export function playlistFile(programme: Programme): PlaylistFile {
  const file = contentOf(programme);
  return { ...file, set: hashOf(JSON.stringify(file)).slice(0, 8) };
}

function contentOf(programme: Programme): PlaylistFile {
  const { screen, campaign, grid, media } = programme;
  const { id, name, address, width, height } = screen;
  return {
    version: 1,
    set: '',
    campaign,
    screen: { id, name, address, width, height },
    timeZone: grid.timeZone,
    slot: grid.slot,
    media: media.map(({ role, person, title, name: file, seconds, bytes, sha256 }) => ({
      role,
      person,
      title,
      file,
      seconds,
      bytes,
      sha256,
    })),
    hours: grid.hours.map((hour) => ({
      from: utcText(hour.start),
      local: `${hour.local.date} ${hour.local.time}`,
      utcOffset: hour.local.utcOffset,
      slots: [...slotsOf(programme, hour)],
    })),
    loops: programme.loops.map(({ folder, days, clips }) => ({
      folder,
      days: [...days],
      clips: [...clips],
    })),
  };
}

/** One line per clip and per hour: short, and what changes shows line by line. */
export function playlistJson({ media, hours, loops, ...head }: PlaylistFile): string {
  const list = (items: readonly unknown[]): string =>
    `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const start = JSON.stringify(head).slice(0, -1);
  return `${start},\n"media":${list(media)},\n"hours":${list(hours)},\n"loops":${list(loops)}}\n`;
}
