import { LANGUAGES } from '../../../model/language.ts';
import type { SiteData } from '../data/site-data.ts';

/** A map holds at most 50,000 addresses. */
const ADDRESSES = 40_000;

/** Pages that search engines should not list. */
const HIDDEN = /^[^/]+\/(?:offline)\//;

/**
 * The maps of the site: each page with its other languages.
 * @param pages Paths such as `kk/people/abdirov-nurken/index.html`.
 */
export function sitemapsOf({ settings }: SiteData, pages: readonly string[]): [string, string][] {
  const known = new Set(pages);
  const address = (page: string): string =>
    new URL(page.replace(/index\.html$/, ''), settings.address).href;
  const entries = pages
    .filter((page) => LANGUAGES.some((language) => page.startsWith(`${language}/`)))
    .filter((page) => !HIDDEN.test(page))
    .map((page) => {
      const rest = page.slice(3);
      const others = LANGUAGES.filter((language) => known.has(`${language}/${rest}`)).map(
        (language) =>
          `<xhtml:link rel="alternate" hreflang="${language}" href="${address(`${language}/${rest}`)}"/>`,
      );
      return `<url><loc>${address(page)}</loc>${others.join('')}</url>`;
    });
  const count = Math.max(1, Math.ceil(entries.length / ADDRESSES));
  const maps = Array.from({ length: count }, (_, index): [string, string] => [
    `sitemap-${index + 1}.xml`,
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.slice(index * ADDRESSES, (index + 1) * ADDRESSES).join('\n')}
</urlset>
`,
  ]);
  const index = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${maps.map(([file]) => `<sitemap><loc>${address(file)}</loc></sitemap>`).join('\n')}
</sitemapindex>
`;
  return [...maps, ['sitemap.xml', index]];
}

export const robotsOf = ({ settings }: SiteData): string =>
  `User-agent: *\nAllow: /\nSitemap: ${new URL('sitemap.xml', settings.address).href}\n`;
