import type { Pointer } from '../../model/pointer.js';

/** Counted from 1; columns in UTF-16 code units, as editors, TypeScript and SARIF count them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * What Kubernetes reads without a word, and what nobody means: a key that a map has twice (the last one counts), content
 * behind the end of the document (it is dropped), an integer that JavaScript cannot hold (the server can: a value here is
 * the nearest one that it can hold).
 */
export type ReadProblemKind = 'duplicate-key' | 'ignored-text' | 'inexact-number';

/** Something about a document that was read which its author should know. */
export interface ReadProblem extends Place {
  readonly kind: ReadProblemKind;
  /** A sentence. Quotes keys, never values. */
  readonly what: string;
  /** What to do. A sentence. */
  readonly fix: string;
  /** The value that it is about. */
  readonly at: Pointer;
  /** Of a key that comes twice: where it came first. */
  readonly first?: Place;
}

/** Why there is no value. */
export interface ReadError extends Place {
  /** A sentence. */
  readonly what: string;
  /** What to do. A sentence. */
  readonly fix: string;
}

/** A problem whose place is still an offset. */
export interface Noted {
  readonly kind: ReadProblemKind;
  readonly what: string;
  readonly fix: string;
  readonly at: Pointer;
  readonly offset: number;
  readonly first?: number;
}
