import { homedir } from 'node:os';
import path from 'node:path';
import { oneOf, type Options, type OwnOptions } from '../../base/command/options.ts';
import { MissingValueError } from '../../base/command/parse.ts';
import { CATEGORIES, USES, type Use } from '../../model/veteran.ts';
import type { Defaults } from './types.ts';

/** What only the command of the import can be told. */
export const IMPORT_OPTIONS: OwnOptions = {
  file: { type: 'string' },
  photos: { type: 'string' },
  place: { type: 'string' },
  category: { type: 'string' },
  consent: { type: 'string' },
  report: { type: 'string' },
  private: { type: 'string', default: path.join(homedir(), 'estelik-private') },
  write: { type: 'boolean' },
};

/** Paths are absolute. */
export interface ImportOptions extends Pick<Options, 'content' | 'cache' | 'lang'> {
  file: string;
  /** A folder or a ZIP. */
  photos: string | undefined;
  /** Where contacts and the memory of earlier imports are: outside Git. */
  private: string;
  /** The report as a page. */
  report: string | undefined;
  write: boolean;
  defaults: Defaults;
}

/** @throws {UsageError} for a value out of its list or a missing file. */
export function readImportOptions({ own, content, cache, lang }: Options): ImportOptions {
  const text = (name: string): string | undefined => own[name]?.toString();
  const file = text('file');
  if (!file) throw new MissingValueError('--file');
  const maybe = (name: string): string | undefined => text(name) && path.resolve(text(name) ?? '');
  const category = text('category');
  const consent = text('consent');
  return {
    content,
    cache,
    lang,
    file: path.resolve(file),
    photos: maybe('photos'),
    private: path.resolve(text('private') ?? ''),
    report: maybe('report'),
    write: own['write'] === true,
    defaults: {
      place: text('place'),
      category: category && oneOf('--category', category, CATEGORIES),
      consent: consent === undefined ? undefined : readConsent(consent),
    },
  };
}

function readConsent(text: string): NonNullable<Defaults['consent']> {
  const uses = text.split(',').map((use) => oneOf('--consent', use.trim(), USES));
  return Object.fromEntries(USES.map((use) => [use, uses.includes(use)])) as Record<Use, boolean>;
}
