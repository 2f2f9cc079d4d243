import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,remotion,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
  },
});
