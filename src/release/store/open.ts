import path from 'node:path';
import type { MediaPlace } from '../../model/settings.ts';
import { folderStore } from './folder.ts';
import { githubStore } from './github.ts';
import { s3Store } from './s3.ts';
import type { Store } from './store.ts';

/** What the store needs is not in the environment: the message is the variable's name. */
export class MissingSecretError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The store that `archive.yaml` names. Secrets come from the environment alone:
 * `ESTELIK_S3_KEY` and `ESTELIK_S3_SECRET`, or `GITHUB_TOKEN`.
 *
 * @throws {MissingSecretError}
 */
export function openStore(media: MediaPlace, environment: Environment = process.env): Store {
  const secret = (name: string): string => {
    const value = environment[name];
    if (!value) throw new MissingSecretError(name);
    return value;
  };
  const { store, location, region, address = '' } = media;
  if (store === 'folder') return folderStore(path.resolve(location), address);
  if (store === 'github')
    return githubStore({
      repository: location,
      token: secret('GITHUB_TOKEN'),
      api: environment['GITHUB_API_URL'] ?? 'https://api.github.com',
    });
  return s3Store({
    endpoint: location,
    region,
    address,
    accessKeyId: secret('ESTELIK_S3_KEY'),
    secretAccessKey: secret('ESTELIK_S3_SECRET'),
  });
}
