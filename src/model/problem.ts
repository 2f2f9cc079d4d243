/** What is wrong with an entry, as data: said in a language only at the edge. */
export interface Problem {
  severity: 'error' | 'warning';
  /** Path relative to the content folder, with `/`; empty when the folder itself is meant. */
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
  Partial<Pick<Problem, 'severity' | 'params' | 'line'>>;

/** @param params What its words name. */
export const fault = (code: string, field: string, params: Finding['params'] = {}): Finding => ({
  code,
  field,
  params,
});

/** The same, and nothing is stopped by it. */
export const warning = (code: string, field: string, params: Finding['params'] = {}): Finding => ({
  ...fault(code, field, params),
  severity: 'warning',
});

/** One problem in words. */
export interface SaidProblem extends Omit<Problem, 'params'> {
  /** By which it can be said in another language. */
  params?: Problem['params'];
  /** The field as people call it: `Награды 2 → Дата указа`; empty for the whole file. */
  label: string;
  /** What is wrong. */
  message: string;
  /** What to do. */
  advice: string;
}

/** A finding with its place; an error unless the rule says otherwise. */
export const problem = (file: string, line: number, finding: Finding): Problem => ({
  severity: 'error',
  params: {},
  line,
  ...finding,
  file,
});

/** Order of a report: by file, then line, then field, then code. */
export const compareProblems = (a: Problem, b: Problem): number =>
  compare(a.file, b.file) ||
  a.line - b.line ||
  compare(a.field, b.field) ||
  compare(a.code, b.code);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
