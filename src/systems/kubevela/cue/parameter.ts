import { type TSchema, Type } from '@sinclair/typebox';
import type { Field } from './fields.js';
import type { Token } from './token.js';

/** A parameter that a template declares. */
export interface Parameter {
  readonly name: string;
  readonly line: number;
  /** Whether a component must give it. */
  readonly required: boolean;
  /** What a component may give, as far as that can be told without CUE. */
  readonly schema: TSchema;
}

const basics: Readonly<Record<string, () => TSchema>> = {
  string: () => Type.String(),
  int: () => Type.Integer(),
  bool: () => Type.Boolean(),
  number: () => Type.Number(),
  float: () => Type.Number(),
};

/** What the field says of its parameter. */
export function parameterOf({ name, line, optional, value }: Field): Parameter {
  const tokens = value.filter(({ kind }) => kind !== 'newline');
  const choices = splitChoices(tokens);
  const isDefault = (choice: readonly Token[]) => choice[0]?.kind === 'mark' && choice[0].text === '*';
  const required = !optional && !choices.some(isDefault) && !isGiven(tokens);
  const [only, ...others] = choices.filter((choice) => !isDefault(choice));
  const basic = only?.length === 1 && others.length === 0 ? only[0] : undefined;
  const isBasic = basic?.kind === 'word' && Object.hasOwn(basics, basic.text);
  const schema = (isBasic && basics[basic.text]?.()) || Type.Unknown();
  return { name, line, required, schema };
}

/** Structs, lists and literals have a value by themselves. */
function isGiven(tokens: readonly Token[]): boolean {
  const [first, ...rest] = tokens;
  if (!first) return false;
  if (first.kind === 'mark') return '{['.includes(first.text);
  return rest.length === 0 && (first.kind === 'text' || /^(\d.*|true|false|null)$/.test(first.text));
}

/** The alternatives of `*"a" | string`; inside brackets nothing is split. */
function splitChoices(tokens: readonly Token[]): Token[][] {
  const choices: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'mark' && '{[('.includes(token.text)) depth++;
    if (token.kind === 'mark' && ')]}'.includes(token.text)) depth--;
    if (depth === 0 && token.kind === 'mark' && token.text === '|') choices.push([]);
    else choices.at(-1)?.push(token);
  }
  return choices;
}
