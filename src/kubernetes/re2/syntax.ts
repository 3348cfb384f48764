import type { CharacterSet } from './character-set.js';

/** A pattern that was understood; what was not is left to the full engine. */
export type Expression =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly is: 'start' | 'end' | 'boundary' }
  | { readonly kind: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly kind: 'choice'; readonly options: readonly Expression[] }
  | Repetition;

export interface Repetition {
  readonly kind: 'repetition';
  readonly of: Expression;
  readonly least: number;
  /** `Infinity` where there is no limit. */
  readonly most: number;
  readonly lazy: boolean;
}

/** A pattern with the flag that holds for all of it. */
export interface ParsedPattern {
  readonly root: Expression;
  readonly ignoreCase: boolean;
}
