import type { Translator } from '../../i18n/index.ts';

/** A program that works for us ended without an answer. */
export class HelperDiedError extends Error {}

/** Why something could not be done: for a file or folder, its path and what to do, in words. */
export function reasonOf(cause: unknown, t: Translator): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause instanceof HelperDiedError) return t('cli.cut-off');
  const { syscall, code = '', path = '', message }: NodeJS.ErrnoException = cause;
  if (code === 'ENOENT' && syscall?.startsWith('spawn'))
    return t('cli.missing-program', { program: path });
  if (syscall === 'listen' || syscall === 'getaddrinfo') {
    const { address = '', port = '', hostname }: { [name: string]: unknown } = { ...cause };
    return t('cli.listen', { code, address: String(hostname ?? `${address}:${port}`) });
  }
  if (code === 'ENOENT') return t('cli.missing-file', { path });
  return syscall ? t('cli.system', { code, path }) : message;
}
