/** What makes the site an app on a telephone: a manifest in each language, icons of one drawing. */
import { NIGHT } from '../../../base/formats/palette.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { PROJECT } from '../../../base/platform/cache.ts';
import { t } from '../../../i18n/index.ts';
import { inLanguage, type Language } from '../../../model/language.ts';
import type { Settings } from '../../../model/settings.ts';
import { iconPath } from '../views/paths.ts';

/** Sizes of the icon, px: Apple's, then those that Android asks for. */
export const ICON_SIZES = [180, 192, 512] as const;

/** A web app manifest; the drawing keeps clear of the edge, so masks may cut it. */
export function appManifest(settings: Settings, language: Language): string {
  const base = new URL(settings.address).pathname;
  const name = inLanguage(settings.name, language)?.text ?? '';
  return JSON.stringify({
    name: [name, inLanguage(settings.region, language)?.text].filter(Boolean).join(' · '),
    short_name: name,
    description: t(language)('site.home.description'),
    lang: language,
    dir: 'ltr',
    id: base,
    scope: base,
    start_url: `${base}${language}/`,
    display: 'minimal-ui',
    background_color: NIGHT.ground,
    theme_color: NIGHT.ground,
    icons: ICON_SIZES.map((size) => ({
      src: `${base}${iconPath(size)}`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: 'any maskable',
    })),
    shortcuts: [
      { name: t(language)('site.nav.search'), url: `${base}${language}/search/` },
      { name: t(language)('site.nav.submit'), url: `${base}${language}/submit/` },
    ],
  });
}

/** The icon as PNG, `size` px wide. */
export async function icon(size: number): Promise<Uint8Array> {
  const drawing = await readFile(path.join(PROJECT, 'public/icon.svg'));
  return sharp(drawing, { density: (72 * size) / DRAWN })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** Side of the drawing in its own units. */
const DRAWN = 64;
