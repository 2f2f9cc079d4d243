/** Decap's whole configuration, as data. */
import { t } from '../i18n/index.ts';
import { CORRECTIONS } from '../model/correction.ts';
import { inLanguage, type Language } from '../model/language.ts';
import type { Place } from '../model/place.ts';
import type { Settings } from '../model/settings.ts';
import { groupsOf } from './groups.ts';
import { LINE, storyWidget, widgetsOf, type Widget } from './fields.ts';

export interface CmsRequest {
  language: Language;
  /** The places whose entries may be edited; each is a collection of its own. */
  places: readonly Pick<Place, 'id' | 'name'>[];
  settings: Pick<Settings, 'address' | 'name' | 'cms'>;
  /** Also what is about people of every place: the notices to the press. */
  isAll?: boolean;
}

/** Where the desk answers Decap; the page and its service share one address, so cookies hold. */
export const API = '/desk/decap';

/** Names and id, in which Decap's search looks too; a name that is missing leaves no point behind. */
const SUMMARY = `${['name.kk', 'name.ru']
  .map((name) => `{{${name}}}{{${name} | ternary(' · ', '')}}`)
  .join('')}{{id}}`;

/** The value of `CMS.init({ config })`. */
export function cmsConfig({ language, places, settings, isAll = true }: CmsRequest) {
  const say = t(language);
  return {
    load_config_file: false,
    locale: language,
    backend: backendOf(settings.cms),
    // The desk cleans what it is given; before another repository the browser must.
    ...(isForeign(settings.cms) && { media_processing: WITHOUT_METADATA }),
    publish_mode: 'editorial_workflow',
    media_folder: 'content/media',
    public_folder: '',
    site_url: settings.address,
    display_url: settings.address,
    show_preview_links: false,
    slug: { encoding: 'unicode', clean_accents: false },
    editor: { preview: true },
    collections: [
      ...named(places, language).map(({ place, label }) => ({
        name: place.id,
        label,
        label_singular: say('cms.person'),
        folder: `content/veterans/${place.id}`,
        // The id is made by us: a slug of Cyrillic letters would be empty.
        slug: '{{fields.id}}',
        path: '{{slug}}/index',
        media_folder: '',
        public_folder: '',
        create: true,
        delete: true,
        format: 'estelik',
        extension: 'md',
        identifier_field: 'id',
        summary: SUMMARY,
        sortable_fields: ['id'],
        fields: entryWidgets(place.id, language),
      })),
      ...(isAll ? [noticesCollection(language)] : []),
    ],
  };
}

/** One file with everything that the press is told to correct. */
function noticesCollection(language: Language) {
  const say = t(language);
  const label = say('cms.notices.title');
  const [first, ...others] = widgetsOf('corrections', language);
  const list: Widget = {
    name: 'notices',
    label,
    hint: say('cms.notices.hint'),
    widget: 'list',
    required: false,
    counted: 'notices',
    summary: '{{fields.person}} · {{fields.on}}',
    fields: first ? [{ ...first, check: 'id', widget: LINE }, ...others] : [],
  };
  return {
    // No place has a dot in its name; rights go by this name as by a place's.
    name: CORRECTIONS,
    label,
    delete: false,
    editor: { preview: false },
    format: 'estelik-notices',
    extension: 'yaml',
    files: [{ name: CORRECTIONS, label, file: `content/${CORRECTIONS}`, fields: [list] }],
  };
}

/** What everybody must or should have, in the order in which it is asked; `story` is the body. */
const FIRST = ['name', 'category', 'consent', 'photos', 'deed', 'story'];

/** The fields of an entry with its story, the needed ones first; the place is that of the collection. */
export function entryWidgets(place: string, language: Language): Widget[] {
  const say = t(language);
  const fields = [...widgetsOf('veteran', language), storyWidget(language)];
  const byName = new Map(fields.map((field) => [field.name, field]));
  const own = (name: string): Widget | [] => byName.get(name) ?? [];
  return [
    ...FIRST.flatMap(own).map((field) =>
      field.fields && field.widget === 'object' ? { ...field, collapsed: false } : field,
    ),
    ...Object.entries(groupsOf(fields.map(({ name }) => name))).map(([name, inside]): Widget => ({
      name,
      label: say(`cms.group.${name}`),
      hint: inside.map((field) => byName.get(field)?.label).join(', '),
      widget: 'object',
      required: false,
      collapsed: true,
      fields: inside.flatMap(own),
    })),
    // Made of the name, and never changed.
    { name: 'id', label: 'id', hint: say('cms.id'), widget: 'hidden', required: false },
    { name: 'place', label: 'place', hint: '', widget: 'hidden', required: true, default: place },
  ];
}

/** In the order of the alphabet, as on the site. */
const named = (places: CmsRequest['places'], language: Language) =>
  places
    .map((place) => ({ place, label: inLanguage(place.name, language)?.text ?? place.id }))
    .sort((a, b) => new Intl.Collator(language).compare(a.label, b.label));

const isForeign = (cms: Settings['cms']): boolean => cms !== undefined && cms.backend !== 'proxy';

/** No width: Decap would enlarge small pictures to it. `client/bare-picture.ts` bounds them. */
const WITHOUT_METADATA = { enabled: true, strip_metadata: true, quality: 92 };

function backendOf(cms: Settings['cms']): Record<string, unknown> {
  if (!cms || cms.backend === 'proxy') return { name: 'proxy', proxy_url: API, branch: 'main' };
  const { backend, repository, branch = 'main', loginAddress, application, service } = cms;
  return {
    name: backend,
    repo: repository,
    branch,
    ...(loginAddress && { base_url: loginAddress }),
    ...(service && { api_root: service }),
    // GitLab lets a page log in by itself (PKCE); GitHub needs a small service with the secret.
    ...(backend === 'gitlab' && { auth_type: 'pkce', app_id: application }),
    squash_merges: true,
    // The title of a request, in whatever language the form is.
    commit_messages: {
      create: 'content: add {{path}}',
      update: 'content: change {{path}}',
      delete: 'content: remove {{path}}',
    },
  };
}
