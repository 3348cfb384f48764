import { Construct } from 'constructs';
import { expect } from 'vitest';
import { traceConstructs } from '../synth/trace.js';
import { matchers, type RunbookMatchers } from './matchers.js';

declare module 'vitest' {
  interface Matchers<T> extends RunbookMatchers {}
}

expect.extend(matchers);

// Apps of cdk8s's own class tell the lines of their constructs, too; any construct leads to the class of all nodes.
traceConstructs(new Construct(undefined as never, ''));
