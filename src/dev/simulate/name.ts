/** Names as they are borne in the region: Kazakh and Russian spelling, patronymics by rule. */
import type { LocalizedText } from '../../model/language.ts';
import type { Dice } from './dice.ts';
import * as tables from './name-tables.ts';

export interface SyntheticName {
  name: LocalizedText;
  familyName?: LocalizedText;
}

export type Sex = 'male' | 'female';

/** Of a hundred people of the region's wartime generation, roughly. */
const ORIGINS = { kazakh: 54, slavic: 36, german: 5, tatar: 3, korean: 2 };

export function syntheticName(dice: Dice, sex: Sex): SyntheticName {
  const origin = dice.of(ORIGINS);
  if (origin === 'kazakh' || origin === 'tatar') return turkicName(dice, sex);
  const family = {
    slavic: () => gendered(dice.common(tables.slavicFamilies), sex),
    german: () => dice.common(tables.germanFamilies),
    korean: () => dice.common(tables.koreanFamilies),
  }[origin]();
  const given =
    sex === 'male' ? bare(dice.common(tables.slavicMen)) : dice.common(tables.slavicWomen);
  const father = dice.common(tables.slavicMen);
  const middle = dice.chance(0.7) ? russianPatronymic(father, sex) : '';
  return sameInBoth([given, middle, family].filter(Boolean).join(' '), family);
}

function turkicName(dice: Dice, sex: Sex): SyntheticName {
  const [kk, ru] = dice.common(sex === 'male' ? tables.kazakhMen : tables.kazakhWomen);
  const father = dice.common(tables.kazakhMen);
  const forefather = dice.common(tables.kazakhMen);
  const patronymic = {
    kk: father[0] + (sex === 'male' ? 'ұлы' : 'қызы'),
    ru: russianPatronymic(father[1], sex),
  };
  // Some are remembered by their own and their father's name alone.
  if (dice.chance(0.06))
    return { name: { kk: `${kk} ${patronymic.kk}`, ru: `${ru} ${patronymic.ru}` } };
  const familyName = { kk: familyOf(forefather[0], sex), ru: familyOf(forefather[1], sex) };
  const middle = dice.chance(0.55) ? patronymic : { kk: '', ru: '' };
  const join = (...words: string[]): string => words.filter(Boolean).join(' ');
  return {
    name: { kk: join(kk, middle.kk, familyName.kk), ru: join(ru, middle.ru, familyName.ru) },
    familyName,
  };
}

const sameInBoth = (name: string, family: string): SyntheticName => ({
  name: { kk: name, ru: name },
  familyName: { kk: family, ru: family },
});

/** `Пётр:Петрович` without the patronymic. */
const bare = (name: string): string => name.split(':', 1)[0] ?? '';

/** A forefather's name as a family name: Серік → Серіков, Абай → Абаев, Мұса → Мұсаев. */
function familyOf(name: string, sex: Sex): string {
  const masculine = /й$/.test(name)
    ? name.replace(/й$/, 'ев')
    : name + (/[аәеиоуя]$/i.test(name) ? 'ев' : 'ов');
  return gendered(masculine, sex);
}

/** Russian family names in -ов, -ев, -ин take -а for a woman; Ukrainian and short ones stay. */
const gendered = (family: string, sex: Sex): string =>
  sex === 'female' && /(?:[оеё]в|ин)$/.test(family) ? `${family}а` : family;

/** Иван → Иванович, Василий → Васильевич, Алексей → Алексеевич, Муса → Мусаевич; -ич → -на. */
export function russianPatronymic(father: string, sex: Sex): string {
  const [name = '', known] = father.split(':');
  const masculine = known ?? name.replace(...patronymicEnding(name));
  return sex === 'male' ? masculine : masculine.replace(/ич$/, 'на');
}

function patronymicEnding(name: string): [RegExp, string] {
  if (name.endsWith('ий')) return [/ий$/, 'ьевич'];
  if (name.endsWith('й')) return [/й$/, 'евич'];
  return [/$/, /[аәеиоуя]$/.test(name) ? 'евич' : 'ович'];
}
