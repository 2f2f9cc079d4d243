import { readCount, type Options } from '../../base/command/options.ts';
import { reportProgress } from '../../base/command/progress.ts';
import { t } from '../../i18n/index.ts';
import { NotSyntheticError, simulate } from './index.ts';

/** `--people N` people, of `--seed WORD`, as the archive `--out DIR`. */
export const simulateOptions = {
  people: { type: 'string', default: '100', judge: readCount },
  seed: { type: 'string', default: '1' },
  out: { type: 'string', default: 'synthetic' },
} as const;

/** Makes a synthetic archive; returns the exit code. */
export async function simulateArchive({ own, content, out, lang }: Options): Promise<number> {
  const say = t(lang);
  const people = readCount('--people', String(own['people']));
  const progress = reportProgress(say('simulate.title'), people, say);
  try {
    await simulate({ out, people, seed: String(own['seed']), content }, () => progress.tick());
  } catch (error) {
    if (!(error instanceof NotSyntheticError)) throw error;
    progress.say(say('simulate.refused', { folder: out }));
    return 1;
  } finally {
    progress.end();
  }
  process.stderr.write(`${say('simulate.done', { people, folder: out })}\n`);
  return 0;
}
