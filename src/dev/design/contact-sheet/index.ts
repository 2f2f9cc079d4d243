/** The contact sheet: every hard case on every format, to be looked at before a release. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cache } from '../../../base/platform/cache.ts';
import type { Archive } from '../../../model/archive.ts';
import { drawContactSheet, type Picture } from './pictures.ts';

export type { Picture };

/** @returns The path of the page; its pictures lie beside it. */
export async function makeContactSheet(archive: Archive, cache: Cache): Promise<string> {
  const folder = path.join(cache.folder, 'contact-sheet');
  const rows = await drawContactSheet(archive, cache, folder);
  const file = path.join(folder, 'index.html');
  await writeFile(file, pageOf(rows));
  return file;
}

export const pageOf = (
  rows: readonly { title: string; pictures: readonly Picture[] }[],
): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Contact sheet</title>
<style>
  body { background: #6b7078; color: #fff; font: 16px/1.4 system-ui, sans-serif; margin: 24px }
  section { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-end }
  figure { margin: 0 }
  figcaption { font-size: 13px }
  img { display: block; max-height: 300px; width: auto }
  img.afar { max-height: 115px; margin-top: 12px }
</style>
${rows.map(rowOf).join('\n')}
</html>
`;

const rowOf = ({ title, pictures }: { title: string; pictures: readonly Picture[] }): string =>
  `<h2>${title}</h2>\n<section>${pictures.map(figureOf).join('\n')}</section>`;

const figureOf = ({ target, file }: Picture): string => {
  const image = (kind: string): string =>
    `<img ${kind}src="${file}" alt="" loading="lazy" width="${target.width}" height="${target.height}">`;
  // In the street 384 lines at thirty metres are as high as 115 on a desk.
  const afar = target.medium === 'led' ? image('class="afar" ') : '';
  return `<figure><a href="${file}">${image('')}</a>${afar}<figcaption>${target.id}</figcaption></figure>`;
};
