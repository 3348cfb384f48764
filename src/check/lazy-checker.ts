import { createRequire } from 'node:module';
import type { Checker, CheckOptions } from './checker.js';

const require = createRequire(import.meta.url);

/**
 * As `createChecker` or `createStrictChecker`, whose code (some 300 modules) is loaded when it first checks: who only imports
 * an app pays nothing.
 */
export function lazyChecker(make: 'createChecker' | 'createStrictChecker', options: CheckOptions): Checker {
  let checker: Checker | undefined;
  return (manifests) => {
    checker ??= load()[make](options);
    return checker(manifests);
  };
}

/** `synth()` of an app cannot wait for an `import()`. */
function load(): typeof import('./checker.js') {
  // The module that the name says; every Node that this package runs on lets ES modules be required.
  return require('./checker.js') as typeof import('./checker.js');
}
