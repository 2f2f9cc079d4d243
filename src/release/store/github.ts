import { openAsBlob } from 'node:fs';
import { GithubReleases, type Asset } from './github-api.ts';
import { saveBody } from './save-body.ts';
import { sha256Of, STATE_KEY, type Store, type Stored } from './store.ts';
import { mediaTypeOf } from '../../outputs/led/formats/index.ts';

export interface GithubPlace {
  /** `owner/name` */
  repository: string;
  token: string;
  /** `https://api.github.com` unless a server of one's own is used. */
  api: string;
  /** Assets of one release, where the server allows another number. */
  limit?: number;
}

/** Release assets of a repository, in as many releases `media-1`, `media-2` … as they need. */
export function githubStore({ repository, token, api, limit }: GithubPlace): Store {
  const releases = new GithubReleases(`${api}/repos/${repository}`, token, limit);
  return {
    name: `github ${repository}`,
    async has(key) {
      const asset = (await releases.assets()).get(nameOf(key));
      return asset ? storedOf(key, asset) : null;
    },
    async put(key, file) {
      await releases.upload(nameOf(key), await openAsBlob(file, { type: mediaTypeOf(key) }));
    },
    get: async (key, file) => saveBody(await releases.download(nameOf(key)), file),
    async list() {
      const assets = await releases.assets();
      return [...assets].map(([name, asset]) => storedOf(keyOfName(name), asset));
    },
    delete: (key) => releases.remove(nameOf(key)),
    url: (key) => releases.addressOf(nameOf(key)),
    digestOf: (_file, sha256) => Promise.resolve(`sha256:${sha256}`),
  };
}

/** An asset's name has no slash: `<sha256>.<name>`. */
const nameOf = (key: string): string => (sha256Of(key) ? key.replace('/', '.') : key);
const keyOfName = (name: string): string =>
  name === STATE_KEY ? name : name.replace(/^([0-9a-f]{64})\./, '$1/');

const storedOf = (key: string, { size, digest }: Asset): Stored => ({
  key,
  bytes: size,
  digest: digest ?? null,
});
