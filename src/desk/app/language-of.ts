import type { FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../../model/language.ts';

/** The page's language: asked for, else the browser's, else the archive's first. */
export function languageOf(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: unknown };
  const accepted = String(request.headers['accept-language'] ?? '').toLowerCase();
  const wished = accepted.split(',').map((part) => part.trim().slice(0, 2));
  const cookie = request.cookies['__Host-lang'] ?? request.cookies['lang'];
  const candidates = [lang, cookie, ...wished];
  for (const candidate of candidates) {
    const found = LANGUAGES.find((language) => language === candidate);
    if (found) return found;
  }
  return LANGUAGES[0];
}
