import { readFile, stat } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { BuildContext } from '../../base/command/context.ts';
import { hashFile } from '../../base/platform/files.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import type { Output } from '../../dist/output.ts';
import { smallMaterial, manyLike } from '../../dev/testing/press-archive.ts';
import { printArchive } from '../../dev/testing/print-archive.ts';
import { zipListing } from '../../dev/testing/zip-listing.ts';
import { textsOf } from './bundle.ts';
import { makePress, type PressMaterial } from './index.ts';

let context: BuildContext;
let material: PressMaterial;
let outputs: Output[];

const consents = {
  'example-group': { page: true, clip: true, led: true, press: false },
  'example-living': { page: true, clip: true, led: true, press: false },
  'example-three': { page: true, clip: false, led: false, press: true },
} satisfies Record<string, Veteran['consent']>;

const PHOTO = { file: 'a.jpg', role: 'portrait', credit: { ru: 'Семейный архив' } } as const;

const correction = {
  person: 'example-portrait',
  on: '2027-05-03',
  what: { kk: 'Туған жылы', ru: 'Год рождения' },
  was: { kk: '1918', ru: '1918' },
  now: { kk: '1917', ru: '1917' },
};

beforeAll(async () => {
  ({ context } = await printArchive(({ veterans }) => ({
    corrections: [correction],
    veterans: veterans.map((veteran) => ({
      ...veteran,
      consent: consents[veteran.id as keyof typeof consents] ?? veteran.consent,
      ...(veteran.id === 'example-portrait' && { photos: [PHOTO] }),
    })),
  })));
  material = await smallMaterial(context);
  const made = await makePress(context, material);
  expect(made.failures).toEqual([]);
  ({ outputs } = made);
});

const bundles = () => outputs.filter(({ path }) => path.startsWith('press/people/'));
const of = (person: string) => outputs.filter((output) => output.person === person);
const fileOf = (person: string, name: string): string =>
  of(person).find(({ path }) => path === `press/people/${person}/${name}`)?.source ?? name;

test('a bundle holds clips, covers, the card and every text, under names that say what they are', async () => {
  const members = await zipListing(fileOf('example-portrait', 'example-portrait.zip'));
  expect([...members.keys()]).toMatchInlineSnapshot(`
    [
      "example-portrait-landscape.mp4",
      "example-portrait-landscape.jpg",
      "example-portrait-landscape.kk.vtt",
      "example-portrait-landscape.ru.vtt",
      "example-portrait-portrait.mp4",
      "example-portrait-portrait.jpg",
      "example-portrait-portrait.kk.vtt",
      "example-portrait-portrait.ru.vtt",
      "example-portrait-square.mp4",
      "example-portrait-square.jpg",
      "example-portrait-square.kk.vtt",
      "example-portrait-square.ru.vtt",
      "example-portrait-feed.mp4",
      "example-portrait-feed.jpg",
      "example-portrait-feed.kk.vtt",
      "example-portrait-feed.ru.vtt",
      "example-portrait-card.jpg",
      "kk/caption-instagram.txt",
      "kk/caption-facebook.txt",
      "kk/caption-tiktok.txt",
      "kk/title-youtube.txt",
      "kk/caption-youtube.txt",
      "kk/caption-telegram.txt",
      "kk/caption-whatsapp.txt",
      "kk/caption-threads.txt",
      "kk/caption-x.txt",
      "kk/caption-vk.txt",
      "kk/caption-ok.txt",
      "kk/alt.txt",
      "kk/credit.txt",
      "kk/facts.txt",
      "ru/caption-instagram.txt",
      "ru/caption-facebook.txt",
      "ru/caption-tiktok.txt",
      "ru/title-youtube.txt",
      "ru/caption-youtube.txt",
      "ru/caption-telegram.txt",
      "ru/caption-whatsapp.txt",
      "ru/caption-threads.txt",
      "ru/caption-x.txt",
      "ru/caption-vk.txt",
      "ru/caption-ok.txt",
      "ru/alt.txt",
      "ru/credit.txt",
      "ru/facts.txt",
    ]
  `);
  const clip = material.clips.find(
    ({ person, target }) => person === 'example-portrait' && target === 'square',
  );
  expect(members.get('example-portrait-square.mp4')?.sha256).toBe(await hashFile(clip?.file ?? ''));
});

