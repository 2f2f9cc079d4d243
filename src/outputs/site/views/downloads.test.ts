import { expect, test } from 'vitest';
import { downloadsOf } from './downloads.ts';
import { filesOfPlace, reportFiles } from './place-files.ts';

test('only what was placed for the person is offered', () => {
  const placed = new Map([
    ['print/people/a/a-placard-a4.pdf', 1],
    ['press/people/a/a.zip', 1],
    ['print/people/b/b-certificate-a4.pdf', 1],
  ]);
  expect(downloadsOf('a', { placed }).map(({ kind }) => kind)).toEqual(['placard-a4', 'press']);
  expect(downloadsOf('c', { placed })).toEqual([]);
});

test('a place offers kit, form, book and plates, the region every dated report', () => {
  const names = ['kit.zip', 'poster-a3.pdf', 'leaflet-a5.pdf', 'form-a4.kk.pdf', 'form-a4.ru.pdf'];
  const kit = names.map((name) => `press/kit/a/a-${name}`);
  const print = ['book', 'plates'].map((name) => `print/places/a/a-${name}-a4.pdf`);
  const report = ['.ru.pdf', '.ru.xlsx', '-2027-05-07.ru.pdf', '-2027-05-10.ru.pdf'];
  const reports = report.map((name) => `report/report${name}`);
  const all = [...kit, ...print, ...reports, 'press/kit/b/b-kit.zip', 'report/report.kk.pdf'];
  const data = { placed: new Map(all.map((path) => [path, 1])) };
  expect(filesOfPlace('a', data).map(({ path }) => path)).toEqual([...kit, ...print]);
  expect(reportFiles(data, 'ru').map(({ path }) => path)).toEqual(reports);
});
