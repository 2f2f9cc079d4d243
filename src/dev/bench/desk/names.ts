/** Made-up names as a region has them: some are alike, most are not. */
const FAMILY = `Мысалов Бейнелев Улгиев Кескинов Суретов Дауысов Айтылов Жазылов Ойланов Тауып Сезімов
  Көктемов Жазов Күзов Қысов Таңов Түсов Кешов Түнов Желов Жаңбыров Қаров Мұзов Найзағаев`;
const GIVEN = `Серик Нурлан Аскар Марат Кайрат Ержан Болат Даурен Талгат Ерлан Бауыржан Канат Алмас
  Жанат Тимур Рустам Мурат Азамат Данияр Самат Ильяс Нурбол Арман Руслан Адиль Асылбек Оразбек`;

const listed = (words: string): string[] => words.split(/\s+/);
const [family, given] = [listed(FAMILY), listed(GIVEN)];

/** 24 × 27 names, then the same again. */
export const personName = (number: number): string =>
  `${family[number % family.length]} ${given[Math.floor(number / family.length) % given.length]}`;
