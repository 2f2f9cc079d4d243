/** The endings of a Kazakh noun, by the sounds it ends with. */
export type KazakhCase = 'dative' | 'locative' | 'ablative';

/** The last of these in a word says whether its endings have ы, а or і, е; у and и say neither. */
const BACK = 'аоұыя';
const FRONT = 'әөүіеэ';
const VOICELESS = 'пфкқтсшщцчхһбвгд';
const NASAL = 'мнң';

const BEGINNINGS: Record<KazakhCase, (last: string, isBack: boolean) => string> = {
  dative: (last, isBack) =>
    VOICELESS.includes(last) ? (isBack ? 'қа' : 'ке') : isBack ? 'ға' : 'ге',
  locative: (last, isBack) => `${VOICELESS.includes(last) ? 'т' : 'д'}${isBack ? 'а' : 'е'}`,
  ablative: (last, isBack) => {
    const first = VOICELESS.includes(last) ? 'т' : NASAL.includes(last) ? 'н' : 'д';
    return `${first}${isBack ? 'ан' : 'ен'}`;
  },
};

/** `9 мамыр` → `9 мамырға`, `9 мамырда`, `9 мамырдан`. Names and words with possessives differ. */
export function withEnding(text: string, ending: KazakhCase): string {
  const letters = [...text.toLocaleLowerCase('kk')];
  const vowel = letters.findLast((letter) => BACK.includes(letter) || FRONT.includes(letter)) ?? '';
  return `${text}${BEGINNINGS[ending](letters.at(-1) ?? '', BACK.includes(vowel))}`;
}
