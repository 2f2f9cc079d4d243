import { defineConfig } from 'vitest/config';

/** `npm test` runs `unit`; slower suites are named by what stands before `.test`: `x.line.test.ts`. */
const SUITES = [
  'line',
  'kills',
  'hostile',
  'clips',
  'cms',
  'desk',
  'endurance',
  'rehearsal',
  'lighthouse',
];

const suite = (name: string, include: string[], exclude: string[] = []) => ({
  test: { name, include, exclude, testTimeout: 60_000, hookTimeout: 120_000 },
});

export default defineConfig({
  test: {
    globalSetup: 'src/testing/temporary-folder.ts',
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
