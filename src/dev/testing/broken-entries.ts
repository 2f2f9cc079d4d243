/** Entries each broken in a way of its own, and what the check must say of each. */

/** An entry with nothing wrong. */
export const WHOLE = `---
id: ID
name:
  kk: Нүркен Әбдіров
  ru: Нуркен Абдиров
familyName:
  kk: Әбдіров
  ru: Абдиров
sex: male
category: front
place: karaganda
birth:
  date: '1919-08-09'
  place:
    kk: № 5 ауыл
    ru: аул № 5
death:
  date: '1942-12-19'
fate: killed
rank:
  code: sergeant
role:
  kk: ұшқыш
  ru: лётчик
units:
  - text:
      kk: 808-полк
      ru: 808-й полк
    from: '1942-10'
awards:
  - code: hero-su
    date: '1943-03-31'
    deed: '1942-12-19'
    posthumous: true
summary:
  kk: 16 рет ұшып шықты.
  ru: Совершил 16 боевых вылетов.
sources:
  - id: book
    type: book
    title: Книга памяти
    supports: [birth.date]
consent:
  page: true
  clip: true
---

# kk

Әңгіме.

# ru

Рассказ.
`;

export interface Broken {
  id: string;
  /** Text that stands for the whole entry, or what is replaced in a whole one. */
  text?: string;
  replace?: readonly (readonly [from: string, to: string])[];
  /** Photographs laid beside the entry: name there, name among the fixtures. */
  photos?: Readonly<Record<string, string>>;
  /** What must be said, and nothing else. */
  code: string;
  field: string;
  /** Part of the line that is at fault; the first line when absent. */
  line?: string;
}

/** An entry in which one piece of text is replaced by another; the fault is on its last line. */
const slip = (
  id: string,
  from: string,
  to: string,
  code: string,
  field: string,
  line?: string,
): Broken => ({
  id,
  replace: [[from, to]],
  code,
  field,
  line: line ?? to.trim().split('\n').at(-1)?.trim() ?? '',
});

const withPhoto = (
  id: string,
  file: string,
  fixture: string | null,
  code: string,
  more: Partial<Broken> = {},
): Broken => ({
  id,
  replace: [
    [
      'sources:\n',
      `photos:\n  - file: ${file}\n    role: portrait\n    alt:\n      kk: портрет\n      ru: портрет\nsources:\n`,
    ],
  ],
  ...(fixture && { photos: { [file]: fixture } }),
  code,
  field: 'photos.0.file',
  line: `file: ${file}`,
  ...more,
});

/** The same entry with an award that was not posthumous. */
const withoutPosthumous = (broken: Broken): Broken => ({
  ...broken,
  replace: [...(broken.replace ?? []), ['    posthumous: true\n', '']],
});

const PORTRAIT = '02-portrait-bw-3x4.jpg';

