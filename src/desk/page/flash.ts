/** What is told of a decision. */
import type { TextKey } from '../../i18n/index.ts';
import type { SaidProblem } from '../../model/problem.ts';
import type { View } from './layout.ts';

/** Words about a decision, among those about fields. */
export const said = ({ t }: Pick<View, 't'>, key: TextKey): SaidProblem => ({
  severity: 'error',
  file: '',
  line: 1,
  field: '',
  code: '',
  advice: '',
  label: t('desk.archive.act'),
  message: t(key),
});

/** What a redirect says was done. */
export function sayDone({ t }: Pick<View, 't'>, said: unknown): string {
  const known = [
    'approve',
    'return',
    'refuse',
    'merge',
    'block',
    'settle',
    'screens',
    'no-screens',
    'edit',
  ];
  return typeof said === 'string' && known.includes(said) ? t(`desk.said.${said}`) : '';
}
