import { type ApiObjectLike, rootOf } from './tree.js';

type Prototype = Record<string, unknown>;

/**
 * Runs `run` while `given` stands in for cdk8s's own `ApiObject.toJson`, and `generated` hears what each class made by
 * `cdk8s import` returns from its own. Such a class calls the former and picks from its result the fields it knows:
 * so what it was given and what it picked can be compared. Replaced once for the whole pass, and put back whatever
 * happens: other code never sees it.
 */
export function intercepting<T>(
  objects: Iterable<ApiObjectLike>,
  given: (object: ApiObjectLike) => unknown,
  generated: (object: ApiObjectLike, result: unknown) => void,
  run: () => T,
): T {
  const originals = new Map<Prototype, unknown>();
  try {
    for (const prototype of distinctPrototypes(objects)) {
      const root = rootOf(prototype, 'toJson');
      if (root) replaceOnce(originals, root, () => standIn(given));
      const typed = generatedPrototype(prototype);
      if (typed && typed !== root) replaceOnce(originals, typed, (own) => recording(own, generated));
    }
    return run();
  } finally {
    for (const [prototype, own] of originals) prototype.toJson = own;
  }
}

function distinctPrototypes(objects: Iterable<ApiObjectLike>): Set<object> {
  const prototypes = new Set<object>();
  for (const object of objects) prototypes.add(Object.getPrototypeOf(object));
  return prototypes;
}

/** The nearest class of the object that `cdk8s import` generated: it has a `GVK` of its own. */
export function generatedPrototype(object: object): Prototype | undefined {
  for (let proto: object | null = object; proto; proto = Object.getPrototypeOf(proto)) {
    // Only its method is read and replaced, by name.
    if (Object.hasOwn(proto, 'toJson') && Object.hasOwn(proto.constructor, 'GVK')) return proto as Prototype;
  }
  return undefined;
}

function replaceOnce(
  originals: Map<Prototype, unknown>,
  prototype: Prototype,
  by: (own: ToJson) => ToJson,
): void {
  if (originals.has(prototype)) return;
  originals.set(prototype, prototype.toJson);
  // `rootOf` and `generatedPrototype` find only prototypes that have this method.
  prototype.toJson = by(prototype.toJson as ToJson);
}

type ToJson = (this: ApiObjectLike) => unknown;

function standIn(given: (object: ApiObjectLike) => unknown): ToJson {
  return function toJson() {
    return given(this);
  };
}

function recording(own: ToJson, heard: (object: ApiObjectLike, result: unknown) => void): ToJson {
  return function toJson() {
    const result = own.call(this);
    heard(this, result);
    return result;
  };
}
