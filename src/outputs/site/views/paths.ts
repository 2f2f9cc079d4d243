/** Addresses inside the site. They are permanent: other people's links and print lead to them. */
import type { Language } from '../../../model/language.ts';
import { shared } from '../data/build-context.ts';

/** Where the site begins, `/` or the folder it is served in. */
export const base = (): string => new URL(shared().settings.address).pathname;

/** A published file or folder by its path below `dist/`. */
export const file = (path: string): string => `${base()}${path}`;

/** The full address, for feeds and cards. */
export const absolute = (path: string): string => new URL(path, shared().settings.address).href;

/** A page by its path below the language: `page('kk', 'people/abdirov-nurken/')`. */
export const page = (language: Language, path = ''): string => file(`${language}/${path}`);

/** The web app manifest of a language, and its icon, `size` px wide. */
export const appPath = (language: Language): string => `app/${language}.webmanifest`;
export const iconPath = (size: number): string => `app/icon-${size}.png`;

export const personPath = (id: string): string => `people/${id}/`;
export const placePath = (id: string): string => `places/${id}/`;
