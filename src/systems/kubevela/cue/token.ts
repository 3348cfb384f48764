/** A piece of CUE: a word, a mark, a text as a whole, or the end of a line. */
export interface Token {
  readonly kind: 'word' | 'mark' | 'text' | 'newline';
  /** As it is written; of a text without its quotes. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/** What is wrong with a text of CUE. */
export interface Fault {
  readonly line: number;
  readonly what: string;
}

/** The tokens, and what keeps it from being read. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly faults: readonly Fault[];
}
