/** GitHub's REST interface of releases and their assets (version 2022-11-28). */
import { z } from 'zod';

const asset = z.object({
  id: z.number(),
  name: z.string(),
  size: z.number(),
  /** `starter`: an upload broke off and left a name without bytes. */
  state: z.string(),
  digest: z.string().nullish(),
  browser_download_url: z.string(),
});
export type Asset = z.infer<typeof asset>;

const release = z.object({ id: z.number(), tag_name: z.string(), upload_url: z.string() });

interface Release extends z.infer<typeof release> {
  /** Assets it has or is about to get. */
  count: number;
}

/** GitHub's limit: assets of one release. */
export const ASSETS_PER_RELEASE = 1000;
/** GitHub's limit: bytes of one asset, must stay under. */
export const LARGEST_ASSET = 2 * 1024 ** 3;
const PAGE = 100;
const TAG = /^media-(\d+)$/;

export class GithubReleases {
  readonly #base: string;
  readonly #token: string;
  readonly #limit: number;
  #releases: Release[] = [];
  #assets: Promise<Map<string, Asset>> | undefined;
  #known = new Map<string, Asset>();
  /** Releases are made one after the other. */
  #making: Promise<void> | undefined;

  /** @param base `https://api.github.com/repos/<owner>/<name>` */
  constructor(base: string, token: string, limit = ASSETS_PER_RELEASE) {
    this.#base = base;
    this.#token = token;
    this.#limit = limit;
  }

  /** Every whole asset by name; read once, then kept up to date by what is done here. */
  assets(): Promise<Map<string, Asset>> {
    this.#assets ??= this.#read().catch((error: unknown) => {
      this.#assets = undefined;
      throw error;
    });
    return this.#assets;
  }

  async upload(name: string, blob: Blob): Promise<void> {
    await this.assets();
    await this.remove(name);
    const home = await this.#room();
    const url = `${home.upload_url.replace(/\{.*$/, '')}?name=${encodeURIComponent(name)}`;
    try {
      const answer = await this.#ask(url, { method: 'POST', body: blob });
      this.#known.set(name, asset.parse(await answer.json()));
    } catch (error) {
      home.count -= 1;
      this.#assets = undefined; // it may have arrived all the same, or left a name without bytes
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    const known = (await this.assets()).get(name);
    if (known) await this.#ask(`${this.#base}/releases/assets/${known.id}`, { method: 'DELETE' });
    this.#known.delete(name);
  }

  async download(name: string): Promise<Response> {
    const known = (await this.assets()).get(name);
    if (!known) throw new Error(`${name}: not in the store`);
    const url = `${this.#base}/releases/assets/${known.id}`;
    return this.#ask(url, { headers: { accept: 'application/octet-stream' } });
  }

  addressOf(name: string): string {
    const known = this.#known.get(name);
    if (!known) throw new Error(`${name}: not in the store`);
    return known.browser_download_url;
  }

  async #read(): Promise<Map<string, Asset>> {
    const found = await this.#pages(`${this.#base}/releases`, release);
    this.#releases = found.filter(({ tag_name }) => TAG.test(tag_name)).map(withoutAssets);
    this.#known = new Map();
    for (const home of this.#releases)
      for (const one of await this.#pages(`${this.#base}/releases/${home.id}/assets`, asset)) {
        if (one.state === 'uploaded') this.#known.set(one.name, one);
        else await this.#ask(`${this.#base}/releases/assets/${one.id}`, { method: 'DELETE' });
        home.count += one.state === 'uploaded' ? 1 : 0;
      }
    return this.#known;
  }

  async #pages<T>(url: string, schema: z.ZodType<T>): Promise<T[]> {
    const all: T[] = [];
    for (let page = 1; all.length === (page - 1) * PAGE; page += 1) {
      const answer = await this.#ask(`${url}?per_page=${PAGE}&page=${page}`);
      all.push(...z.array(schema).parse(await answer.json()));
    }
    return all;
  }

  /** A release with room for one more, a new one when all are full. */
  async #room(): Promise<Release> {
    for (;;) {
      const free = this.#releases.find(({ count }) => count < this.#limit);
      if (free) {
        free.count += 1; // taken at once: others are looking for room meanwhile
        return free;
      }
      this.#making ??= this.#makeRelease().finally(() => (this.#making = undefined));
      await this.#making;
    }
  }

  async #makeRelease(): Promise<void> {
    const numbers = this.#releases.map(({ tag_name }) => Number(TAG.exec(tag_name)?.[1]));
    const tag = `media-${Math.max(0, ...numbers) + 1}`;
    const body = JSON.stringify({ tag_name: tag, name: tag, prerelease: true });
    const answer = await this.#ask(`${this.#base}/releases`, { method: 'POST', body });
    this.#releases.push(withoutAssets(release.parse(await answer.json())));
  }

  async #ask(url: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(url, {
      ...init,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${this.#token}`,
        'x-github-api-version': '2022-11-28',
        ...(init.headers as Record<string, string>),
      },
    });
    if (!answer.ok && answer.status !== 404)
      throw new Error(`${init.method ?? 'GET'} ${url}: ${answer.status}`);
    if (answer.status === 404 && init.method !== 'DELETE') throw new Error(`${url}: 404`);
    return answer;
  }
}

const withoutAssets = (one: z.infer<typeof release>): Release => ({ ...one, count: 0 });
