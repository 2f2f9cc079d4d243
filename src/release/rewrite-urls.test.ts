import fc from 'fast-check';
import { expect, test } from 'vitest';
import { icsLines, icsOf } from '../base/formats/ics.ts';
import { canNameAddresses, pathsNamed, rewriteUrls } from './rewrite-urls.ts';

const ADDRESS = 'https://estelik.example/archive/';
const elsewhere = new Map([
  ['media/a-b/a-b-landscape.mp4', 'https://m.example/1.mp4'],
  ['led/s/clips/a-1.mp4', 'https://m.example/2.mp4'],
  ['led/s/hls/0001.ts', 'https://m.example/3.ts'],
]);

test.each([
  ['kk/people/a-b/index.html', '<video src="/archive/media/a-b/a-b-landscape.mp4">', '1.mp4'],
  ['kk/people/a-b/index.html', `{"url":"${ADDRESS}media/a-b/a-b-landscape.mp4"}`, '1.mp4'],
  ['data/people.json', '{"clip":"media/a-b/a-b-landscape.mp4"}', '1.mp4'],
  ['led/s/playlist.m3u', '#EXTINF:10,А\nclips/a-1.mp4\n', '2.mp4'],
  ['led/s/mrss.xml', `<media:content url="${ADDRESS}led/s/clips/a-1.mp4"/>`, '2.mp4'],
  ['led/s/playlist.xspf', '<location>clips/a-1.mp4</location>', '2.mp4'],
  ['led/s/loop.m3u8', '#EXTINF:10,\nhls/0001.ts\n', '3.ts'],
])('%s names the file where it is now', (path, text, file) => {
  const led = rewriteUrls(text, path, ADDRESS, elsewhere);
  expect(led).toContain(`https://m.example/${file}`);
  expect(led.replace(/https:[^"<\n]*/g, '')).toBe(
    text.replace(/https:[^"<\n]*|\/archive\/[^"]*|media\/[^"]*|clips\/[^<\n]*|hls\/[^\n]*/g, ''),
  );
});

test('a calendar names it on lines as long as they may be, and a table of the press too', () => {
  const text = icsOf([
    'BEGIN:VEVENT',
    `DESCRIPTION:${'а'.repeat(30)}\\n${ADDRESS}led/s/clips/a-1.mp4`,
  ]);
  const led = rewriteUrls(text, 'press/places/a/a-calendar.kk.ics', ADDRESS, elsewhere);
  expect(icsLines(led)[1]).toBe(`DESCRIPTION:${'а'.repeat(30)}\\nhttps://m.example/2.mp4`);
  expect(led.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const table = `2027-05-01,"${ADDRESS}led/s/clips/a-1.mp4"\r\n`;
  expect(rewriteUrls(table, 'press/places/a/a.csv', ADDRESS, elsewhere)).toContain(
    'm.example/2.mp4',
  );
  expect(['led/s/stick.csv', 'press/places/a/a.csv'].map(canNameAddresses)).toEqual([false, true]);
});

test.each([
  'clips/other.mp4',
  'https://elsewhere.example/archive/led/s/clips/a-1.mp4',
  'led/s/clips/a-1.mp4.txt',
  'xclips/a-1.mp4',
])('%s stays as it is', (text) => {
  expect(rewriteUrls(text, 'led/s/playlist.m3u', ADDRESS, elsewhere)).toBe(text);
});

test('an address with a port is one word', () => {
  const address = 'http://localhost:8080/';
  const text = `<link>${address}led/s/clips/a-1.mp4</link>`;
  expect(pathsNamed(text, 'led/s/mrss.xml', address)).toContain('led/s/clips/a-1.mp4');
  expect(rewriteUrls(text, 'led/s/mrss.xml', address, elsewhere)).toContain(
    'https://m.example/2.mp4',
  );
});

test('a second time changes nothing, whatever stands around', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constant('clips/a-1.mp4'))), (parts) => {
      const once = rewriteUrls(parts.join(' '), 'led/s/playlist.json', ADDRESS, elsewhere);
      expect(rewriteUrls(once, 'led/s/playlist.json', ADDRESS, elsewhere)).toBe(once);
    }),
  );
});

test('hostile words are no paths and never throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(Array.isArray(pathsNamed(`${text} %ff.mp4 //x/y.mp4`, 'a/b.html', ADDRESS))).toBe(
        true,
      );
    }),
  );
});
