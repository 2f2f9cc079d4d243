import { expect, test } from 'vitest';
import { LANGUAGES } from '../model/in-language.ts';
import { problem } from '../model/problem.ts';
import en from './en/problem.json' with { type: 'json' };
import { t } from './index.ts';
import { sayProblem } from './problem.ts';

const ISO = /\d{4}-\d\d/;
const DAY = '2027-05-04';
const MINUTE = '2027-05-04T18:05';

/** What these hold is no date, or stands in quotation marks as somebody wrote it. */
const OTHERS = new Set(
  `available blocks campaign clips count days degree degrees faster fate field file folder heading high
  hours hoursNeeded height id is label length letters list location maximum minimum most name need
  needed now other path people person place places posts probably reason received reserve row said screen
  screens screensNeeded size slot source store suggestion sum text value version wide width word year
  years zone`.split(/\s+/),
);

const placesIn = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);

test('whatever a problem tells of days and times is said as people say them', () => {
  const codes = Object.keys(en).flatMap((key) => (key.endsWith('.fix') ? [] : [key.slice(8)]));
  const dated = codes.filter((code) =>
    placesIn(en[`problem.${code}` as keyof typeof en]).some((name) => !OTHERS.has(name)),
  );
  expect(dated).toContain('led-freeze-due');
  expect(dated.length).toBeGreaterThan(10);
  for (const language of LANGUAGES)
    for (const code of dated) {
      const names = placesIn(en[`problem.${code}` as keyof typeof en]);
      const params = Object.fromEntries(
        names.map((name) => [name, OTHERS.has(name) ? '?' : name === 'at' ? MINUTE : DAY]),
      );
      const finding = { code, field: '', params };
      const { message } = sayProblem(problem('campaigns/victory.yaml', 1, finding), t(language));
      expect(message, `${language} ${code}`).not.toMatch(ISO);
    }
});

test('of a month and a year no more is said than is known', () => {
  const finding = {
    code: 'call-up-after-death',
    field: '',
    params: { date: '1943-05', death: '~1942' },
  };
  expect(
    LANGUAGES.map((language) =>
      sayProblem(problem('veterans/a/b/index.md', 1, finding), t(language)).message.replaceAll(
        '\u00a0',
        ' ',
      ),
    ),
  ).toEqual([
    'Әскерге шақырылған күні (1943 ж. мамыр) қайтыс болған күнінен (шамамен 1942 ж.) кейін.',
    'Призыв (май 1943 г.) позже смерти (около 1942 г.).',
    'The call-up (May 1943) comes after the death (about 1942).',
  ]);
});
