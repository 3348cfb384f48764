import { innerOf, structOf } from './fields.js';
import { type Parameter, parameterOf } from './parameter.js';
import { scan } from './scan.js';
import type { Fault, Token } from './token.js';

/** What can be told of a template without evaluating it. */
export interface Template {
  /** What keeps CUE from reading it; with any, the rest is empty. */
  readonly faults: readonly Fault[];
  /** The names at the top, `output`, `outputs`, `parameter`, definitions, and those inside of an `if` there. */
  readonly names: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Whether it may have parameters that are not listed, because `parameter` is more than fields. */
  readonly open: boolean;
  /** The parameters that are used. */
  readonly uses: readonly { readonly name: string; readonly line: number }[];
  /** Whether `parameter` is used as a whole, and so every one of them. */
  readonly usesAll: boolean;
}

/** Reads a template as text. */
export function readTemplate(source: string): Template {
  const { tokens, faults } = scan(source);
  if (faults.length > 0) return { faults, names: [], parameters: [], open: true, uses: [], usesAll: true };
  const { fields, open } = structOf(tokens);
  const declared = fields.filter(({ name }) => name === 'parameter').map(({ value }) => innerOf(value));
  const found = references(tokens);
  return {
    faults,
    names: open ? labelsIn(tokens) : fields.map(({ name }) => name),
    parameters: declared.flatMap((struct) => struct?.fields.map(parameterOf) ?? []),
    open: declared.some((struct) => struct === undefined || struct.open),
    uses: found.flatMap(({ name, line }) => (name === undefined ? [] : [{ name, line }])),
    usesAll: found.some(({ name }) => name === undefined),
  };
}

/** Whatever stands before a colon, however deep: what is inside of an `if` may be declared or not. */
function labelsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ kind, text }, index) => {
    const next = tokens[index + 1];
    return kind !== 'mark' && next?.kind === 'mark' && next.text === ':' ? [text] : [];
  });
}

/** Where `parameter` is used, and which of its fields. */
function references(tokens: readonly Token[]): { readonly name?: string; readonly line: number }[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || token.text !== 'parameter' || tokens[index - 1]?.text === '.') return [];
    const [mark, name, end] = tokens.slice(index + 1, index + 4);
    const { line } = token;
    if (mark?.kind === 'mark' && mark.text === '.' && name) return [{ name: name.text, line }];
    if (mark?.text === '[' && name?.kind === 'text' && end?.text === ']') return [{ name: name.text, line }];
    // `parameter:` and `parameter?:` declare it.
    return mark?.kind === 'mark' &&
      [':', '?', '!'].includes(mark.text) &&
      (mark.text !== '!' || name?.text === ':')
      ? []
      : [{ line }];
  });
}
