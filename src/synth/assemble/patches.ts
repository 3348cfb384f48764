import { type Problem, problem } from '../../model/errors.js';
import { tokens } from '../../model/pointer.js';
import type { ApiObjectLike } from './tree.js';

/** cdk8s's `JsonPatch`: the operation, and the function that applies it as a static method of its class. */
interface PatchLike {
  _toJson(): { readonly op: string; readonly path: string; readonly value?: unknown };
  readonly constructor: { apply(document: unknown, ...patches: PatchLike[]): unknown };
}

/**
 * The value with the object's JSON patches (RFC 6902) applied one after the other. A patch that cannot be applied, or
 * that removes what is not there and so would silently do nothing, is a problem.
 */
export function applyPatches(object: ApiObjectLike, value: unknown): { value: unknown; problems: Problem[] } {
  // cdk8s keeps them in a private field of this name.
  const { patches = [] } = object as unknown as { readonly patches?: readonly PatchLike[] };
  const problems: Problem[] = [];
  // A patch changes the document that it is applied to, and this one may share parts with the user's props.
  let result = patches.length > 0 ? structuredClone(value) : value;
  for (const patch of patches) {
    const operation = patch._toJson();
    const why = missing(result, operation);
    if (why) problems.push(problem('PATCH_FAILED', [operation, why]));
    else
      result = apply(patch, result, (reason) => problems.push(problem('PATCH_FAILED', [operation, reason])));
  }
  return { value: result, problems };
}

function apply(patch: PatchLike, value: unknown, fail: (why: string) => void): unknown {
  try {
    return patch.constructor.apply(value, patch);
  } catch (error) {
    fail(`fails: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return value;
  }
}

/** cdk8s applies patches unchecked: it ignores a removal of nothing, and dies where a parent is missing. */
function missing(
  value: unknown,
  { op, path }: { readonly op: string; readonly path: string },
): string | undefined {
  const steps = tokens(path);
  const last = steps.pop();
  const parent = steps.reduce(step, value);
  if (typeof parent !== 'object' || parent === null)
    return `has no effect: there is no ${`/${steps.join('/')}`} in the manifest`;
  const isThere = last === undefined || step(parent, last) !== undefined;
  return op === 'remove' && !isThere ? `has no effect: there is no ${path} in the manifest` : undefined;
}

function step(value: unknown, token: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, token)
    ? (value as Record<string, unknown>)[token]
    : undefined;
}
