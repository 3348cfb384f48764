import { type Problem, problem } from '../../model/errors.js';
import { tokens } from '../../model/pointer.js';
import { type PlainOptions, toPlain } from './plain.js';
import type { ApiObjectLike } from './tree.js';

/** A JSON patch, as RFC 6902 writes it. */
interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** cdk8s's `JsonPatch`: the operation, and the function that applies it as a static method of its class. */
interface PatchLike {
  _toJson(): Operation;
  readonly constructor: {
    apply(document: unknown, ...patches: readonly { _toJson(): Operation }[]): unknown;
  };
}

/**
 * The value with the object's JSON patches (RFC 6902) applied one after the other. What a patch sets is rendered like
 * any other value, but for a `null` as a whole, which stays. A patch that cannot be applied, or that removes what is not
 * there and so would silently do nothing, is a problem.
 */
export function applyPatches(
  object: ApiObjectLike,
  value: unknown,
  options: PlainOptions,
): { value: unknown; problems: Problem[] } {
  // cdk8s keeps them in a private field of this name.
  const { patches = [] } = object as unknown as { readonly patches?: readonly PatchLike[] };
  const problems: Problem[] = [];
  // A patch changes the document that it is applied to, and this one may share parts with the user's props.
  let result = patches.length > 0 ? structuredClone(value) : value;
  for (const patch of patches) {
    const operation = rendered(patch._toJson(), options, problems);
    const why = missing(result, operation);
    if (why) problems.push(problem('PATCH_FAILED', [operation, why]));
    else result = apply(patch, operation, result, problems);
  }
  return { value: result, problems };
}

function rendered(operation: Operation, options: PlainOptions, problems: Problem[]): Operation {
  if (!('value' in operation) || operation.value === null) return operation;
  // In a list it is not taken for the head of an object.
  const { value, problems: found } = toPlain([operation.value], options);
  problems.push(...found.map((one) => ({ ...one, at: operation.path + (one.at ?? '').replace(/^\/0/, '') })));
  return { ...operation, value: Array.isArray(value) ? value[0] : undefined };
}

function apply(patch: PatchLike, operation: Operation, value: unknown, problems: Problem[]): unknown {
  try {
    return patch.constructor.apply(value, { _toJson: () => operation });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    problems.push(problem('PATCH_FAILED', [operation, `fails: ${reason}`]));
    return value;
  }
}

/** cdk8s applies patches unchecked: it ignores a removal of nothing, and dies where a parent is missing. */
function missing(value: unknown, { op, path, from }: Operation): string | undefined {
  const absent = (pointer: string) => `has no effect: there is no ${pointer} in the manifest`;
  if (from !== undefined && find(value, from) === undefined) return absent(from);
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const holder = find(value, parent);
  if (typeof holder !== 'object' || holder === null) return absent(parent || path);
  return op === 'remove' && find(value, path) === undefined ? absent(path) : undefined;
}

function find(value: unknown, pointer: string): unknown {
  return tokens(pointer).reduce(step, value);
}

function step(value: unknown, token: string): unknown {
  // An own property of any object can be read by its name.
  return typeof value === 'object' && value !== null && Object.hasOwn(value, token)
    ? (value as Record<string, unknown>)[token]
    : undefined;
}
