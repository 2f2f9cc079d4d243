import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * `npm test` runs `unit` and `paced`, which judges moments and has the machine to itself; slower
 * suites are named by what stands before `.test` as well: `x.line.test.ts`. The longest come first.
 */
const SUITES = [
  'rehearsal',
  'kills',
  'line',
  'clips',
  'hostile',
  'desk',
  'cms',
  'endurance',
  'paced',
  'lighthouse',
];
/** One file at a time, after the others. */
const ALONE = ['endurance', 'paced', 'lighthouse'];

const suite = (name: string, include: string[], exclude: string[] = []) => {
  const isAlone = ALONE.includes(name);
  return {
    test: {
      name,
      include,
      exclude,
      testTimeout: 240_000,
      hookTimeout: 240_000,
      setupFiles: 'src/dev/testing/property-seed.ts',
      // Waiting ends when what is waited for is there; a second is too short where cores are shared.
      expect: { poll: { timeout: 30_000 } },
      // Browsers and players of a busy machine stumble: what needed a second try is named at the end.
      // A counter-example of a property never gets one.
      retry: { count: 1, condition: /^(?!Property failed)/ },
      maxWorkers: isAlone ? 1 : '100%',
      sequence: { groupOrder: isAlone ? 1 : 0 },
    },
  };
};

/** A long file that came last would leave all workers but one idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project }: TestSpecification): number => SUITES.indexOf(project.name);
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    globalSetup: 'src/dev/testing/temporary-folder.ts',
    reporters: ['default', './src/dev/testing/seconds.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      suite(
        'unit',
        ['{src,remotion,scripts}/**/*.test.{ts,tsx}'],
        SUITES.map((name) => `**/*.${name}.test.ts`),
      ),
      ...SUITES.map((name) => suite(name, [`{src,remotion}/**/*.${name}.test.ts`])),
    ],
  },
});
