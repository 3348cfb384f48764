import { child } from '../../../model/pointer.js';
import type { Look } from '../native-rules.js';
import { annotationKeyInvalid, annotationsTooLarge } from '../rule-infos/metadata.js';
import { invalid } from './faults.js';
import { qualifiedName } from './names.js';
import { bytesOf, isFields } from './read.js';

const most = 256 * 1024;

/** A map of annotations: their keys, and the size of all of them. */
export const annotations: Look = (value, at, report) => {
  if (!isFields(value)) return;
  let size = 0;
  for (const [key, text] of Object.entries(value)) {
    size += bytesOf(key) + (typeof text === 'string' ? bytesOf(text) : 0);
    const says = qualifiedName(key.toLowerCase());
    if (says !== undefined) report(invalid(annotationKeyInvalid, child(at, key), key, says));
  }
  if (size > most)
    report({
      rule: annotationsTooLarge,
      at,
      says: `Too long: may not be more than ${most} bytes; there are ${size}`,
    });
};
