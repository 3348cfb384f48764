import { defineConfig, mergeConfig } from 'vitest/config';
import project from '../vitest.config.js';

/** Real programs mostly wait: two files at a time fill two cores, and more would make them late. */
export default mergeConfig(
  { ...project, test: {} },
  defineConfig({
    test: {
      include: ['conformance/**/*.test.ts'],
      setupFiles: ['test/support/require-typescript.ts'],
      maxWorkers: 2,
      // What waits for a real program can be late on a busy machine; a proof that fails twice is one.
      retry: 1,
      testTimeout: 300_000,
      hookTimeout: 300_000,
      reporters: ['default', './conformance/report/reporter.ts'],
    },
  }),
);
