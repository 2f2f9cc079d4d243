/** Reads a file as the programs do for which it is made. */
import { readFile } from 'node:fs/promises';
import { parse as parseCsv } from 'csv-parse/sync';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { readGedcom } from 'read-gedcom';
import { zipListing } from './zip-listing.ts';

const utf8 = async (file: string | Buffer): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true }).decode(
    Buffer.isBuffer(file) ? file : await readFile(file),
  );

/** @throws when the browser's XML parser, which forgives nothing, refuses the text. */
async function readXml(text: string, page: Page): Promise<void> {
  const error = await page.evaluate(
    (xml) =>
      new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')
        ?.textContent,
    text,
  );
  if (error) throw new Error(error);
}

type Reader = (file: string, page: Page) => Promise<unknown>;

const asXml: Reader = async (file, page) => readXml(await utf8(file), page);
const asJson: Reader = async (file) => JSON.parse(await utf8(file));

/** By the name's ending; of a ZIP every member's checksum is verified and its texts are read. */
const READERS: Readonly<Record<string, Reader>> = {
  xml: asXml,
  xspf: asXml,
  smil: asXml,
  svg: asXml,
  json: asJson,
  geojson: asJson,
  webmanifest: asJson,
  txt: (file) => utf8(file),
  m3u: (file) => utf8(file),
  csv: async (file) => {
    const rows = parseCsv(await utf8(file), { columns: true, bom: true }) as unknown[];
    if (rows.length === 0) throw new Error('an empty table');
  },
  ics: async (file) => {
    const calendar = new ICAL.Component(ICAL.parse(await utf8(file)) as unknown[]);
    for (const event of calendar.getAllSubcomponents('vevent')) new ICAL.Event(event).toString();
  },
  ged: async (file) => {
    const tree = readGedcom(new Uint8Array(await readFile(file)).buffer);
    if (tree.getIndividualRecord().length !== 1) throw new Error('not one person');
  },
  gdz: async (file) => {
    const [[name, { text }] = ['', { text: '' }], ...pictures] = await zipListing(file);
    if (name !== 'gedcom.ged') throw new Error(`begins with ${name}`);
    const tree = readGedcom(new TextEncoder().encode(text).buffer as ArrayBuffer);
    if (tree.getIndividualRecord().length !== 1) throw new Error('not one person');
    for (const [picture] of pictures)
      if (!text.includes(` FILE ${picture}\r`)) throw new Error(`not named: ${picture}`);
  },
  zip: async (file) => {
    for (const [name, { text }] of await zipListing(file)) {
      if (name.includes('..') || name.startsWith('/')) throw new Error(`leads out: ${name}`);
      if (name.endsWith('.txt') && text.includes('\uFFFD')) throw new Error(`no UTF-8: ${name}`);
      if (name.endsWith('.json')) JSON.parse(text);
    }
  },
};

/** How many files of each ending were read. @throws naming the first file no reader accepts. */
export async function readTexts(
  files: readonly string[],
  page: Page,
): Promise<Record<string, number>> {
  const read: Record<string, number> = {};
  for (const file of files) {
    const ending = /\.(\w+)$/.exec(file)?.[1] ?? '';
    const reader = READERS[ending];
    if (!reader) continue;
    await reader(file, page).catch((cause: unknown) => {
      throw new Error(file, { cause });
    });
    read[ending] = (read[ending] ?? 0) + 1;
  }
  return read;
}
