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
    const params = { code, address: String(hostname ?? `${address}:${port}`) };
    if (code === 'EADDRINUSE') return t('cli.listen', params);
    return t(code === 'EACCES' ? 'cli.listen.denied' : 'cli.listen.host', params);
  }
  if (code === 'ENOENT') return t('cli.missing-file', { path });
  if (code === 'EISDIR') return t('cli.is-folder', { path });
  return syscall ? t('cli.system', { code, path }) : message;
}
