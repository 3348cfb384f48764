import { assemble } from './assemble/assemble.js';
import type { AppLike } from './assemble/tree.js';
import { handoffOf, layoutOf, leave } from './handoff.js';
import { traceConstructs } from './trace.js';

/** The class of an app's own copy of cdk8s. */
interface AppClass {
  readonly prototype: { synth(): void };
}

/** Makes `synth()` of this class hand its manifests to `runbook synth` instead of writing them. */
export function captureApps(App: AppClass): void {
  const handoff = handoffOf(process.env);
  if (!handoff) return;
  traceConstructs(newRoot(App));
  App.prototype.synth = function synth() {
    // It is a method of this class.
    const app = this as unknown as AppLike;
    leave(handoff, app, assemble(app, layoutOf(handoff, {})));
  };
}

/** A tree of one node, to reach the classes that the app will build its own from. */
function newRoot(App: AppClass) {
  const Construct = Object.getPrototypeOf(App) as new (
    scope: undefined,
    id: string,
  ) => import('constructs').Construct;
  return new Construct(undefined, '');
}
