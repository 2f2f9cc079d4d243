/** Addresses and contacts that are examples: nobody is reached by them, and a printed code leads nowhere. */
import { located, type Archive } from './archive.ts';
import { valueAt } from './at-path.ts';
import { problem, warning, type Problem } from './problem.ts';

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

/** Of the settings. */
const FIELDS = [
  ...['address', 'contact', 'desk', 'media.location', 'media.address'],
  ...['cms.loginAddress', 'cms.service'],
];

/** A warning for each field that holds one, at its line in the archive's folder. */
export function findPlaceholders(
  { settings, places }: Pick<Archive, 'settings' | 'places'>,
  content: string,
): Problem[] {
  const offices = places.map(({ id, specialist }) => ({
    file: `places/${id}.yaml`,
    field: 'specialist.contact',
    value: specialist?.contact,
  }));
  const own = FIELDS.map((field) => {
    return { file: 'archive.yaml', field, value: valueAt(settings, field) };
  });
  return [...own, ...offices].flatMap(({ file, field, value }) => {
    if (typeof value !== 'string' || !isPlaceholder(value)) return [];
    const code = field.endsWith('contact') ? 'placeholder-contact' : 'placeholder-address';
    return [located(content, problem(file, 1, warning(code, field, { value })))];
  });
}
