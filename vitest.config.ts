import { defineConfig } from 'vitest/config';

const src = new URL('./src/', import.meta.url).pathname;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^cdk8s-runbook$/, replacement: `${src}index.ts` },
      { find: /^cdk8s-runbook\/systems\/(.*)$/, replacement: `${src}systems/$1/index.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/require-typescript.ts'],
    testTimeout: 60_000,
  },
});
