/** GitHub and GitLab as Decap asks them, where Decap would leave an editor alone. */
import { NIGHT_ON_LED } from '../../base/formats/palette.ts';
import { t, type TextKey } from '../../i18n/index.ts';
import { CORRECTIONS } from '../../model/correction.ts';
import type { Language } from '../../model/language.ts';
import { barePicture, refuseOtherFiles, type Asset } from './bare-picture.ts';
import type { Backend, Decap } from './decap.ts';
import { closeNote, showNote } from './note.ts';

interface Refusal extends Error {
  /** Of HTTP; Decap leaves it out where it refuses by itself. */
  status?: number | null;
}

/** What an answer's status means to an editor. GitLab says 401 to whoever may not merge. */
const REFUSALS: Readonly<Record<number, TextKey>> = {
  400: 'cms.refuse.changed',
  401: 'cms.refuse.rights',
  403: 'cms.refuse.rights',
  404: 'cms.refuse.gone',
  405: 'cms.refuse.merge',
  409: 'cms.refuse.changed',
  422: 'cms.refuse.merge',
};

function refusalOf({ status, message }: Refusal, method: string): TextKey | undefined {
  if (status === 404 && method === 'authenticate') return 'cms.refuse.repository';
  if (/does not have access to this repo/.test(message)) return 'cms.refuse.rights';
  if (/^Rebase error/.test(message)) return 'cms.refuse.conflict';
  return (status ?? 0) >= 500 ? 'cms.refuse.failed' : REFUSALS[status ?? 0];
}

/** Says the refusals of a service in the editor's language, and lists everybody of a place. */
export function registerService(decap: Decap, name: string, language: Language): void {
  const service = decap.getBackend(name);
  if (!service) return;
  refuseOtherFiles(language);
  const { init } = service;
  service.init = (...parameters) => {
    const backend = init(...parameters);
    // By itself it shows 20 files and folders at a time, all folders first: for long nobody.
    if (name === 'gitlab') backend['entriesByFolder'] = backend['allEntriesByFolder'];
    readNotices(backend);
    return spoken(backend, language);
  };
}

interface Api {
  readFile: (path: string) => Promise<string>;
}

/**
 * Notices may not have been begun, which GitLab's backend takes for a fault; GitHub's takes every fault
 * for an empty file, over which the others would be lost.
 */
function readNotices(backend: Backend): void {
  const getEntry = backend['getEntry'] as (path: string) => Promise<unknown>;
  backend['getEntry'] = async (path: string): Promise<unknown> => {
    if (path !== `content/${CORRECTIONS}`) return getEntry.call(backend, path);
    const data = await (backend['api'] as Api).readFile(path).catch((error: Refusal) => {
      if (error.status === 404) return '';
      throw error;
    });
    return { file: { path, id: null }, data };
  };
}

const spoken = (backend: Backend, language: Language): Backend =>
  new Proxy(backend, {
    get: (target, method) => {
      const value: unknown = Reflect.get(target, method);
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]): unknown => {
        const answer: unknown = SAVING.has(method)
          ? bare(parameters, language).then((safe): unknown => value.apply(target, safe))
          : value.apply(target, parameters);
        if (!(answer instanceof Promise)) return answer;
        return answer.then(withoutPicture, (error: Refusal) => {
          const key = refusalOf(error, String(method));
          if (key) {
            // Decap shows the whole error, its name before its message.
            Object.assign(error, { name: '', message: t(language)(key) });
          }
          if (method === 'authenticate') offerAnotherLogin(error.message, language);
          throw error;
        });
      };
    },
  });

/** What is refused by reason; each is told until it is closed or done. */
const DECIDED = new Set<string | symbol>([
  ...['persistEntry', 'deleteFiles', 'deleteUnpublishedEntry'],
  ...['updateUnpublishedEntryStatus', 'publishUnpublishedEntry'],
]);

/** Decap's own words go after seconds: what the desk refuses stays before the eyes, field by field. */
export function tellRefusals(decap: Decap, language: Language): void {
  const service = decap.getBackend('proxy');
  if (!service) return;
  const { init } = service;
  service.init = (...parameters) =>
    new Proxy(init(...parameters), {
      get: (target, method) => {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function' || !DECIDED.has(method)) return value;
        return async (...parameters: unknown[]): Promise<unknown> => {
          try {
            const answer: unknown = await value.apply(target, parameters);
            closeNote();
            return answer;
          } catch (error) {
            const refusal = error as Refusal;
            showNote(refusal.message, language);
            throw Object.assign(refusal, { name: '', message: t(language)('cms.refuse.below') });
          }
        };
      },
    });
}

/** What saves files: an entry with its photographs, or one photograph. */
const SAVING = new Set<string | symbol>(['persistEntry', 'persistMedia']);

/** What is to be saved, its photographs without metadata and of bounded size. */
async function bare([saved, ...rest]: unknown[], language: Language): Promise<unknown[]> {
  const { assets } = saved as { assets?: readonly Asset[] };
  if (!assets) return [await barePicture(saved as Asset, language), ...rest];
  const pictures = await Promise.all(assets.map((asset) => barePicture(asset, language)));
  return [{ ...(saved as object), assets: pictures }, ...rest];
}

/** Pictures of editors lie on other servers, which this page does not ask. */
const withoutPicture = (found: unknown): unknown =>
  found instanceof Object && 'avatar_url' in found ? { ...found, avatar_url: '' } : found;

/** Decap's button stays shut after a refused login: the page is opened anew. */
function offerAnotherLogin(words: string, language: Language): void {
  const again = document.createElement('a');
  again.href = location.pathname;
  again.textContent = t(language)('cms.again');
  again.style.cssText = `color:${NIGHT_ON_LED.accent};font:inherit;text-decoration:underline`;
  showNote(words, language, again);
}
