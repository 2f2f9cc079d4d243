import { expect, test } from 'vitest';
import { typeOfNode } from '../fonts/node.ts';
import { bind, breakLines, hyphenate } from './typeset.ts';

const shown = (text: string): string => text.replaceAll('\u00a0', '_');
const measure = (width: number) =>
  ({ type: typeOfNode(), face: 'serif', size: 80, width }) as const;

test.each([
  ['погиб в бою', 'погиб в_бою'],
  ['орден Отечественной войны I степени', 'орден Отечественной войны I_степени'],
  ['аул № 5', 'аул №_5'],
  ['1941–1945 жж. Ұлы Отан соғысы', '1941–1945_жж. Ұлы Отан соғысы'],
  ['1919 – 1942', '1919_– 1942'],
  ['674-й стрелковый полк, 8-я гвардейская', '674-й_стрелковый полк, 8-я_гвардейская'],
  ['Медаль «За отвагу» × 2', 'Медаль «За_отвагу»_× 2'],
  ['район. На улице', 'район. На_улице'],
  ['им. А. Молдагуловой', 'им._А._Молдагуловой'],
  ['гордится ею. Караганда', 'гордится ею. Караганда'],
])('what belongs together stays together: %s', (text, bound) => {
  expect(shown(bind(text))).toBe(bound);
});

test('lines are few and even', () => {
  expect(breakLines('Нүркен Әбдірұлы Әбдіров', measure(1200))).toHaveLength(1);
  expect(breakLines('Нүркен Әбдірұлы Әбдіров', measure(800))).toEqual([
    'Нүркен Әбдірұлы',
    'Әбдіров',
  ]);
  expect(breakLines('Әлия Нұрмұхамедқызы Молдағұлова', measure(1000))).toEqual([
    'Әлия Нұрмұхамедқызы',
    'Молдағұлова',
  ]);
});

test('no word is left alone on the last of three lines, and no scrap before or after a comma', () => {
  const face = { type: typeOfNode(), face: 'sans', size: 100 } as const;
  expect(breakLines('Нұрмұхаммедқызы Байжан Әлімбай ұлы', { ...face, width: 900 })).toEqual([
    'Нұрмұхаммедқызы',
    'Байжан',
    'Әлімбай ұлы',
  ]);
  const request = 'Пришлите фотографию вашего ветерана и то, что о нём знаете';
  expect(breakLines(request, { ...face, width: 2100 })?.map(shown)).toEqual([
    'Пришлите фотографию вашего',
    'ветерана и_то, что о_нём знаете',
  ]);
});

test('short names are no prepositions', () => {
  expect(bind('Ли Ян Ер')).toBe('Ли Ян Ер');
});

test('two lines part at the comma', () => {
  expect(breakLines('Аға лейтенант, рота командирі', measure(1000))).toEqual([
    'Аға лейтенант,',
    'рота командирі',
  ]);
});

test('a word wider than the line is not broken unless asked', () => {
  expect(breakLines('Нұрмұхамедқызы', measure(200))).toBeNull();
  const lines = breakLines(hyphenate('Нұрмұхамедқызы', measure(500)), measure(500));
  expect(lines?.every((line) => typeOfNode().width('serif', line) * 80 <= 500)).toBe(true);
});

test('a double name parts at its own hyphen and gets no second one', () => {
  const name = 'Сұлтанғали Ахметбеков-Қожамжаров';
  expect(breakLines(name, measure(1100))).toEqual(['Сұлтанғали', 'Ахметбеков-Қожамжаров']);
  expect(breakLines(name, measure(600))).toEqual(['Сұлтанғали', 'Ахметбеков-', 'Қожамжаров']);
  for (let width = 200; width < 1000; width += 20) {
    const lines = breakLines(hyphenate(name, measure(width)), measure(width)) ?? [];
    expect(lines.join('')).not.toContain('--');
    expect(lines.join('').replaceAll('-', '')).toContain('АхметбековҚожамжаров');
  }
  expect(breakLines('из-под Ржева', measure(150))).toBeNull();
});
