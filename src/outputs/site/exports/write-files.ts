/** The archive for programs: data, feeds, family trees and the map of the site. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { csvTable } from '../../../base/formats/csv.ts';
import { walk } from '../../../base/platform/files.ts';
import { writeXlsx } from '../../../base/formats/xlsx.ts';
import { LANGUAGES } from '../../../model/language.ts';
import type { SiteData } from '../data/site-data.ts';
import { appPath, iconPath } from '../views/paths.ts';
import { appManifest, icon, ICON_SIZES } from './app.ts';
import { peopleJson, peopleTable } from './data.ts';
import { dayFiles } from './days.ts';
import { siteFeeds } from './feed.ts';
import { robotsOf, sitemapsOf } from './sitemap.ts';

/**
 * Writes everything below `folder`.
 * @param kept Pages that lie elsewhere; the others are in `folder` already.
 */
export async function writeFiles(
  data: SiteData,
  folder: string,
  kept: readonly string[],
): Promise<void> {
  const write = async (file: string, text: string | Uint8Array): Promise<void> => {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  };
  await write('data/people.json', peopleJson(data));
  const people = peopleTable(data);
  await write('data/people.csv', csvTable(people));
  await writeXlsx(path.join(folder, 'data/people.xlsx'), [{ name: 'people', rows: people }]);
  for (const [file, text] of dayFiles(data)) await write(file, text);
  for (const language of LANGUAGES) {
    for (const [file, text] of siteFeeds(data, language)) await write(`${language}/${file}`, text);
    await write(appPath(language), appManifest(data.settings, language));
  }
  for (const size of ICON_SIZES) await write(iconPath(size), await icon(size));
  const drawn = (await walk(folder)).filter((file) => file.endsWith('/index.html'));
  for (const [file, text] of sitemapsOf(data, [...drawn, ...kept].sort())) await write(file, text);
  await write('robots.txt', robotsOf(data));
}
