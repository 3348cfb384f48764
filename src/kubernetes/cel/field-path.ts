import { child, type Pointer } from '../../model/pointer.js';
import type { Schema } from '../schema/schema.js';

/**
 * The pointer that a rule's `fieldPath` means below the value: `.spec['a.b']` is `/spec/a.b`. `undefined` for a path
 * that the schema has no field for; the server refuses such a rule.
 */
export function fieldPointer(path: string, schema: Schema): Pointer | undefined {
  let pointer = '';
  let done = 0;
  let at: Schema | undefined = schema;
  for (const match of path.matchAll(/\.([^.[\]]+)|\['((?:[^'\\]|\\.)*)'\]/gy)) {
    const name = match[1] ?? unquoted(match[2] ?? '');
    at = at?.properties ? ownField(at.properties, name) : at?.values;
    if (!at) return undefined;
    pointer = child(pointer, name);
    done = match.index + match[0].length;
  }
  return done === path.length ? pointer : undefined;
}

function ownField(properties: Readonly<Record<string, Schema>>, name: string): Schema | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unquoted(text: string): string {
  return text.replace(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter);
}
