/** An archive for another country: what is written is read without a problem, what is wrong is told at once. */
import { mkdtemp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { walk } from '../../base/platform/files.ts';
import { readChecked } from '../../check/index.ts';
import { hasText, t } from '../../i18n/index.ts';
import { fieldsOf, kindOf } from '../../model/fields.ts';
import { LANGUAGES } from '../../model/language.ts';
import { parseYaml } from '../../model/yaml.ts';
import { QUESTIONS, type Answers } from './answers.ts';
import { askAll } from './ask.ts';
import { newArchive } from './command.ts';
import { draftsOf } from './drafts.ts';
import { filesOf } from './files.ts';
import { sayRefusal } from './judge.ts';
import { readFounding } from './lists.ts';

// The day of the screens has not passed, whenever this runs.
vi.useFakeTimers({ now: new Date('2026-11-30T12:00:00Z'), toFake: ['Date'] });

const SPOKEN = { language: 'en', today: '2026-11-30' } as const;

const PLACES = `kind,name_en,name_ru,centre_en,latitude,longitude
city,Tbilisi,Тбилиси,,41.7151,44.8271
district,Mtskheta Municipality,,Mtskheta,"41,8451",44.7188
`;
const SCREENS = `name_en,place,address_en,width,height
Rustaveli Avenue,tbilisi,"Tbilisi, Rustaveli Avenue",1920,1080
`;

const folder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'estelik-new-'));

async function georgia(): Promise<Answers> {
  const lists = await folder();
  const [places, screens] = [path.join(lists, 'places.csv'), path.join(lists, 'screens.csv')];
  await writeFile(places, PLACES);
  await writeFile(screens, SCREENS);
  return {
    languages: 'en,ru',
    name: 'Memory of Georgia | Память Грузии',
    region: 'Georgia | Грузия',
    zone: 'Asia/Tbilisi',
    day: '2027-05-09',
    places,
    screens,
  };
}

const flags = (answers: Answers): string[] =>
  Object.entries(answers).flatMap(([name, value]) => [`--${name}`, value]);

