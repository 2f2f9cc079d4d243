import type { Settings } from '../../../model/settings.ts';

/**
 * The pages' Content-Security-Policy: nothing inline, nothing foreign but clips from the archive's own
 * media store. Pagefind's search runs as WebAssembly in a worker of its own.
 */
export const securityOf = ({ media }: Pick<Settings, 'media'>): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["media-src 'self'", ...(media ? hostsOf(media) : [])].join(' '),
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');

/** Where a store is served; GitHub leads on from an asset's address to hosts of other names. */
const hostsOf = ({ store, address }: NonNullable<Settings['media']>): string[] =>
  store === 'github'
    ? ['https://github.com', 'https://*.githubusercontent.com']
    : address
      ? [new URL(address).origin]
      : [];

/** Of pages that show no clip. */
export const SECURITY = securityOf({});
