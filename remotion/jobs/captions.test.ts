import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../src/base/platform/cache.ts';
import { readArchive, type Archive } from '../../src/model/archive.ts';
import { SOCIAL_TARGETS } from '../design/formats.ts';
import { cardOf } from '../design/card.ts';
import { EXAMPLES } from '../../src/dev/design/examples.ts';
import { veteranOf } from '../../src/dev/design/contact-sheet/pictures.ts';
import { titleSheet } from '../design/sheet.ts';
import { captionsOf } from './captions.ts';

const { archive } = (await readArchive(path.join(PROJECT, 'fixtures/archive'))) as {
  archive: Archive;
};
const [target] = SOCIAL_TARGETS as [(typeof SOCIAL_TARGETS)[number]];

/** Cues in the grammar of WebVTT (W3C): times rise, no cue is empty. */
function cuesOf(text: string): { from: string; to: string; lines: string[] }[] {
  const [head, ...blocks] = text.trimEnd().split('\n\n');
  expect(head).toBe('WEBVTT');
  return blocks.map((block) => {
    const [times = '', ...lines] = block.split('\n');
    const match = /^(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})$/.exec(times);
    expect(match, times).not.toBeNull();
    expect(lines.length).toBeGreaterThan(0);
    return { from: match?.[1] ?? '', to: match?.[2] ?? '', lines };
  });
}

test('every clip has its words in both languages, beat by beat', () => {
  for (const example of EXAMPLES)
    for (const language of ['kk', 'ru'] as const) {
      const card = cardOf(veteranOf(example), archive, null);
      const cues = cuesOf(captionsOf({ card }, target, card.seconds, language));
      expect(cues.length).toBeGreaterThanOrEqual(2);
      cues.forEach(({ from, to }, index) => {
        expect(from < to).toBe(true);
        if (index > 0) expect(from >= (cues[index - 1]?.to ?? '')).toBe(true);
      });
      const spoken = cues.flatMap(({ lines }) => lines);
      expect(spoken[0]).toBe(card.name[language] ?? card.name.kk);
      if (card.deed && card.deed[language]) expect(spoken).toContain(card.deed[language]);
      expect(spoken).toContain(card.place[language]);
      // Over the later beats the picture has the Kazakh short name alone.
      const { kk, ru } = card.shortName;
      if (language === 'ru' && ru && kk !== ru) expect(spoken).not.toContain(kk);
    }
});

test('a sheet has its words too, and no mark of WebVTT comes of a name', () => {
  const [place] = archive.places as [(typeof archive.places)[number]];
  const sheet = titleSheet(archive, place);
  expect(captionsOf({ sheet }, target, 5, 'ru')).toContain(place.name.ru);
  const odd = { ...sheet, heading: { kk: 'A --> <b>&' } };
  expect(captionsOf({ sheet: odd }, target, 5, 'kk')).toContain('A --&gt; &lt;b&gt;&amp;');
});
