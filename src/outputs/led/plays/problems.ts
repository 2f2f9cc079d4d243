/** What the check says of `content/plays/`; `npm run plays` says it line by line. */
import path from 'node:path';
import { problem, warning, type Problem } from '../../../model/problem.ts';
import type { LogFinding } from './check.ts';
import type { ProofFinding } from './join.ts';
import type { PlaysFile, Proof } from './read.ts';

/** Findings by what they mean for whoever gathers the logs; the others are harmless. */
const IN_LOG: Partial<Record<LogFinding['kind'], string>> = {
  unreadable: 'chain',
  gap: 'chain',
  unproved: 'chain',
  'no-end': 'chain',
  empty: 'chain',
  foreign: 'foreign',
};
const OF_SCREEN: Record<ProofFinding['kind'], string> = {
  'no-screen': 'foreign',
  doubled: 'doubled',
  'word-and-log': 'doubled',
  outside: 'odd',
  late: 'odd',
  loop: 'odd',
  other: 'odd',
  'other-plan': 'odd',
  hour: 'hours',
};

export function playsProblems({ files, findings }: Pick<Proof, 'files' | 'findings'>): Problem[] {
  const warn = (file: string, code: string, params: Problem['params']): Problem =>
    problem(`plays/${file}`, 1, warning(`plays-${code}`, '', params));
  const inFiles = files.flatMap((file) => {
    const name = path.basename(file.file);
    if ('refused' in file) return [warn(name, 'refused', {})];
    if ('word' in file) return [];
    const codes = new Set(file.log.findings.flatMap(({ kind }) => IN_LOG[kind] ?? []));
    return [...codes].map((code) => warn(name, code, { screen: file.log.screen ?? '?' }));
  });
  const ofScreens = [
    ...Map.groupBy(findings, ({ kind, screen }) => `${OF_SCREEN[kind]} ${screen}`),
  ].map(([key, found]) => {
    const [code = '', screen = ''] = key.split(' ');
    const counts = found.map((one) => ('count' in one ? one.count : 1));
    const count = counts.reduce((sum, one) => sum + one, 0);
    return warn(fileOf(files, screen), code, { screen, count });
  });
  return [...inFiles, ...ofScreens];
}

/** The file that tells of a screen. */
function fileOf(files: readonly PlaysFile[], screen: string): string {
  const own = files.find((file) =>
    'log' in file ? file.log.screen === screen : 'word' in file && file.word.screen === screen,
  );
  return own ? path.basename(own.file) : '';
}
