import { t } from '../../../i18n/index.ts';
import type { Language } from '../../../model/language.ts';

/** How much there is to load: `2,4 МБ`, in powers of ten as browsers and shops count. */
export function sizeIn(bytes: number, language: Language): string {
  const mega = bytes / 1e6;
  if (mega < 0.95)
    return t(language)('site.size.kb', { size: Math.max(1, Math.round(bytes / 1000)) });
  const size = mega < 9.95 ? Math.round(mega * 10) / 10 : Math.round(mega);
  return t(language)('site.size.mb', { size });
}
