import type { Origin } from '../model/origin.js';
import type { ObjectChange } from './change.js';

/** All that there is to say of two manifest sets. The same for the same inputs, in every run. */
export interface Comparison {
  /** By identity, then by file. */
  readonly changes: readonly ObjectChange[];
  readonly counts: Counts;
  /** The workloads of HEAD whose Pods are replaced when it is applied, by identity. */
  readonly restarts: readonly Restart[];
  /** What could not be compared as objects, or was not unambiguous. Never empty where something was passed over. */
  readonly notes: readonly Note[];
}

/** How much there was. */
export interface Counts {
  readonly base: { readonly objects: number; readonly files: number };
  readonly head: { readonly objects: number; readonly files: number };
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly renamed: number;
  /** The same in meaning, whether or not their text or file differs. */
  readonly unchanged: number;
  /** Of the unchanged ones, those that another file has now. */
  readonly moved: number;
}

/** A workload whose Pods are replaced. */
export interface Restart {
  readonly object: string;
  /** The fields of the Pod template that differ. */
  readonly fields: readonly string[];
}

/** Something to know about the comparison itself. */
export interface Note {
  /**
   * `unreadable`: a document is no YAML, or a template, and was compared as text; `duplicate`: one side has an object twice;
   * `unknown-kind`: lists of a kind that nobody knows were compared in order; `not-an-object`: a document is no object.
   */
  readonly kind: 'unreadable' | 'duplicate' | 'unknown-kind' | 'not-an-object';
  readonly side: 'base' | 'head' | 'both';
  readonly what: string;
  readonly fix: string;
  /** Whether what the note is about differs between the sides: it counts as a change then. */
  readonly differs: boolean;
  readonly origin?: Origin | undefined;
}
