import { inLanguage } from '../../../model/language.ts';
import type { Loop } from '../loop.ts';
import { mediaOf, type Programme } from '../programme.ts';
import { xml } from '../../../base/formats/xml.ts';

/** XSPF 1 for VLC and its kin: durations in milliseconds, relative locations. */
export function xspf(programme: Programme, { clips }: Loop): string {
  const { campaign } = programme;
  const tracks = mediaOf(programme, clips).flatMap(({ title, role, name, seconds }) => [
    '  <track>',
    `   <location>${xml(name)}</location>`,
    `   <title>${xml(inLanguage(title, 'kk')?.text ?? role)}</title>`,
    `   <duration>${seconds * 1000}</duration>`,
    '  </track>',
  ]);
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
