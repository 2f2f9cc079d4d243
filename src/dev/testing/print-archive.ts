import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EXAMPLES } from '../design/examples.ts';
import { portraitOf, veteranOf } from '../design/contact-sheet/pictures.ts';
import { Cache, PROJECT } from '../../base/platform/cache.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { readOptions } from '../../base/command/options.ts';
import { t } from '../../i18n/index.ts';
import { readArchive, type Archive } from '../../model/archive.ts';
import type { Photos, PreparedPhoto } from '../../outputs/photos/index.ts';

/** The hard cases of the design as an archive to print, with a cache of its own if none is given. */
export async function printArchive(
  change: (archive: Archive) => Partial<Archive> = () => ({}),
  ownCache?: Cache,
): Promise<{ context: BuildContext; photos: Photos }> {
  const { archive } = await readArchive(path.join(PROJECT, 'fixtures/archive'));
  if (!archive) throw new Error('fixtures/archive cannot be read');
  const options = readOptions([]);
  const hard = { ...archive, veterans: EXAMPLES.map(veteranOf) };
  const cache = ownCache ?? new Cache(await mkdtemp(path.join(tmpdir(), 'estelik-print-')));
  const photos = new Map<string, PreparedPhoto[]>();
  for (const example of EXAMPLES) {
    const portrait = await portraitOf(example);
    if (!portrait || !example.photo) continue;
    const { src: file, width, height } = portrait;
    photos.set(example.entry.id, [
      {
        photo: example.photo,
        master: { file, width, height },
        tone: { step: 0, tint: 'grey' },
        versions: [],
      },
    ]);
  }
  return {
    context: { options, cache, archive: { ...hard, ...change(hard) }, t: t('ru') },
    photos,
  };
}
