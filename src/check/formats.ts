/** A report in the words of a terminal, of GitHub or of programs. Pure: text in, text out. */
import { styleText } from 'node:util';
import type { Translator } from '../i18n/index.ts';
import type { ProblemsFile } from '../model/files/problems.ts';
import type { SaidProblem } from '../model/problem.ts';

export interface Report {
  problems: readonly SaidProblem[];
  errors: number;
  warnings: number;
  /** Entries read; `null` when nobody asked. */
  entries: number | null;
  /** How the content folder is written in paths that people and GitHub can follow. */
  folder: string;
}

export type Format = 'text' | 'github' | 'json';

/** Writes a report; the text ends with a line break unless there is nothing to say. */
export const FORMATS: Record<Format, (report: Report, t: Translator) => string> = {
  text: asText,
  github: asAnnotations,
  json: asJson,
};

/** Names of files may hold anything but must not steer a terminal. */
const pathOf = ({ folder }: Report, { file }: SaidProblem): string =>
  ([folder, file].filter(Boolean).join('/') || '.').replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');

const PAINT = { error: 'red', warning: 'yellow' } as const;

/** Problems under the name of their file, so that each file is opened once; coloured where shown. */
function asText(report: Report, t: Translator): string {
  const lines: string[] = [];
  let file: string | undefined;
  for (const problem of report.problems) {
    const path = pathOf(report, problem);
    if (path !== file) lines.push(...(file === undefined ? [] : ['']), styleText('bold', path));
    file = path;
    const { field, label } = problem;
    const kind = styleText(PAINT[problem.severity], t(`check.${problem.severity}`));
    const where = label === field ? field : `${label} (${field})`;
    lines.push(
      `  ${[kind, t('check.line', { line: problem.line }), where].filter(Boolean).join(' · ')}`,
      `    ${problem.message}`,
      `    → ${problem.advice}`,
    );
  }
  if (lines.length > 0) lines.push('');
  return `${[...lines, ...summary(report, t)].map((line) => `${line}\n`).join('')}`;
}

/** Workflow commands that GitHub shows beside the line of the file. */
function asAnnotations(report: Report, t: Translator): string {
  const commands = report.problems.map((problem) => {
    const properties = [
      `file=${escapeProperty(pathOf(report, problem))}`,
      `line=${problem.line}`,
      ...(problem.label ? [`title=${escapeProperty(problem.label)}`] : []),
    ];
    const message = escapeData(`${problem.message}\n→ ${problem.advice}`);
    return `::${problem.severity} ${properties.join(',')}::${message}`;
  });
  return `${[...commands, ...summary(report, t)].map((line) => `${line}\n`).join('')}`;
}

/** Escapes of GitHub's runner: actions/toolkit, packages/core/src/command.ts. */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function asJson({ problems, errors, warnings, entries }: Report): string {
  const file = { errors, warnings, entries, problems: [...problems] } satisfies ProblemsFile;
  return `${JSON.stringify(file, null, 2)}\n`;
}

function summary({ errors, warnings, entries }: Report, t: Translator): string[] {
  const counts = [
    ...(errors > 0 ? [t('check.errors', { count: errors })] : []),
    ...(warnings > 0 ? [t('check.warnings', { count: warnings })] : []),
  ];
  const read = entries === null ? [] : [t('check.entries', { count: entries })];
  if (counts.length === 0)
    return entries === null ? [] : [t('check.whole', { read: read[0] ?? '' })];
  return [[...read, ...counts].join(' · ')];
}
