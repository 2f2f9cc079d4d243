/** The texts of a new archive. Pure. */
import { t } from '../../i18n/index.ts';
import type { Founding } from './answers.ts';
import { commentedYaml } from './commented-yaml.ts';
import { draftsOf } from './drafts.ts';

/** Folders that an archive has though nothing lies in them yet; Git keeps none that is empty. */
const FOLDERS = ['places', 'screens', 'veterans'];

/** What stands in each file, by its path below the archive's folder. */
export function filesOf(founding: Founding): ReadonlyMap<string, string> {
  const say = t(founding.language);
  const files = new Map(
    draftsOf(founding).map(({ file, kind, data, notes }) => [
      file,
      commentedYaml(data, { kind, say, notes }),
    ]),
  );
  files.set('withdrawn.yaml', `# ${say('new.withdrawn')}\n[]\n`);
  for (const folder of FOLDERS)
    if (![...files.keys()].some((file) => file.startsWith(`${folder}/`)))
      files.set(`${folder}/.gitkeep`, '');
  return files;
}
