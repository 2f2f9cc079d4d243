/** What is wrong with an entry, as data: said in a language only at the edge. */
export interface Problem {
  severity: 'error' | 'warning';
  /** Path relative to the content folder, with `/`. */
  file: string;
  /** 1-based; 1 when the whole file is meant. */
  line: number;
  /** Dotted path of the field, empty for the whole file. */
  field: string;
  /** Key of the dictionary: `problem.<code>` says what is wrong, `problem.<code>.fix` what to do. */
  code: string;
  params: Record<string, string | number>;
}

/** A problem before it is known where in which file it stands. */
export type Finding = Pick<Problem, 'code' | 'field'> &
  Partial<Pick<Problem, 'severity' | 'params'>>;

export type Translate = (key: string, params?: Record<string, string | number>) => string;

/** One problem in words. */
export interface SaidProblem extends Omit<Problem, 'params'> {
  /** What is wrong. */
  message: string;
  /** What to do. */
  advice: string;
}

/** Says a problem with the given translator, the field by its label in that language. */
export function sayProblem(problem: Problem, t: Translate): SaidProblem {
  const { params, ...rest } = problem;
  const values = { ...params, field: problem.field };
  return {
    ...rest,
    message: t(`problem.${problem.code}`, values),
    advice: t(`problem.${problem.code}.fix`, values),
  };
}

/** Order of a report: by file, then line, then field. */
export const compareProblems = (a: Problem, b: Problem): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || (a.field < b.field ? -1 : 1);
