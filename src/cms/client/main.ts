/** Starts Decap with our configuration, language, file format and ids. */
import { proposeId } from '../../intake/draft/latin.ts';
import type { RawDraft } from '../../intake/draft/draft.ts';
import { CORRECTIONS } from '../../model/correction.ts';
import { LANGUAGES } from '../../model/language.ts';
import { API } from '../config.ts';
import { readEntryText, writeEntryText } from '../entry-text.ts';
import { readNotices, writeNotices, type NoticesForm } from '../notices-text.ts';
import { grouped, ungrouped } from '../groups.ts';
import kazakh from '../phrases.kk.json' with { type: 'json' };
import russian from '../phrases.ru.json' with { type: 'json' };
import type { DataMap, Phrases } from './decap.ts';
import { registerPreview } from './preview.ts';
import { registerService, tellRefusals } from './service.ts';
import { registerWidgets } from './widgets.ts';

const CMS = globalThis.CMS;
/** The language asked for in the address, else that of the page. A login comes back without it. */
const LANGUAGE_KEY = 'estelik-language';
const requested = new URLSearchParams(location.search).get('lang');
if (requested) sessionStorage.setItem(LANGUAGE_KEY, requested);
const wanted = requested ?? sessionStorage.getItem(LANGUAGE_KEY) ?? document.documentElement.lang;
const language = LANGUAGES.find((known) => known === wanted) ?? LANGUAGES[0];

const isText = (value: unknown): value is string => typeof value === 'string';

/** Phrases over those of another language, so that none is missing. */
const over = (under: Phrases, upper: Phrases): Phrases =>
  Object.fromEntries(
    [...new Set([...Object.keys(under), ...Object.keys(upper)])].map((name) => {
      const [below, above] = [under[name], upper[name]];
      if (above === undefined || isText(above)) return [name, above ?? below ?? ''];
      return [name, over(isText(below) || below === undefined ? {} : below, above)];
    }),
  );

CMS.registerLocale('kk', over(CMS.getLocale('ru') ?? {}, kazakh));
CMS.registerLocale('ru', over(CMS.getLocale('ru') ?? {}, russian));
registerWidgets(CMS, language);

/** What each opened entry was, so that its comments are kept. */
const earlier = new Map<string, string>();

CMS.registerCustomFormat('estelik', 'md', {
  fromFile: (text: string) => {
    const data = readEntryText(text);
    earlier.set(String(data['id']), text);
    return grouped(data);
  },
  toFile: (data: RawDraft) => writeEntryText(ungrouped(data), earlier.get(String(data['id']))),
});

/** What the notices were when they were opened; a file that was not read is not written either. */
let notices = '';
CMS.registerCustomFormat('estelik-notices', 'yaml', {
  // Where there is no file, Decap gives nothing.
  fromFile: (text: string | null) => readNotices((notices = text ?? '')),
  toFile: (data: Partial<NoticesForm>) => writeNotices(data, notices),
});

CMS.registerEventListener({
  name: 'preSave',
  handler: async ({ entry }): Promise<DataMap> => {
    const data = entry.get('data') as DataMap;
    if (entry.get('collection') === CORRECTIONS) return data;
    return data.get('id') ? data : data.set('id', await newId(ungrouped(data.toJS())));
  },
});

/** The service knows which ids are taken; where there is none, the name alone decides. */
async function newId({ name, familyName, birth }: Record<string, unknown>): Promise<string> {
  const params = { name, familyName, birth };
  if (config.backend.name === 'proxy') {
    const answer = await fetch(API, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'proposeId', params }),
    });
    if (answer.ok) return ((await answer.json()) as { id: string }).id;
  }
  return proposeId(params as Parameters<typeof proposeId>[0], new Set());
}

let config: { backend: { name: string }; collections: { name: string }[] };

async function start(): Promise<void> {
  config = (await (await fetch(`config-${language}.json`)).json()) as typeof config;
  document.documentElement.lang = language;
  document.querySelector('#wait')?.remove();
  // Whoever sees this page is logged in at the desk; Decap would ask for a click all the same.
  if (config.backend.name === 'proxy') {
    localStorage.setItem('decap-cms-user', JSON.stringify({ backendName: 'proxy' }));
    tellRefusals(CMS, language);
  } else registerService(CMS, config.backend.name, language);
  registerPreview(
    CMS,
    config.collections.filter(({ name }) => name !== CORRECTIONS),
    language,
  );
  CMS.init({ config });
}

void start();
