import type { Browser, LaunchOptions } from 'playwright-core';
import { startBrowser } from './programs.ts';

/**
 * Starts the browser of this machine. It shows our own pages alone, so it needs no sandbox, which
 * many servers and containers do not let it have. It draws the same whatever the terminal speaks: an
 * empty `LC_ALL` brings it down.
 *
 * @param more Further arguments stand after our own.
 */
export async function launchBrowser({ args = [], ...more }: LaunchOptions = {}): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return startBrowser(({ executable }) =>
    chromium.launch({
      ...(executable && { executablePath: executable }),
      args: ['--no-sandbox', ...args],
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      ...more,
    }),
  );
}
