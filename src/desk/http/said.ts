/** What a redirect says was done. */
export function sayDone(view: { t: (key: string) => string }, said: unknown): string {
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
  return typeof said === 'string' && known.includes(said) ? view.t(`desk.said.${said}`) : '';
}
