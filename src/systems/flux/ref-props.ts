import { Type } from '@sinclair/typebox';
import { closed } from '../../synth/props.js';
import { Dependency, nameAndNamespace } from './kinds/shared.js';

/** An object of one kind; the `ref` of its construct will do. */
export function refTo<K extends string>(kind: K) {
  return closed({
    /** There is but this one; it is not written. */
    kind: Type.Optional(Type.Literal(kind)),
    ...nameAndNamespace,
  });
}

/** What must be ready first, of the same kind; the `ref` of its construct will do. */
export function dependencyOn<K extends string>(kind: K) {
  return closed({
    /** There is but this one; it is not written. */
    kind: Type.Optional(Type.Literal(kind)),
    ...Dependency.properties,
  });
}

/** As the API takes it: without the kind, which it knows. */
export function withoutKind<R extends { readonly kind?: string }>(reference: R): Omit<R, 'kind'> {
  const { kind: _, ...rest } = reference;
  return rest;
}
