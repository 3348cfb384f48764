import type { RuleInfo } from '../../../model/fault.js';
import { child } from '../../../model/pointer.js';
import type { Look, LookTable } from '../native-rules.js';
import { requiredValueMissing, valueOutOfRange, valueTooLong } from '../rule-infos/general.js';
import { tooManyItems } from '../rule-infos/limits.js';
import { duplicate, invalid, missing } from './faults.js';
import { bytesOf, fieldsOf, isSet, itemsOf } from './read.js';

/** A list of at most so many items. */
export function atMostItems(most: number): Look {
  return (value, at, report) => {
    const count = itemsOf(value).length;
    const items = most === 1 ? 'item' : 'items';
    if (count > most)
      report({ rule: tooManyItems, at, says: `Too many: ${count}: must have at most ${most} ${items}` });
  };
}

/** A text of at most so many bytes. */
export function atMostBytes(most: number): Look {
  return (value, at, report) => {
    if (typeof value === 'string' && bytesOf(value) > most)
      report({ rule: valueTooLong, at, says: `Too long: may not be more than ${most} bytes` });
  };
}

/** A number from the lowest to the highest, in these words; where nothing is written the server has 0. */
export function zeroOr(low: number, high: number, says: string, rule = valueOutOfRange): Look {
  return (value, at, report) => {
    const number = isSet(value) ? value : 0;
    if (typeof number === 'number' && (number < low || number > high))
      report(invalid(rule, at, number, says));
  };
}

/** An object that is missing as a whole, which the server says of the field below that it misses. */
export function neededFor(field: string, detail = '', rule: RuleInfo = requiredValueMissing): Look {
  return (value, at, report) => {
    if (!isSet(value)) report(missing(`${at}/${field}`, detail, rule));
  };
}

/** A look that only servers since this minor version take. */
export function since(first: number, look: Look): Look {
  return (value, at, report, surroundings) => {
    if (surroundings.minor >= first) look(value, at, report, surroundings);
  };
}

/** A table of looks that only servers since this minor version take. */
export function sinceTable(first: number, table: LookTable): LookTable {
  return Object.fromEntries(
    Object.entries(table).map(([path, looks]) => [path, [looks].flat().map((look) => since(first, look))]),
  );
}

/** Items of a list of objects that differ in a field, where a missing text is the empty one. */
export function uniqueByText(field: string, rule: RuleInfo): Look {
  return (value, at, report) => {
    const seen = new Set<unknown>();
    itemsOf(value).forEach((item, index) => {
      const key = fieldsOf(item)[field] ?? '';
      if (seen.has(key)) report(duplicate(child(`${at}/${index}`, field), key, rule));
      seen.add(key);
    });
  };
}