export const BROKEN: readonly Broken[] = [
  // The file as a whole
  { id: 'no-front-matter', text: 'Жай мәтін\n', code: 'front-matter', field: '' },
  {
    id: 'open-front-matter',
    text: '---\nid: open-front-matter\n',
    code: 'front-matter',
    field: '',
  },
  { id: 'list-instead', text: '---\n- id\n---\n', code: 'type-group', field: '', line: '- id' },
  // YAML
  slip('yaml-tab', 'sex: male', '\tsex: male', 'yaml-tab', ''),
  slip(
    'yaml-twice',
    'sex: male',
    'sex: male\ncategory: medic',
    'yaml-duplicate',
    '',
    'category: front',
  ),
  slip('yaml-quote', 'sex: male', "sex: 'male", 'yaml-unclosed', '', 'category: front'),
  slip('yaml-colon', 'ru: лётчик', 'ru: лётчик: Ил-2', 'yaml-colon', ''),
  slip('yaml-indent', '  ru: лётчик', '  ru: лётчик\n    en: pilot', 'yaml-indent', ''),
  slip('yaml-alias', 'sex: male', 'sex: *male', 'yaml-feature', ''),
  // The schema
  slip('field-unknown', 'sex: male', 'hobby: chess', 'field-unknown', 'hobby'),
  slip(
    'field-mistyped',
    'category: front',
    'category: front\ncallup: {}',
    'field-unknown-near',
    'callup',
  ),
  slip('list-near', 'category: front', 'category: fornt', 'not-listed-near', 'category'),
  slip('list-far', 'category: front', 'category: солдат', 'not-listed', 'category'),
  slip('award-unknown', 'code: hero-su', 'code: hero-ussr', 'not-listed-near', 'awards.0.code'),
  slip(
    'name-missing',
    'name:\n  kk: Нүркен Әбдіров\n  ru: Нуркен Абдиров\n',
    '',
    'missing',
    'name',
    'id: ',
  ),
  slip(
    'name-empty',
    '  kk: Нүркен Әбдіров\n  ru: Нуркен Абдиров',
    "  kk: ''\n  ru: А",
    'missing',
    'name.kk',
    "kk: ''",
  ),
  slip('name-number', '  ru: Нуркен Абдиров', '  ru: 1919', 'type-text', 'name.ru'),
  slip('consent-word', 'page: true', 'page: да', 'type-yes-no', 'consent.page'),
  slip(
    'awards-text',
    '  - code: hero-su\n    date:',
    '  code: hero-su\n  date:',
    'yaml-indent',
    '',
    "deed: '1942",
  ),
  slip(
    'units-text',
    "  - text:\n      kk: 808-полк\n      ru: 808-й полк\n    from: '1942-10'",
    '  808-й полк',
    'type-list',
    'units',
    'units:',
  ),
  slip(
    'name-text',
    'name:\n  kk: Нүркен Әбдіров\n  ru: Нуркен Абдиров',
    'name: Нуркен',
    'type-group',
    'name',
  ),
  slip(
    'latitude-text',
    'fate: killed',
    'fate: killed\nburial:\n  place:\n    ru: Ростов\n  latitude: north',
    'type-number',
    'burial.latitude',
  ),
  slip(
    'latitude-big',
    'fate: killed',
    'fate: killed\nburial:\n  place:\n    ru: Ростов\n  latitude: 149.5',
    'number-too-big',
    'burial.latitude',
  ),
  slip(
    'summary-long',
    'Совершил 16 боевых вылетов.',
    'Слово '.repeat(50).trim(),
    'text-too-long',
    'summary.ru',
  ),
  slip(
    'address-bad',
    'title: Книга памяти',
    'title: Книга памяти\n    url: книга',
    'url',
    'sources.0.url',
  ),
  slip('id-capitals', 'id: ID', 'id: Абдиров', 'id', 'id'),
  // Dates
  slip(
    'date-impossible',
    '1919-08-09',
    '1942-02-30',
    'date-impossible',
    'birth.date',
    '1942-02-30',
  ),
  slip('date-words', "date: '1919-08-09'", 'date: до войны', 'date-word', 'birth.date'),
  {
    id: 'born-after-death',
    replace: [
      ['category: front', 'category: child-of-war'],
      ['1919-08-09', '1943-01-01'],
    ],
    code: 'death-before-birth',
    field: 'death.date',
    line: '1942-12-19',
  },
  slip('born-too-early', '1919-08-09', '1830', 'age', 'birth.date', '1830'),
  withoutPosthumous(
    slip(
      'died-too-late',
      "'1942-12-19'\nfate: killed",
      "'2242'\nfate: unknown",
      'lifespan',
      'death.date',
      "'2242'",
    ),
  ),
  withoutPosthumous(
    slip(
      'fate-and-death',
      "'1942-12-19'\nfate",
      "'1985'\nfate",
      'fate-death',
      'death.date',
      "'1985'",
    ),
  ),
  slip(
    'called-after-death',
    'fate: killed',
    "fate: killed\ncallUp:\n  date: '1944'",
    'call-up-after-death',
    'callUp.date',
  ),
  slip(
    'unit-backwards',
    "from: '1942-10'",
    "from: '1942-10'\n    to: '1941'",
    'unit-order',
    'units.0.to',
  ),
  // Awards and ranks
  slip(
    'award-before-founding',
    'code: hero-su\n    date: ',
    "code: glory\n    degree: III\n    date: '1942-12-31' # ",
    'award-founding',
    'awards.0.date',
    "'1942-12-31'",
  ),
  withoutPosthumous(
    slip(
      'award-before-deed',
      "date: '1943-03-31'",
      "date: '1942-12-18'",
      'award-deed',
      'awards.0.date',
    ),
  ),
  slip(
    'award-nameless',
    "code: hero-su\n    date: '1943-03-31'",
    "date: '1943-03-31'",
    'award-nameless',
    'awards.0',
    "- date: '1943",
  ),
  slip(
    'award-degree',
    'code: hero-su',
    'code: hero-su\n    degree: II',
    'award-degree',
    'awards.0.degree',
  ),
  slip(
    'posthumous-early',
    "date: '1943-03-31'\n    deed: '1942-12-19'",
    "date: '1941'",
    'posthumous-before-death',
    'awards.0.posthumous',
    'posthumous:',
  ),
  slip('rank-nameless', 'code: sergeant', 'guards: true', 'rank-nameless', 'rank', 'rank:'),
  // The living and their consent
  {
    id: 'living-without-consent',
    replace: [
      ["death:\n  date: '1942-12-19'\nfate: killed", 'living: true'],
      ['    posthumous: true\n', ''],
      ['page: true\n  clip: true', 'page: false'],
    ],
    code: 'living-consent',
    field: 'consent.page',
    line: 'page: false',
  },
  {
    id: 'living-dead',
    replace: [
      ['fate: killed', 'living: true'],
      ['    posthumous: true\n', ''],
    ],
    code: 'living-death',
    field: 'death',
    line: 'death:',
  },
  {
    id: 'living-posthumous',
    replace: [["death:\n  date: '1942-12-19'\nfate: killed", 'living: true']],
    code: 'posthumous-living',
    field: 'awards.0.posthumous',
    line: 'posthumous:',
  },
  {
    id: 'living-missing',
    replace: [
      ["death:\n  date: '1942-12-19'\nfate: killed", 'fate: missing\nliving: true'],
      ['    posthumous: true\n', ''],
    ],
    code: 'living-fate',
    field: 'fate',
    line: 'fate: missing',
  },
  slip(
    'clip-without-page',
    'page: true',
    'page: false',
    'consent-page',
    'consent.clip',
    'clip: true',
  ),
  // Where it lies
  slip('id-not-folder', 'id: ID', 'id: somebody-else', 'id-folder', 'id'),
  slip('place-not-folder', 'place: karaganda', 'place: temirtau', 'place-folder', 'place'),
  slip('place-unknown', 'place: karaganda', 'place: karagandy', 'place-unknown-near', 'place'),
  slip(
    'id-taken',
    'consent:\n',
    'formerIds: [yaml-tab, whole]\nconsent:\n',
    'id-taken',
    'formerIds.1',
    'formerIds',
  ),
  // Sources
  slip(
    'source-unknown',
    "date: '1919-08-09'",
    "date: '1919-08-09'\n  rivals:\n    - date: '1920'\n      source: bok",
    'source-unknown',
    'birth.rivals.0.source',
  ),
  slip(
    'source-supports',
    'supports: [birth.date]',
    'supports: [birth.day]',
    'supports-unknown',
    'sources.0.supports.0',
  ),
  // Privacy
  slip('phone', 'ru: лётчик', 'ru: лётчик, внук +7 701 123-45-67', 'private-phone', 'role.ru'),
  slip('e-mail', 'Рассказ.', 'Пишите на vnuk@mail.kz', 'private-email', 'story.ru'),
  slip('personal-number', 'Әңгіме.', 'ЖСН 190809300123', 'private-personal-number', 'story.kk'),
  slip(
    'bidirectional',
    'ru: лётчик',
    'ru: лётчик\u202E',
    'hidden-characters',
    'role.ru',
    'ru: лётчик',
  ),
  // Photographs
  withPhoto('photo-missing', 'portrait.jpg', null, 'photo-missing'),
  withPhoto('photo-truncated', 'portrait.jpg', '23-truncated.jpg', 'photo-truncated'),
  withPhoto('photo-tiny', 'portrait.jpg', '17-tiny-48x56.jpg', 'photo-tiny'),
  withPhoto('photo-gps', 'portrait.jpg', '25-progressive-gps.jpg', 'photo-metadata'),
  withPhoto('photo-heic', 'IMG_0029.HEIC', '02-portrait-bw-3x4.jpg', 'photo-name'),
  withPhoto('photo-no-picture', 'portrait.jpg', 'photos.json', 'photo-unreadable'),
  withPhoto('photo-original', 'portrait.jpg', PORTRAIT, 'file-unexpected', {
    photos: { 'portrait.jpg': PORTRAIT, 'original.jpg': PORTRAIT },
    field: '',
    line: '---',
  }),
];
