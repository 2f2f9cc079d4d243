/** The lists that answers name, read from their files. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../../model/language.ts';
import { problem } from '../../model/problem.ts';
import type { Answers, Founding } from './answers.ts';
import { refusals, type Refusal } from './judge.ts';
import { rowsOf, type Row } from './rows.ts';

/** Everything that is to be written, with all that is wrong with it. */
export async function readFounding(
  answers: Answers,
  { language, today }: { language: Language; today: string },
): Promise<{ founding: Founding; refused: Refusal[] }> {
  const places = await readList('places', answers);
  const screens = await readList('screens', answers);
  const founding: Founding = {
    answers,
    places: places.rows,
    screens: screens.rows,
    language,
    today,
  };
  // What stands in a list that cannot be read is not asked about.
  const unread = [...places.refused, ...screens.refused];
  return { founding, refused: [...unread, ...refusals(founding)] };
}

async function readList(
  question: 'places' | 'screens',
  answers: Answers,
): Promise<{ rows: Row[]; refused: Refusal[] }> {
  const file = answers[question];
  if (!file) return { rows: [], refused: [] };
  const name = path.basename(file);
  const bytes = await readFile(file).catch(() => null);
  const { rows, findings } = bytes
    ? rowsOf(bytes, name, question)
    : { rows: [], findings: [{ code: 'list-missing', field: '', params: { file } }] };
  const where = `--${question} ${name}`;
  return {
    rows,
    refused: findings.map((found) => ({ problem: problem(name, 1, found), question, where })),
  };
}