test('who takes a restored photograph is told so beside whose it is, or alone', () => {
  const { archive } = context;
  const veteran = archive.veterans.find(({ id }) => id === 'example-portrait');
  if (!veteran) throw new Error('example-portrait');
  const textWith = (photo: object): string | undefined =>
    textsOf(
      { ...veteran, photos: [{ file: 'a.jpg', role: 'portrait', restored: true, ...photo }] },
      archive,
    ).find(({ kind, language }) => kind === 'credit' && language === 'ru')?.text;
  expect(textWith({ credit: { ru: 'Семейный архив' } })).toBe('Семейный архив, восстановлено\n');
  expect(textWith({})).toBe('восстановлено\n');
});

test('the fact sheet says the facts, the sources of trust and how they may be used', async () => {
  expect(await readFile(fileOf('example-portrait', 'facts.ru.txt'), 'utf8')).toMatchInlineSnapshot(`
    "Мысал Ульгиевич Бейнелев
    1917 – 1943
    Каркаралинский район

    На Днепре вынес из-под огня тридцать раненых

    Рождение: 2 марта 1917 г.
    Гибель: 25 сентября 1943 г.

    Гвардии старший лейтенант, командир роты
    29-й гвардейский стрелковый полк
    Орден Красной Звезды
    Орден Отечественной войны II степени
    Погиб в бою

    Исправлено 3 мая. Год рождения: было «1918», стало «1917».

    Фотография: Семейный архив

    Субтитры: рядом с каждым роликом лежат файлы .kk.vtt и .ru.vtt. Загрузите их вместе с роликом, если сеть их принимает.

    Публиковать не раньше: 1 мая.
    Пишите имя так, как здесь. Не раскрашивайте и не меняйте снимок. «Пропал без вести» не значит «погиб».
    https://estelik.example/ru/people/example-portrait/
    Заметили ошибку – напишите: estelik@archive.example
    "
  `);
});

test('of the living nothing sounds like mourning', async () => {
  const living = context.archive.veterans.find(({ id }) => id === 'example-living') as Veteran;
  const consent = { ...living.consent, press: true };
  const archive = { ...context.archive, veterans: [{ ...living, consent }] };
  const made = await makePress({ ...context, archive }, material);
  const sheet = made.outputs.find(({ path }) => path.endsWith('facts.ru.txt'));
  const text = await readFile(sheet?.source ?? '', 'utf8');
  expect(text).toContain('Ветеран живёт среди нас и сам дал согласие.');
  expect(text).not.toMatch(/Смерть|Гибель|Погиб|Пропал/);
});

test('who did not allow the press is in no bundle, the living included', () => {
  expect(of('example-group')).toEqual([]);
  expect(of('example-living')).toEqual([]);
});

test('whose family wants no clip is given with card and texts', async () => {
  const members = [...(await zipListing(fileOf('example-three', 'example-three.zip'))).keys()];
  expect(members.filter((name) => name.endsWith('.mp4'))).toEqual([]);
  expect(members.filter((name) => name.endsWith('.vtt'))).toEqual([]);
  expect(members).toContain('example-three-card.jpg');
  expect(members).toContain('kk/caption-telegram.txt');
});

test('every asset has its own address', () => {
  const paths = bundles().map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths)
    expect(path).toMatch(/^press\/people\/[a-z0-9-]+\/[a-z0-9-]+(\.kk|\.ru)?\.\w+$/);
});

test('of three hundred people only whose facts changed is made again', async () => {
  const example = context.archive.veterans[0] as Veteran;
  const placeIds = context.archive.places.map(({ id }) => id);
  const people = manyLike(example, 300, placeIds);
  const many = { ...context, archive: { ...context.archive, veterans: people } };
  const media = await smallMaterial(many);
  const timesOf = async ({ outputs: made }: { outputs: Output[] }) =>
    new Map(
      await Promise.all(
        made.map(
          async ({ path, source }) => [path, `${source} ${(await stat(source)).mtimeMs}`] as const,
        ),
      ),
    );
  const before = await timesOf(await makePress(many, media));
  expect([...before.keys()].filter((path) => path.startsWith('press/people/'))).toHaveLength(
    300 * 10,
  );
  expect(await timesOf(await makePress(many, media))).toEqual(before);

  const changed = people.map((one, index) =>
    index === 7 ? { ...one, name: { kk: 'Басқа Есім', ru: 'Другое Имя' } } : one,
  );
  const archive = { ...many.archive, veterans: changed };
  const after = await timesOf(await makePress({ ...many, archive }, media));
  const differing = [...after].filter(([path, made]) => before.get(path) !== made);
  const place = placeIds[7 % placeIds.length];
  expect(differing.some(([path]) => path === 'press/people/person-0007/person-0007.zip')).toBe(
    true,
  );
  for (const [path] of differing)
    expect(path).toMatch(new RegExp(`/person-0007/|/places/${place}/`));
});
