import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { readArchive } from './archive.ts';
import { findPlaceholders, isPlaceholder } from './placeholders.ts';

test.each([
  'https://estelik.example/',
  'https://www.example.org/memorial/',
  'http://localhost:8080/',
  'mail@archive.invalid',
  'Мұрағат, estelik@karaganda.example',
  '+7 (7212) 00-00-00',
  '8 700 123-45-67',
  '',
  ' — ',
])('«%s» is an example', (text) => expect(isPlaceholder(text)).toBe(true));

test.each([
  'https://estelik.kz/',
  'https://example-museum.kz/',
  'http://127.0.0.1:8377/',
  'memory@karaganda-region.gov.kz',
  '+7 7212 41-20-07',
  'Қарағанды қ., Бейбітшілік бульвары, 39',
  'например, в музее',
])('«%s» is not', (text) => expect(isPlaceholder(text)).toBe(false));

test('each is found in its file and line, an office of a place too', async () => {
  const content = path.join(PROJECT, 'fixtures/archive');
  const { archive } = await readArchive(content);
  const [place] = archive?.places ?? [];
  if (!archive || !place) throw new Error('the fixture cannot be read');
  const specialist = { name: { kk: 'А', ru: 'А' }, contact: '000 000' };
  const places = [{ ...place, specialist }];
  const found = findPlaceholders({ ...archive, places }, content);
  expect(found.map(({ file, field, line, severity }) => [file, field, line, severity])).toEqual([
    ['archive.yaml', 'address', 10, 'warning'],
    ['archive.yaml', 'contact', 12, 'warning'],
    [`places/${place.id}.yaml`, 'specialist.contact', 1, 'warning'],
  ]);
});
