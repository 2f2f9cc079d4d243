/** Addresses and contacts that are examples: nobody is reached by them, and a printed code leads nowhere. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Archive } from './archive.ts';
import { problem, warning, type Problem } from './problem.ts';
import { lineOf } from './yaml.ts';

/** Names that no machine of the public has (RFC 2606, RFC 6761). */
const RESERVED = ['example', 'invalid', 'localhost', 'test'];

/** Digits that no telephone has in a row, but those of examples. */
const INVENTED = ['000000', '1234567', '9999999'];

/** Whether an address or contact is empty, or made up as an example. */
export function isPlaceholder(text: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}.-]/u);
  const digits = [...text].filter((letter) => letter >= '0' && letter <= '9').join('');
  return (
    !/[\p{L}\p{N}]/u.test(text) ||
    words.some(isReserved) ||
    INVENTED.some((row) => digits.includes(row))
  );
}

function isReserved(host: string): boolean {
  const labels = host.split('.').filter(Boolean);
  const last = labels.at(-1) ?? '';
  if (labels.length === 1) return last === 'localhost';
  return RESERVED.includes(last) || labels.at(-2) === 'example';
}

/** A warning for each field that holds one. */
export function placeholderProblems({
  settings,
  places,
}: Pick<Archive, 'settings' | 'places'>): Problem[] {
  const { address, contact, desk, media, cms } = settings;
  const fields: [file: string, code: string, field: string, value: string | undefined][] = [
    ['archive.yaml', 'placeholder-address', 'address', address],
    ['archive.yaml', 'placeholder-contact', 'contact', contact],
    ['archive.yaml', 'placeholder-address', 'desk', desk],
    ['archive.yaml', 'placeholder-address', 'media.location', media?.location],
    ['archive.yaml', 'placeholder-address', 'media.address', media?.address],
    ['archive.yaml', 'placeholder-address', 'cms.loginAddress', cms?.loginAddress],
    ['archive.yaml', 'placeholder-address', 'cms.service', cms?.service],
  ];
  for (const { id, specialist } of places)
    fields.push([
      `places/${id}.yaml`,
      'placeholder-contact',
      'specialist.contact',
      specialist?.contact,
    ]);
  return fields.flatMap(([file, code, field, value]) =>
    value !== undefined && isPlaceholder(value)
      ? [problem(file, 1, warning(code, field, { value }))]
      : [],
  );
}

/** The same with their lines in the files of a folder. */
export function findPlaceholders(archive: Archive, content: string): Promise<Problem[]> {
  return Promise.all(
    placeholderProblems(archive).map(async (found) => {
      const text = await readFile(path.join(content, found.file), 'utf8').catch(() => '');
      return text ? { ...found, line: lineOf(text, found.field) } : found;
    }),
  );
}
