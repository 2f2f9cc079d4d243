import type { Translator } from '../i18n/index.ts';

/** Why something could not be done: for a file or folder, its path and what to do, in words. */
export function reasonOf(cause: unknown, t: Translator): string {
  if (!(cause instanceof Error)) return String(cause);
  const { syscall, code = '', path = '', message }: NodeJS.ErrnoException = cause;
  return syscall ? t('cli.system', { code, path, reason: message }) : message;
}
