/** What people call the columns of their lists, beside the labels of the dictionary. */
import type { Language } from '../../model/language.ts';

/** A field's dotted path, or what only lists have. */
export type Target = string;

type Words = Record<Language, readonly string[]>;

/** Written as `foldHeading` leaves them: small letters, no punctuation. */
export const HEADINGS: Readonly<Record<Target, Words>> = {
  name: {
    kk: ['аты жөні', 'тегі аты әкесінің аты', 'т а ә', 'таә', 'толық аты', 'ардагер'],
    ru: ['фио', 'ф и о', 'фамилия имя отчество', 'имя фамилия', 'имя и фамилия', 'ветеран'],
    en: ['name', 'full name', 'veteran'],
  },
  familyName: { kk: ['тегі'], ru: ['фамилия'], en: ['surname', 'family name', 'last name'] },
  givenName: { kk: ['аты', 'есімі'], ru: ['имя'], en: ['given name', 'first name'] },
  patronymic: { kk: ['әкесінің аты'], ru: ['отчество'], en: ['patronymic', 'middle name'] },
  otherNames: {
    kk: ['басқаша жазылуы'],
    ru: ['другие написания', 'варианты имени', 'девичья фамилия'],
    en: ['other names', 'maiden name'],
  },
  years: {
    kk: ['өмір сүрген жылдары', 'өмір жылдары'],
    ru: ['годы жизни'],
    en: ['years', 'years of life'],
  },
  'birth.date': {
    kk: ['туған күні', 'туған жылы', 'туылған күні', 'туылған жылы', 'туған жылы айы күні'],
    ru: ['дата рождения', 'год рождения', 'родился', 'родилась', 'г р', 'д р'],
    en: ['date of birth', 'birth date', 'year of birth', 'born'],
  },
  'birth.place': {
    kk: ['туған жері', 'туылған жері', 'туып өскен жері'],
    ru: ['место рождения', 'где родился', 'уроженец'],
    en: ['place of birth', 'birthplace'],
  },
  'death.date': {
    kk: ['қайтыс болған күні', 'қайтыс болған жылы', 'қаза тапқан күні', 'қаза тапқан жылы'],
    ru: ['дата смерти', 'год смерти', 'дата гибели', 'год гибели', 'дата выбытия', 'умер'],
    en: ['date of death', 'death date', 'year of death', 'died'],
  },
  'death.place': {
    kk: ['қайтыс болған жері', 'қаза тапқан жері'],
    ru: ['место смерти', 'место гибели', 'место выбытия', 'где погиб'],
    en: ['place of death'],
  },
  fate: {
    kk: ['тағдыры', 'соғыстағы тағдыры'],
    ru: ['судьба', 'причина выбытия'],
    en: ['fate'],
  },
  'callUp.date': {
    kk: ['шақырылған күні', 'шақырылған жылы', 'майданға кеткен жылы'],
    ru: ['дата призыва', 'год призыва', 'призван'],
    en: ['call up date', 'drafted'],
  },
  'callUp.place': {
    kk: ['шақырылған жері', 'әскери комиссариат'],
    ru: ['место призыва', 'военкомат', 'рвк', 'кем призван'],
    en: ['call up place'],
  },
  rank: {
    kk: ['атағы', 'әскери атағы', 'шені'],
    ru: ['звание', 'воинское звание'],
    en: ['rank'],
  },
  role: {
    kk: ['мамандығы', 'қызметі', 'лауазымы'],
    ru: ['должность', 'специальность', 'воинская специальность', 'профессия'],
    en: ['role', 'occupation', 'speciality'],
  },
  units: {
    kk: ['бөлімі', 'әскери бөлімі', 'қызмет еткен жері'],
    ru: ['часть', 'воинская часть', 'место службы', 'подразделение'],
    en: ['unit', 'units', 'military unit'],
  },
  awards: {
    kk: ['марапаттары', 'наградалары', 'ордендері мен медальдары'],
    ru: ['награды', 'ордена и медали'],
    en: ['awards', 'decorations'],
  },
  'burial.place': {
    kk: ['жерленген жері', 'қабірі'],
    ru: ['место захоронения', 'захоронен', 'где похоронен'],
    en: ['burial', 'burial place', 'buried'],
  },
  category: {
    kk: ['санаты', 'мәртебесі'],
    ru: ['категория', 'статус'],
    en: ['category', 'status'],
  },
  place: {
    kk: ['аудан', 'ауданы', 'қала', 'қаласы', 'аудан қала', 'қала аудан'],
    ru: ['район', 'город', 'район город', 'город район'],
    en: ['district', 'city', 'city or district', 'place'],
  },
  sex: { kk: ['жынысы'], ru: ['пол'], en: ['sex', 'gender'] },
  summary: { kk: ['қысқаша'], ru: ['кратко', 'коротко'], en: ['summary'] },
  story: {
    kk: ['өмірбаяны', 'әңгіме', 'естелік', 'жауынгерлік жолы', 'қосымша мәлімет'],
    ru: ['биография', 'история', 'рассказ', 'боевой путь', 'что известно', 'дополнительно'],
    en: ['story', 'biography'],
  },
  photos: {
    kk: ['фото', 'сурет', 'суреті', 'фотосурет', 'фотосуреті', 'сурет файлы'],
    ru: ['фото', 'фотография', 'фотографии', 'файл', 'имя файла', 'файл фото'],
    en: ['photo', 'photos', 'picture', 'file'],
  },
  'photos.credit': {
    kk: ['суреттің иесі'],
    ru: ['источник фото', 'автор фото'],
    en: ['photo credit'],
  },
  sources: { kk: ['дереккөзі', 'дереккөздері'], ru: ['источник', 'источники'], en: ['source'] },
  consent: {
    kk: ['келісім', 'келісімі', 'отбасының келісімі'],
    ru: ['согласие', 'согласие семьи', 'согласие на публикацию'],
    en: ['consent'],
  },
  'consent.page': { kk: ['сайтқа келісім'], ru: ['согласие на сайт'], en: ['consent page'] },
  'consent.clip': { kk: ['роликке келісім'], ru: ['согласие на ролик'], en: ['consent clip'] },
  'consent.led': { kk: ['экранға келісім'], ru: ['согласие на экран'], en: ['consent screen'] },
  'consent.press': {
    kk: ['баспасөзге келісім'],
    ru: ['согласие на прессу', 'согласие сми'],
    en: ['consent press'],
  },
  ignored: {
    kk: ['р с', 'рет саны', 'нөмірі'],
    ru: ['п п', 'номер', 'отметка времени', 'пп'],
    en: ['no', 'number', 'timestamp'],
  },
};

/** Any of these in a heading makes its column private, whatever else it says. */
export const PRIVATE_HEADING =
  /телефон|(?<!\p{L})тел(?!\p{L})|(?<!\p{L})моб|ұялы|phone|whats|ватсап|вацап|telegram|телеграм|e ?mail|почт|пошта|(?<!\p{L})адрес(?! захорон| могил)|мекен ?жай|(?<!\p{L})(?:иин|жсн|iin)(?!\p{L})|заявител|отправител|прислал|жіберуші|өтініш беруші|родственни|родство|потомк|кем приход|туыс|ұрпағы|контакт|байланыс|проживан|прописк|жительств|тұрғылықты|sender|applicant|contact|relative|relation/u;
