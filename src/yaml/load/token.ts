/** The kinds of tokens; those of one character stand for that indicator. `list` and `map` start a block collection. */
export type TokenKind =
  | '%YAML'
  | '%TAG'
  | '---'
  | '...'
  | 'end of text'
  | 'list'
  | 'map'
  | 'end of block'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | '-'
  | '?'
  | ':'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly kind: TokenKind;
  readonly at: number;
  /** The text of a scalar, the name of an anchor, the handle of a tag. */
  readonly text?: string;
  /** The rest of a tag; the prefix of a `%TAG`. */
  readonly suffix?: string;
  /** Whether a scalar stands without quotes, and so may be a number or another word with a meaning. */
  readonly plain?: boolean;
}
