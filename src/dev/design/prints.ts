/** The contact sheet of prints: every sheet of the hard cases, to be looked at before a release. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp, { type Sharp } from 'sharp';
import type { Cache } from '../../base/platform/cache.ts';
import type { Output, TextOutput } from '../../dist/output.ts';
import { makeLed } from '../../outputs/led/index.ts';
import { makeKits } from '../../outputs/press/kit/index.ts';
import { makePrint } from '../../outputs/print/index.ts';
import { makeReport } from '../../outputs/report/index.ts';
import { printArchive } from '../testing/print-archive.ts';
import { pageOf, type Picture } from './contact-sheet/index.ts';

/** Dots per point of a PDF: small letters can still be judged. */
const SCALE = 1.5;

/** @returns The path of the page; its pictures lie beside it. */
export async function makePrintContactSheet(cache: Cache): Promise<string> {
  const folder = path.join(cache.folder, 'contact-sheet-print');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const rows = new Map<string, Picture[]>();
  const library = await PDFiumLibrary.init();
  try {
    for (const { path: name, source, person } of await sheetsOf(cache)) {
      // All people's sheets of one kind stand in a row.
      const title = person ? path.basename(name).replace(`${person}-`, '') : path.dirname(name);
      const pictures = await picturesOf(library, name, source, folder);
      rows.set(title, [...(rows.get(title) ?? []), ...pictures]);
    }
  } finally {
    library.destroy();
  }
  const file = path.join(folder, 'index.html');
  await writeFile(file, pageOf([...rows].map(([title, pictures]) => ({ title, pictures }))));
  return file;
}

/** Everything on paper, and the pictures of the kits. */
async function sheetsOf(cache: Cache): Promise<Output[]> {
  const { context, photos } = await printArchive(
    ({ settings, places, veterans }) => ({
      settings: { ...settings, print: { ...settings.print, bleed: true, posters: true } },
      places: places.filter(({ id }) => veterans.some(({ place }) => place === id)),
    }),
    cache,
  );
  const made = [
    await makePrint(context, photos, () => ({
      kk: 'Көше экрандарында 12 рет көрсетілді.',
      ru: 'Показ на уличных экранах: 12 раз.',
    })),
    await makeKits(context),
    await makeReport(context, { clips: [], schedule: null }),
    await makeLed(context, []),
  ];
  return made.flatMap(({ outputs }) =>
    (outputs as readonly (Output | TextOutput)[]).flatMap((output) =>
      'source' in output && ['.pdf', '.jpg', '.png'].includes(path.extname(output.path))
        ? [output]
        : [],
    ),
  );
}

async function picturesOf(
  library: PDFiumLibrary,
  name: string,
  source: string,
  folder: string,
): Promise<Picture[]> {
  const stem = name.replaceAll('/', '_');
  const write = async (image: Sharp, page: number): Promise<Picture> => {
    const file = `${stem}-${page}.png`;
    const { width, height } = await image.png().toFile(path.join(folder, file));
    return { target: { id: `${path.basename(name)}, ${page}`, width, height }, file };
  };
  if (path.extname(name) !== '.pdf') return [await write(sharp(source), 1)];
  const pictures: Picture[] = [];
  const document = await library.loadDocument(await readFile(source));
  try {
    for (const page of document.pages()) {
      const { data, width, height } = await page.render({ scale: SCALE, render: 'bitmap' });
      const image = sharp(data, { raw: { width, height, channels: 4 } });
      pictures.push(await write(image, page.number + 1));
    }
  } finally {
    document.destroy();
  }
  return pictures;
}
