/** The editors' page and its files: our script, and Decap's own bundle out of its package. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { browserScript, withoutZodMessages } from '../base/platform/browser-script.ts';
import { PROJECT } from '../base/platform/cache.ts';
import { typeOf } from '../base/platform/send-file.ts';
import { t } from '../i18n/index.ts';
import type { Language } from '../model/language.ts';
import { remembered } from '../model/remembered.ts';
import { FONT_NAMES, fontFile, frameScript } from './frame/files.ts';

/** Decap compiles its checks while it runs, so this page alone may evaluate code. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "frame-src 'self' blob:",
  "form-action 'self'",
  "base-uri 'none'",
];

/** @param services Addresses that the page may ask besides its own. */
const policy = (services: readonly string[]): string =>
  [...POLICY, ["connect-src 'self' blob:", ...services].join(' ')].join('; ');

export const ADMIN_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': `${policy([])}; frame-ancestors 'self'`,
};

/** The page in a language; everything else is fetched by its script. */
export function adminPage(language: Language, services: readonly string[] = []): string {
  const say = t(language);
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="${policy(services)}">
<title>${say('cms.title')}</title>
<noscript>${say('cms.noScript')}</noscript>
<p id="wait">${say('cms.loading')}<br><small>${say('cms.small')}</small></p>
<script src="before.js"></script>
<script src="decap-cms.js"></script>
<script src="admin.js"></script>
</html>
`;
}

const DECAP = path.join(PROJECT, 'node_modules/decap-cms/dist');
const isServed = (name: string): boolean =>
  /^(?:\d+\.)?decap-cms\.js$|^[0-9a-f]+\.wasm$/.test(name);

const ENTRIES = path.join(PROJECT, 'src/cms');
const SCRIPTS = new Map<string, () => Buffer | Promise<Buffer>>([
  // Decap starts by itself unless told before it is read.
  ['before.js', () => Buffer.from('window.CMS_MANUAL_INIT = true;\n')],
  [
    'admin.js',
    () => browserScript(`${ENTRIES}/client/main.ts`, 'es2022', { plugins: [withoutZodMessages] }),
  ],
  // Fetched when the preview shows a person.
  ['frame.js', () => frameScript(`${ENTRIES}/frame/show.tsx`)],
]);
const scriptOf = remembered(async (make: () => Buffer | Promise<Buffer>) => make());

/** The names of all files beside the page and its configurations. */
export const adminFiles = async (): Promise<string[]> => [
  ...SCRIPTS.keys(),
  ...FONT_NAMES,
  ...(await readdir(DECAP)).filter(isServed).sort(),
];

/** A file by its name; `null` when there is none of that name. */
export async function adminFile(name: string): Promise<{ bytes: Buffer; type: string } | null> {
  const script = SCRIPTS.get(name);
  const own = script ? await scriptOf(script) : await fontFile(name);
  const bytes = own ?? (isServed(name) ? await decapFile(name) : null);
  return bytes && { bytes, type: typeOf(name) };
}

const decapFile = (name: string): Promise<Buffer | null> =>
  readFile(path.join(DECAP, name)).catch(() => null);
