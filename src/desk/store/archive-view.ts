/** The archive as the newest commit has it, kept in memory: who is there, which ids are in use. */
import { hashOf } from '../../base/platform/files.ts';
import { SimilarIndex } from '../../intake/draft/similar.ts';
import { campaignSchema, type Campaign } from '../../model/campaign.ts';
import { interpret } from '../../model/interpret.ts';
import { kindOf } from '../../model/fields.ts';
import { placeSchema, type Place } from '../../model/place.ts';
import { settingsSchema, type Settings } from '../../model/settings.ts';
import { splitStory } from '../../model/story.ts';
import { veteranSchema, type VeteranFields } from '../../model/veteran.ts';
import { WITHDRAWN, withdrawnSchema } from '../../model/withdrawn.ts';
import { splitFrontMatter } from '../../model/yaml.ts';
import type { LocalizedText } from '../../model/language.ts';
import type { StoredFile } from '../../git/objects.ts';
import type { Repository } from '../../git/repository.ts';
import type { z } from 'zod';

/** Everything of an archive lies in this folder of its repository. */
export const CONTENT = 'content';
export interface StoredEntry {
  fields: VeteranFields;
  story: LocalizedText;
  /** Path of its folder in the repository. */
  folder: string;
  /** Names its text and its photographs as they lie in Git. */
  version: string;
  /** Git's names of its photographs. */
  pictures: readonly StoredFile[];
}

/** Names what lies in an entry's folder. */
export const entryVersion = (files: readonly StoredFile[]): string =>
  hashOf(JSON.stringify(files.map(({ path, blob }) => [path, blob]).sort())).slice(0, 24);

const PLACE = /^content\/places\/[^/]+\.yaml$/;
const ENTRY = /^content\/veterans\/[^/]+\/([^/]+)\/index\.md$/;

export class ArchiveView {
  readonly #repository: Repository;
  #parsed = new Map<string, { fields: VeteranFields; story: LocalizedText } | null>();
  #tip: string | null = null;
  #turn: Promise<void> = Promise.resolve();
  #settingsVersion = '';
  #settings: Settings | undefined;
  #campaign: Campaign | undefined;
  places: ReadonlyMap<string, Place> = new Map();
  entries: ReadonlyMap<string, StoredEntry> = new Map();
  withdrawn: ReadonlySet<string> = new Set();
  /** Everybody of the archive by name and year; pictures are added by whoever knows them. */
  readonly similar = new SimilarIndex();
  /** Called after every reading that brought something new. */
  whenChanged: () => void = () => undefined;

  private constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** @throws when settings or campaign cannot be read: nothing can be collected then. */
  static async open(repository: Repository): Promise<ArchiveView> {
    const view = new ArchiveView(repository);
    await view.refresh();
    return view;
  }

  get settings(): Settings {
    if (!this.#settings) throw new Error('content/archive.yaml cannot be read');
    return this.#settings;
  }

  get campaign(): Campaign {
    if (!this.#campaign) throw new Error('The campaign of content/archive.yaml cannot be read');
    return this.#campaign;
  }

  get placeIds(): ReadonlySet<string> {
    return new Set(this.places.keys());
  }

  /** Every id that must not be given again. */
  get taken(): Set<string> {
    const former = [...this.entries.values()].flatMap(({ fields }) => fields.formerIds ?? []);
    return new Set([...this.entries.keys(), ...former, ...this.withdrawn]);
  }

  /**
   * Reads what the newest commit changed; what cannot be understood keeps its last good state. One
   * reading at a time: several ask for it, and none may bring back an older state.
   */
  refresh(): Promise<void> {
    const read = this.#turn.then(() => this.#refresh());
    this.#turn = read.catch(() => undefined);
    return read;
  }

  async #refresh(): Promise<void> {
    const tip = await this.#repository.tip();
    if (tip === null || tip === this.#tip) return;
    const files = await this.#repository.list(CONTENT, tip);
    await this.#readSettings(files);
    await this.#readEntries(files);
    this.#tip = tip;
    this.whenChanged();
  }

  /** Everything but the entries, read by one process and only when something of it changed. */
  async #readSettings(files: readonly StoredFile[]): Promise<void> {
    const own = files.filter(({ path }) => !path.startsWith(`${CONTENT}/veterans/`));
    const version = entryVersion(own);
    if (version === this.#settingsVersion) return;
    const yaml = own.filter(({ path }) => path.endsWith('.yaml'));
    const bytes = await this.#repository.readAll(yaml.map(({ blob }) => blob));
    const texts = new Map(yaml.map(({ path }, index) => [path, bytes[index]?.toString()]));
    const read = <T>(file: string, schema: z.ZodType<T>): T | null => {
      const text = texts.get(file);
      const name = file.slice(CONTENT.length + 1);
      return text === undefined ? null : interpret(name, text, schema, kindOf(name)).value;
    };
    this.#settings = read(`${CONTENT}/archive.yaml`, settingsSchema) ?? this.settings;
    const campaign = `${CONTENT}/campaigns/${this.settings.campaign}.yaml`;
    this.#campaign = read(campaign, campaignSchema) ?? this.campaign;
    const withdrawn = read(WITHDRAWN, withdrawnSchema);
    if (withdrawn) this.withdrawn = new Set(withdrawn.map(({ id }) => id));
    const places = [...texts.keys()]
      .filter((path) => PLACE.test(path))
      .map((path) => read(path, placeSchema));
    this.places = new Map(places.flatMap((place) => (place ? [[place.id, place] as const] : [])));
    this.#settingsVersion = version;
  }

  async #readEntries(files: readonly StoredFile[]): Promise<void> {
    const texts = files.filter(({ path }) => ENTRY.test(path));
    const fresh = texts.filter(({ blob }) => !this.#parsed.has(blob));
    const bytes = await this.#repository.readAll(fresh.map(({ blob }) => blob));
    fresh.forEach(({ blob, path }, index) =>
      this.#parsed.set(blob, parseEntry(path, bytes[index]?.toString() ?? '')),
    );
    const pictures = Map.groupBy(
      files.filter(({ path }) => path.startsWith(`${CONTENT}/veterans/`) && !ENTRY.test(path)),
      ({ path }) => path.slice(0, path.lastIndexOf('/')),
    );
    const entries = new Map<string, StoredEntry>();
    for (const { path, blob } of texts) {
      const parsed = this.#parsed.get(blob);
      const folder = path.slice(0, path.lastIndexOf('/'));
      const own = pictures.get(folder) ?? [];
      if (parsed)
        entries.set(parsed.fields.id, {
          ...parsed,
          folder,
          version: entryVersion([{ path, blob }, ...own]),
          pictures: own,
        });
    }
    this.#index(entries);
    this.#parsed = new Map(texts.map(({ blob }) => [blob, this.#parsed.get(blob) ?? null]));
    this.entries = entries;
  }

  #index(entries: ReadonlyMap<string, StoredEntry>): void {
    for (const id of this.entries.keys()) if (!entries.has(id)) this.similar.remove(id);
    for (const [id, { fields }] of entries)
      if (this.entries.get(id)?.fields !== fields) this.similar.add(fields);
  }
}

/** The fields and the story of an entry's file; `null` where the schema refuses it. */
export function parseEntry(
  file: string,
  text: string,
): { fields: VeteranFields; story: LocalizedText } | null {
  const parts = splitFrontMatter(text);
  const read = parts && interpret(file, parts.yaml, veteranSchema, 'veteran');
  return read?.value ? { fields: read.value, story: splitStory(parts?.body ?? '') } : null;
}
