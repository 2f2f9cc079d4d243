/** Entries that somebody writes by mistake or on purpose: ten thousand ways to break a folder. */
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { writeEntry } from '../../intake/draft/entry-files.ts';
import { fieldsOf } from '../../model/fields.ts';
import type { Place } from '../../model/place.ts';
import { syntheticPerson } from '../simulate/person.ts';
import { spoilBytes, type HostileIndex } from './hostile-bytes.ts';
import { ENDLESS, MARKUP, oddValue } from './hostile-texts.ts';

export interface HostileEntry {
  place: string;
  id: string;
  index: HostileIndex;
  /** Name of a file of `hostilePhotos` and what it is called in the entry. */
  photo?: { from: string; as: string };
}

const FIELDS = fieldsOf('veteran')
  .map(({ path }) => path)
  .filter((name) => name !== '');

type Fields = Record<string, unknown>;

/** Puts a value at a dotted path, building what is not there. */
function put(fields: Fields, path: string, value: unknown): void {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    Object.defineProperty(fields, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return;
  }
  const inner = fields[name];
  const next = (typeof inner === 'object' && inner !== null ? inner : {}) as Fields;
  put(fields, name, next);
  put(next, rest.join('.'), value);
}

interface Bilingual {
  kk: string;
  ru: string;
}

/** Fields of words, and how each holds them: what the check lets through all outputs must bear. */
const TEXTS: Readonly<Record<string, (text: Bilingual) => unknown>> = {
  ...Object.fromEntries(
    ['name', 'familyName', 'role', 'summary', 'burial.memorial'].map((path) => [path, asGiven]),
  ),
  ...Object.fromEntries(
    ['birth', 'callUp', 'death', 'burial'].map((event) => [`${event}.place`, asGiven]),
  ),
  rank: (text) => ({ text }),
  units: (text) => [{ text }],
  awards: (text) => [{ text }],
  unknowns: (text) => [text],
  otherNames: ({ kk, ru }) => [kk, ru],
  sources: ({ kk, ru }) => [{ id: 'a', type: 'book', title: kk, reference: ru }],
};

function asGiven(text: Bilingual): Bilingual {
  return text;
}

type Spoil = (entry: { fields: Fields; story: Fields }) => void;

const spoilFields: fc.Arbitrary<Spoil> = fc
  .array(fc.tuple(fc.constantFrom(...FIELDS), oddValue), { minLength: 1, maxLength: 3 })
  .map((changes) => ({ fields }) => {
    for (const [path, value] of changes) put(fields, path, structuredClone(value));
  });

const strange = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...MARKUP) },
  { weight: 1, arbitrary: fc.constantFrom(...ENDLESS) },
);

const bearable: fc.Arbitrary<Spoil> = fc
  .tuple(fc.constantFrom(...Object.entries(TEXTS)), strange, strange)
  .map(([[path, hold], text, storyText]) => ({ fields, story }) => {
    put(fields, path, hold({ kk: `Мысал ${text}`, ru: `Пример ${text}` }));
    Object.assign(story, {
      kk: `Әңгіме ${storyText}\n\n## ${storyText}\n\n${storyText}`,
      ru: `Рассказ ${storyText}\n\n## ${storyText}\n\n${storyText}`,
    });
  });

const IDS = [
  '__proto__',
  'constructor',
  '..%2f..',
  'Ағаш',
  'a b',
  'CON',
  '-',
  '.hidden',
  'x'.repeat(200),
];

const rarely = <T>(oneIn: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { weight: oneIn - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: arbitrary },
  );

/** A clip takes a machine long: so few may have one. */
const CLIP_EVERY = 150;

/** What becomes of an entry: about every third is hostile in words alone, which pages must bear. */
const spoiling = fc.record({
  change: fc.oneof(spoilFields, bearable),
  bytes: rarely(4, spoilBytes),
  id: rarely(60, fc.constantFrom(...IDS)),
  photo: rarely(10, fc.nat()),
});

/**
 * So many hostile entries, each made of an invented person; the same seed gives the same.
 * @param photos Names of the files of `hostilePhotos`.
 */
export function hostileEntries(
  count: number,
  seed: number,
  places: readonly Place[],
  photos: readonly string[],
): HostileEntry[] {
  return fc.sample(spoiling, { numRuns: count, seed }).map((spoilt, number) => {
    const { fields, story } = structuredClone(syntheticPerson(`hostile-${seed}`, number, places));
    const own = `hostile-${number}`;
    const id = spoilt.id === undefined ? own : `${spoilt.id}${number}`;
    const photo = spoilt.photo === undefined ? undefined : photos[spoilt.photo % photos.length];
    const clip = number % CLIP_EVERY === 0;
    const entry: Fields = {
      id,
      ...fields,
      consent: { page: true, clip, led: clip, press: clip },
      ...(photo && { photos: [{ file: photo, role: 'portrait' }] }),
    };
    spoilt.change({ fields: entry, story: story as Fields });
    const text = written(entry, story);
    return {
      place: fields.place,
      id,
      index: spoilt.bytes?.(text) ?? Buffer.from(text),
      ...(photo && { photo: { from: photo, as: photo } }),
    };
  });
}

/** Values that no YAML can hold are written as they come. */
function written(entry: Fields, story: Fields): string {
  try {
    return writeEntry({ entry, story } as unknown as Parameters<typeof writeEntry>[0]);
  } catch {
    return `---\n${dump(JSON.parse(JSON.stringify(entry)))}---\n`;
  }
}
