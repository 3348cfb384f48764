import { defineConfig, mergeConfig } from 'vitest/config';
import project from '../vitest.config.js';

/** Real programs share the ports and the two cores of a machine: one file at a time. */
export default mergeConfig(
  { ...project, test: {} },
  defineConfig({
    test: {
      include: ['conformance/**/*.test.ts'],
      setupFiles: ['test/support/require-typescript.ts'],
      fileParallelism: false,
      // What waits for a real program can be late on a busy machine; a proof that fails twice is one.
      retry: 1,
      testTimeout: 300_000,
      hookTimeout: 300_000,
      reporters: ['default', './conformance/report/reporter.ts'],
    },
  }),
);
