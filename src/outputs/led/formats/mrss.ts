import { inLanguage } from '../../../model/language.ts';
import type { Loop } from '../loop.ts';
import type { Medium } from '../media.ts';
import { mediaOf, type Programme } from '../programme.ts';
import { xml } from '../../../base/formats/xml.ts';

/**
 * Media RSS for BrightSign and its kin. Addresses are absolute, the guid changes with the bytes; a clip that comes
 * again has one of its own, because readers take items with one guid for one.
 *
 * @param address Where `led/<screen>/` is served, with a closing slash.
 * @param published RFC 822 date of the feed's items.
 */
export function mrss(
  programme: Programme,
  { clips }: Loop,
  address: string,
  published: string,
): string {
  const { campaign, screen } = programme;
  const times = new Map<Medium, number>();
  const items = mediaOf(programme, clips).flatMap((medium) => {
    const before = times.get(medium) ?? 0;
    times.set(medium, before + 1);
    const guid = before === 0 ? medium.sha256 : `${medium.sha256}-${before + 1}`;
    const url = xml(new URL(medium.name, address).href);
    const title = xml(inLanguage(medium.title, 'kk')?.text ?? medium.role);
    return [
      '  <item>',
      `   <title>${title}</title>`,
      `   <pubDate>${published}</pubDate>`,
      `   <link>${url}</link>`,
      `   <description>${title}</description>`,
      '   <category>video</category>',
      `   <guid isPermaLink="false">${guid}</guid>`,
      `   <media:content url="${url}" type="video/mp4" medium="video" fileSize="${medium.bytes}" duration="${medium.seconds}"/>`,
      '  </item>',
    ];
  });
  const heading = [campaign.name, screen.name].map((name) => inLanguage(name, 'kk')?.text ?? '');
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">',
    ' <channel>',
    `  <title>${xml(heading.join(' · '))}</title>`,
    `  <link>${xml(new URL('mrss.xml', address).href)}</link>`,
    `  <description>${xml(inLanguage(campaign.occasion, 'kk')?.text ?? '')}</description>`,
    '  <ttl>5</ttl>',
    ...items,
    ' </channel>',
    '</rss>',
  ].join('\n')}\n`;
}
