import { fn, type Library, text } from '../overload.js';
import { type CelType, dynType, listOf, objectOf, stringType } from '../types.js';
import { objectWith } from './known-types.js';

const known = new Map<string, CelType>();

/** `Object`, `Object.spec` and so on: any field may be written, with any value. */
function partOfObject(name: string): CelType {
  const type = known.get(name) ?? objectOf(() => dynType, name);
  known.set(name, type);
  return type;
}

const jsonPatch = objectWith('JSONPatch', {
  op: stringType,
  path: stringType,
  from: stringType,
  value: dynType,
});

/** The types of which the expressions of mutations may write values. */
export function patchTypes(name: string): CelType | undefined {
  if (name === 'JSONPatch') return jsonPatch;
  return /^Object(\.|$)/.test(name) ? partOfObject(name) : undefined;
}

/** What an apply configuration evaluates to. */
export const appliedObject = partOfObject('Object');
/** What a JSON patch evaluates to. */
export const jsonPatches = listOf(jsonPatch);

/** `kubernetes.jsonpatch`. */
export const patchFunctions: Library = {
  'jsonpatch.escapeKey': [fn([text], text, (key) => key.replaceAll('~', '~0').replaceAll('/', '~1'))],
};
