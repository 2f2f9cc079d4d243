import { inLanguage } from '../../../model/language.ts';
import type { Loop } from '../loop.ts';
import type { Programme } from '../programme.ts';
import { xml } from '../../../base/formats/xml.ts';

/** XSPF 1 for VLC and its kin: durations in milliseconds, relative locations. */
export function xspf({ media, campaign }: Programme, { clips }: Loop): string {
  const tracks = clips.flatMap((index) => {
    const medium = media[index];
    if (!medium) return [];
    const title = inLanguage(medium.title, 'kk')?.text ?? medium.role;
    return [
      '  <track>',
      `   <location>${xml(medium.name)}</location>`,
      `   <title>${xml(title)}</title>`,
      `   <duration>${medium.seconds * 1000}</duration>`,
      '  </track>',
    ];
  });
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<playlist version="1" xmlns="http://xspf.org/ns/0/">',
    ` <title>${xml(inLanguage(campaign.name, 'kk')?.text ?? campaign.id)}</title>`,
    ' <trackList>',
    ...tracks,
    ' </trackList>',
    '</playlist>',
  ].join('\n')}\n`;
}
