/** The questions of a terminal, again for what was refused: nothing that was typed is lost. */
import { t } from '../../i18n/index.ts';
import type { Language } from '../../model/language.ts';
import { languagesOf, QUESTIONS, USUAL, type Answers, type Founding } from './answers.ts';
import { sayRefusal } from './judge.ts';
import { readFounding } from './lists.ts';

/**
 * @param preset What flags have answered already.
 * @param ask Shows a text and returns the line that was typed; `null` when no more will come.
 * @returns `null` when it was left.
 */
export async function askAll(
  preset: Answers,
  spoken: { language: Language; today: string },
  ask: (text: string) => Promise<string | null>,
): Promise<Founding | null> {
  const say = t(spoken.language);
  const answers: Record<string, string> = { ...preset };
  let open = QUESTIONS.filter((question) => !preset[question]);
  let refusals = '';
  for (;;) {
    for (const question of open) {
      const languages = languagesOf({ answers, language: spoken.language });
      const kept = answers[question] ?? (question === 'languages' ? spoken.language : undefined);
      const usual = kept ?? (USUAL as Answers)[question];
      const words = say(`new.ask.${question}`, { languages: languages.join(' | ') });
      const line = await ask(`${refusals}${words}${usual ? ` [${usual}]` : ''}: `);
      if (line === null) return null;
      const typed = line.trim();
      refusals = '';
      if (typed || kept) answers[question] = typed || String(kept);
    }
    const { founding, refused } = await readFounding(answers, spoken);
    if (refused.length === 0) return founding;
    refusals = `\n${refused.map((refusal) => sayRefusal(refusal, spoken.language)).join('\n')}\n`;
    open = QUESTIONS.filter((question) => refused.some((one) => one.question === question));
  }
}
