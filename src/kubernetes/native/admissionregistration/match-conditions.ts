import { missing } from '../blocks/faults.js';
import { atMostItems } from '../blocks/limits.js';
import { required, text, uniqueBy } from '../blocks/looks.js';
import { qualifiedName } from '../blocks/names.js';
import { textOf } from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { duplicateName } from '../rule-infos/general.js';
import { qualifiedNameInvalid } from '../rule-infos/metadata.js';

/** An expression that is there, and is more than blanks. */
export function expressionThere(detail = ''): Look {
  return (value, at, report) => {
    if ((value === undefined || typeof value === 'string') && textOf(value).trim() === '')
      report(missing(at, detail));
  };
}

/** `matchConditions` of a webhook or a policy, but for what they say. */
export const matchConditions: LookTable = {
  '': [atMostItems(64), uniqueBy('name', duplicateName)],
  '/*/name': [required(), text(qualifiedNameInvalid, qualifiedName)],
  '/*/expression': expressionThere(),
};
