import { showKey } from './collections.js';
import { fail } from './failure.js';
import { type CelValue, ListValue, MapValue, Uint } from './values.js';

/** `of[key]`, and `of.key` of anything but an optional. */
export function lookUp(of: CelValue, key: CelValue): CelValue {
  if (of instanceof MapValue) return of.find(key) ?? missing(of, key);
  if (of instanceof ListValue) return itemAt(of, key);
  return fail(`no such key: ${showKey(key)}`);
}

/** `find` gives `null` too, which is a value. */
function missing(of: MapValue, key: CelValue): CelValue {
  return of.find(key) === null ? null : fail(`no such key: ${showKey(key)}`);
}

function itemAt(list: ListValue, key: CelValue): CelValue {
  const index = key instanceof Uint ? Number(key.value) : Number(key);
  if (typeof key === 'string' || !Number.isInteger(index))
    return fail(`unsupported index type '${typeof key}' in list`);
  return index >= 0 && index < list.size ? list.at(index) : fail(`index out of bounds: ${index}`);
}