/** Runs the command without a build. */
async function run(content: string, answers: Answers): Promise<{ code: number; output: string }> {
  let output = '';
  const hear = (text: unknown): boolean => ((output += String(text)), true);
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  try {
    const args = [content, ...flags(answers), '--no-build', '--lang', 'en'];
    return { code: await newArchive(args), output };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

test('an archive of another country is written, and nothing is wrong with it', async () => {
  const content = path.join(await folder(), 'georgia');
  const { code } = await run(content, await georgia());
  expect(code).toBe(0);
  const { archive, problems } = await readChecked({ content, campaign: undefined });
  expect(problems.map((found) => `${found.severity} ${found.code}`).sort()).toEqual([
    'warning archive-empty',
    'warning placeholder-address',
    'warning placeholder-contact',
    'warning specialist-missing',
  ]);
  expect(archive?.places.map(({ id, centre }) => [id, centre.en])).toEqual([
    ['mtskheta-municipality', 'Mtskheta'],
    ['tbilisi', 'Tbilisi'],
  ]);
  expect(archive?.places[0]?.latitude).toBe(41.8451);
  expect(archive?.screens[0]).toMatchObject({ id: 'rustaveli-avenue', place: 'tbilisi' });
  expect(archive?.settings.region).toEqual({ en: 'Georgia', ru: 'Грузия' });
  expect(archive?.campaign).toMatchObject({
    timeZone: 'Asia/Tbilisi',
    specialistsBy: '2027-03-31',
    collecting: { from: '2027-03-01', to: '2027-04-20' },
    clipsFrom: '2027-05-01',
    freeze: '2027-05-05',
    led: { windows: [{ date: '2027-05-09', from: '09:00', to: '21:00' }] },
  });
  const texts = await Promise.all(
    (await walk(content)).map((file) => readFile(path.join(content, file), 'utf8')),
  );
  expect(texts.join('\n')).not.toMatch(/karagand|караганд|қараған|estelik/iu);
});

test('every file explains every field of its kind, in each language, and says the data', async () => {
  for (const language of LANGUAGES) {
    const { founding } = await readFounding(await georgia(), { ...SPOKEN, language });
    const files = filesOf(founding);
    for (const { file, data } of draftsOf(founding)) {
      const text = files.get(file) ?? '';
      const parsed = parseYaml(text);
      expect('value' in parsed && parsed.value, file).toEqual(JSON.parse(JSON.stringify(data)));
      for (const { path: field } of fieldsOf(kindOf(file)).filter((f) => !f.path.includes('.')))
        expect(text, `${file} ${field}`).toMatch(new RegExp(`^(?:# )?${field}:`, 'm'));
    }
    for (const question of QUESTIONS)
      expect(hasText(language, `new.ask.${question}`), question).toBe(true);
  }
});

test('whatever is wrong is told at once, with what to do, and nothing is written', async () => {
  const content = path.join(await folder(), 'wrong');
  const lists = path.join(await folder(), 'screens.csv');
  await writeFile(
    lists,
    'name_en,place,address_en,width,height,colour\nA,nowhere,B,wide,481,red\n',
  );
  const { code, output } = await run(content, {
    languages: 'en,ka',
    region: '',
    zone: 'Tbilisi',
    day: '2027-02-30',
    hours: 'all day',
    address: 'archive',
    places: '/nowhere/places.csv',
    screens: lists,
  });
  expect(code).toBe(2);
  expect(await walk(content)).toEqual([]);
  const lines = output.split('\n').filter((line) => !line.startsWith(' '));
  for (const where of ['languages', 'name', 'region', 'zone', 'day', 'hours', 'address', 'places'])
    expect(
      lines.filter((line) => line.startsWith(`--${where}`)),
      where,
    ).toHaveLength(1);
  expect(lines.filter((line) => line.includes('screens.csv'))).toHaveLength(2);
  expect(output.match(/\n {2}→ \S/g)).toHaveLength(lines.filter((line) => line !== '').length - 1);
});

test('a folder in which something lies is refused, a repository just begun is not', async () => {
  const full = await folder();
  await writeFile(path.join(full, 'letter.txt'), 'mine');
  expect(await run(full, await georgia())).toMatchObject({ code: 2 });
  expect(await walk(full)).toEqual(['letter.txt']);
  const begun = await folder();
  await mkdir(path.join(begun, '.git'));
  expect(await run(begun, await georgia())).toMatchObject({ code: 0 });
});

test('a terminal asks again for what was refused alone', async () => {
  const { zone: _, ...inputs } = await georgia();
  const questions: string[] = [];
  const typed = ['', 'Tbilisi', '', '', '', 'Asia/Tbilisi'];
  const founding = await askAll(inputs, SPOKEN, (text) => {
    questions.push(text);
    return Promise.resolve(typed.shift() ?? null);
  });
  expect(questions).toHaveLength(6);
  expect(questions.at(-1)).toMatch(/--zone.*“Tbilisi”[\s\S]*\[Tbilisi\]: $/);
  expect(founding?.answers).toMatchObject({ zone: 'Asia/Tbilisi', day: '2027-05-09' });
  expect(await askAll(inputs, SPOKEN, () => Promise.resolve(null))).toBeNull();
});

test('headings and choices may be those that people read, in each language', async () => {
  const places = path.join(await folder(), 'places.csv');
  const lists = [
    'Түрі;Атауы;Атауы (ru);Орталығы;Ендік;Бойлық\nаудан;Шет ауданы;Шетский район;Ақсу-Аюлы;48,77;73,67\n',
    'Вид;Название;Название (kk);Центр;Широта;Долгота\nРайон;Шетский район;Шет ауданы;Аксу-Аюлы;48,77;73,67\n',
    '\uFEFFKind,Name (ru),Name (kk),Centre,Latitude,Longitude\n\nDistrict,Шетский район,Шет ауданы,Aksu,48.77,73.67\n',
  ];
  for (const list of lists) {
    await writeFile(places, list);
    const answers: Answers = { ...(await georgia()), places, screens: '' };
    const { founding, refused } = await readFounding(answers, SPOKEN);
    expect(refused).toEqual([]);
    expect(draftsOf(founding).find(({ kind }) => kind === 'place')?.data).toMatchObject({
      kind: 'district',
      name: { kk: 'Шет ауданы', ru: 'Шетский район' },
      latitude: 48.77,
    });
  }
});

test('a day that has passed and a place without coordinates are told, each field by itself', async () => {
  const places = path.join(await folder(), 'places.csv');
  await writeFile(places, 'name_en\nGori\n');
  const answers: Answers = { ...(await georgia()), day: '2020-05-09', places, screens: '' };
  for (const language of LANGUAGES) {
    const { refused } = await readFounding(answers, { ...SPOKEN, language });
    const sentences = refused.map((one) => sayRefusal(one, language));
    const say = t(language);
    expect(sentences).toHaveLength(3);
    expect(sentences[0]).toMatch(/^--day: .*2020/);
    for (const field of ['latitude', 'longitude'] as const)
      expect(sentences.join('\n')).toContain(`places.csv:2 (${say(`field.place.${field}`)})`);
  }
});

test.each([
  ['2026-12-19', false], // collecting would end today
  ['2026-12-20', true],
  ['2026-11-30', false],
])('a day by which collecting would be over is refused, with the first that will do: %s', async (day, isTaken) => {
  for (const language of LANGUAGES) {
    const { refused } = await readFounding({ ...(await georgia()), day }, { ...SPOKEN, language });
    const sentences = refused.map((one) => sayRefusal(one, language)).join('\n');
    if (isTaken) expect(sentences).toBe('');
    else for (const part of ['--day: ', '2026-12-20', 'campaigns']) expect(sentences).toContain(part);
  }
}); // prettier-ignore

test('two rows of one name are told by their rows', async () => {
  const places = path.join(await folder(), 'places.csv');
  await writeFile(places, 'name_en,latitude,longitude\nGori,42,44\nGori,41.9,44.1\n');
  const { refused } = await readFounding({ ...(await georgia()), places, screens: '' }, SPOKEN);
  expect(refused.map((one) => sayRefusal(one, 'en'))).toEqual([
    expect.stringMatching(/^places\.csv:3: .*“gori”.*places\.csv:2/),
  ]);
});
