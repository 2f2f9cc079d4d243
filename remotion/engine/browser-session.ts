/** The browser with the project's views in it. */
import path from 'node:path';
import { bundle } from '@remotion/bundler';
import { openBrowser, type HeadlessBrowser } from '@remotion/renderer';
import { Cache, PROJECT } from '../../src/base/platform/cache.ts';
import { codeOf } from '../../src/base/platform/code-of.ts';
import { startBrowser } from '../../src/base/platform/programs.ts';
import { watch } from './watchdog.ts';

export type { HeadlessBrowser };

/** What Remotion's functions are called with. */
export interface BrowserSession extends AsyncDisposable {
  /** Folder of the bundle. */
  serveUrl: string;
  puppeteerInstance: HeadlessBrowser;
  chromeMode: 'headless-shell' | 'chrome-for-testing';
}

/** Opens one browser on the bundle, which is built once for each version of the code. */
export async function openBrowserSession(cache: Cache): Promise<BrowserSession> {
  const serveUrl = await bundleOf(cache);
  const { browser, mode } = await startBrowser(async ({ executable, mode: chromeMode }) => ({
    browser: await openBrowser('chrome', {
      browserExecutable: executable,
      chromeMode,
      logLevel: 'error',
    }),
    mode: chromeMode,
  }));
  return {
    serveUrl,
    puppeteerInstance: browser,
    chromeMode: mode,
    [Symbol.asyncDispose]: await watch(browser, () => browser.close({ silent: true })),
  };
}

/** A bundle depends on the code alone: caches may share the folder of `ESTELIK_BUNDLES`. */
async function bundleOf(own: Cache): Promise<string> {
  const shared = process.env['ESTELIK_BUNDLES'];
  const cache = shared ? new Cache(shared) : own;
  const key = await codeOf(['remotion/engine/browser-session.ts', 'remotion/engine/entry.tsx']);
  const made = cache.file('bundle', key, 'site', (outDir) =>
    bundle({
      entryPoint: path.join(PROJECT, 'remotion/engine/entry.tsx'),
      rootDir: PROJECT,
      outDir,
      // The site's public files are not for drawing.
      publicDir: path.join(PROJECT, 'remotion/design/public'),
      enableCaching: false,
      onProgress: () => undefined,
    }),
  );
  return made.catch((error: unknown) => {
    // Another build has made it meanwhile.
    if (cache.has('bundle', key, 'site')) return cache.pathOf('bundle', key, 'site');
    throw error;
  });
}
