import type { Token } from './token.js';

/** A field as it is declared: `image?: string`. */
export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly line: number;
  /** What is behind the colon. */
  readonly value: readonly Token[];
}

/** What stands between two braces, or in a whole file. */
export interface Struct {
  readonly fields: readonly Field[];
  /** Whether there is more than fields, such as `...`, `if`, or an embedded definition: then any field may be there. */
  readonly open: boolean;
}

/** The declarations of balanced tokens. */
export function structOf(tokens: readonly Token[]): Struct {
  const statements = split(tokens);
  const fields = statements.flatMap((statement) => fieldOf(statement) ?? []);
  const others = statements.filter((statement) => !fieldOf(statement) && !isHarmless(statement));
  return { fields, open: others.length > 0 };
}

/** The declarations inside the braces that the value is, or of `a: b: c`; undefined if it is something else. */
export function innerOf(value: readonly Token[]): Struct | undefined {
  const tokens = value.filter((token, index) => index > 0 || token.kind !== 'newline');
  const [first] = tokens;
  if (first?.text !== '{' || first.kind !== 'mark') return fieldOf(tokens) && structOf(tokens);
  let depth = 0;
  const end = tokens.findIndex((token) => {
    depth += step(token);
    return depth === 0;
  });
  return tokens.length === end + 1 ? structOf(tokens.slice(1, end)) : undefined;
}

function fieldOf([label, ...rest]: readonly Token[]): Field | undefined {
  if (!label || (label.kind !== 'word' && label.kind !== 'text')) return undefined;
  const sign = isMark(rest[0], '?') || isMark(rest[0], '!') ? 1 : 0;
  if (!isMark(rest[sign], ':')) return undefined;
  const { text: name, line } = label;
  return { name, line, optional: isMark(rest[0], '?'), value: rest.slice(sign + 1) };
}

function isMark(token: Token | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.text === mark;
}

/** Imports and attributes declare no fields and let none in. */
function isHarmless([first]: readonly Token[]): boolean {
  return first?.text === '@' || ['import', 'package', 'let'].includes(first?.text ?? '');
}

/** The statements, without the commas and line ends between them. */
function split(tokens: readonly Token[]): Token[][] {
  const statements: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += step(token);
    const current = statements.at(-1) ?? [];
    if (depth === 0 && (isMark(token, ',') || (token.kind === 'newline' && isComplete(current)))) {
      statements.push([]);
    } else if (token.kind !== 'newline' || depth > 0) current.push(token);
  }
  return statements.filter((statement) => statement.length > 0);
}

/** As CUE sees it: a line that ends in a word, a text or a closing bracket is complete. */
function isComplete(statement: readonly Token[]): boolean {
  const last = statement.at(-1);
  return last !== undefined && (last.kind !== 'mark' || /[)\]}?!.]/.test(last.text));
}

function step({ kind, text }: Token): number {
  if (kind !== 'mark') return 0;
  return '{[('.includes(text) ? 1 : ')]}'.includes(text) ? -1 : 0;
}
