/** `npm run new -- DIR`: an archive of one's own, written, checked and built. */
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readOptions, type Options } from '../../base/command/options.ts';
import { tell } from '../../base/platform/tell.ts';
import { MissingValueError } from '../../base/command/parse.ts';
import { writeFileAtomically } from '../../base/platform/files.ts';
import { check } from '../../check/index.ts';
import { t } from '../../i18n/index.ts';
import { itemsOf } from '../../model/archive-files.ts';
import { NEEDED, NEW_OPTIONS, QUESTIONS, type Answers, type Founding } from './answers.ts';
import { askAll } from './ask.ts';
import { build } from '../index.ts';
import { filesOf } from './files.ts';
import { sayRefusal } from './judge.ts';
import { readFounding } from './lists.ts';

/**
 * @param args The folder, then the options.
 * @returns The exit code: 2 when nothing was written, as the folder or an answer was refused.
 */
export async function newArchive(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  const folder = first?.startsWith('-') ? undefined : first;
  const read = readOptions(folder ? rest : args, process.cwd(), NEW_OPTIONS);
  if (!folder) throw new MissingValueError('DIR');
  const content = path.resolve(folder);
  const out = read.own['out'] ? read.out : `${content}-dist`;
  const options: Options = { ...read, content, out };
  const say = t(options.lang);
  if (isTaken(content)) return tell(say('new.full', { folder }), 2);
  const founding = await found(options);
  if (!founding) return 2;
  for (const [file, text] of filesOf(founding))
    await writeFileAtomically(path.join(content, file), text);
  tell(say('new.written', { folder }));
  return options.own['no-build'] ? check(options) : build(options);
}

/** Whether something lies in the folder already; a repository just begun is welcome. */
function isTaken(folder: string): boolean {
  const { items, isUnreadable } = itemsOf(folder);
  return isUnreadable || items.some(({ name }) => name !== '.git');
}

/** The answers of flags, on a terminal also of questions; `null` when they are refused. */
async function found({ own, lang }: Options): Promise<Founding | null> {
  const answers: Answers = Object.fromEntries(
    QUESTIONS.flatMap((name) => (typeof own[name] === 'string' ? [[name, own[name]]] : [])),
  );
  const spoken = { language: lang, today: new Date().toISOString().slice(0, 10) };
  const isAsked = NEEDED.some((name) => !answers[name]) && process.stdin.isTTY;
  if (isAsked) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    // The iterator keeps lines that are typed or pasted before their question.
    const lines = terminal[Symbol.asyncIterator]();
    const founding = await askAll(answers, spoken, async (text) => {
      terminal.setPrompt(text);
      terminal.prompt();
      const { value, done } = await lines.next();
      return done ? null : value;
    });
    terminal.close();
    return founding;
  }
  const { founding, refused } = await readFounding(answers, spoken);
  const lines = refused.map((refusal) => sayRefusal(refusal, lang));
  if (lines.length === 0) return founding;
  tell([t(lang)('new.refused'), ...lines].join('\n'));
  return null;
}
