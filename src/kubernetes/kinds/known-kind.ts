import type { Rules } from '../cel/compile-rules.js';
import type { Reading } from '../schema/plan.js';
import type { Schema } from '../schema/schema.js';

/** A kind whose objects can be checked. */
export interface KnownKind {
  readonly schema: Schema;
  readonly namespaced: boolean;
  /** How its schema is read: the same value for every kind of one source, because plans are kept by it. */
  readonly reading: Reading;
  /** The validation rules in its schema, if it has any. */
  readonly rules?: Rules | undefined;
  /** What the API server warns of who uses a deprecated version. */
  readonly deprecated?: string | undefined;
  /** What the API server has to be told to serve it, where it doesn't by default: `resource.k8s.io/v1beta1=true`. */
  readonly runtimeConfig?: string | undefined;
}

/** Finds kinds by their version and name. */
export interface KindSource {
  find(apiVersion: string, kind: string): KnownKind | undefined;
  /** Every `apiVersion/kind` that it knows, for suggestions. */
  names(): Iterable<string>;
}

/** The first source that knows a kind has it. */
export function firstOf(sources: readonly KindSource[]): KindSource {
  return {
    names: () => sources.flatMap((source) => [...source.names()]),
    find: (apiVersion, kind) => {
      for (const source of sources) {
        const known = source.find(apiVersion, kind);
        if (known) return known;
      }
      return undefined;
    },
  };
}
