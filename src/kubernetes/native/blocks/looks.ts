import type { RuleInfo } from '../../../model/fault.js';
import { child } from '../../../model/pointer.js';
import type { Look } from '../native-rules.js';
import {
  duplicateValue,
  fieldNotAllowed,
  noneOf,
  onlyOneOf,
  requiredValueMissing,
  unsupportedValue,
  valueOutOfRange,
} from '../rule-infos/general.js';
import { type Complaint, notBetween } from './complaints.js';
import { duplicate, forbidden, invalid, missing, unsupported } from './faults.js';
import { negative, notPositive } from './numbers.js';
import { fieldsOf, isFields, isSet, itemsOf, type Value } from './read.js';

/** Must be there, and hold something: no empty text, no empty list. */
export function required(detail = '', rule: RuleInfo = requiredValueMissing): Look {
  return (value, at, report) => {
    if (!isSet(value) || isEmpty(value)) report(missing(at, detail, rule));
  };
}

/** A text of a certain form. The empty text is unset, for `required` to see. */
export function text(rule: RuleInfo, complaint: Complaint): Look {
  return (value, at, report) => {
    if (typeof value !== 'string' || value === '') return;
    const says = complaint(value);
    if (says !== undefined) report(invalid(rule, at, value, says));
  };
}

/** A text of a certain form where the empty text is looked at as well: of fields that are pointers in Go. */
export function anyText(rule: RuleInfo, complaint: Complaint): Look {
  return (value, at, report) => {
    const says = typeof value === 'string' ? complaint(value) : undefined;
    if (says !== undefined) report(invalid(rule, at, value, says));
  };
}

/** One of the values, which are given in the order of the alphabet. The empty text is unset. */
export function oneOf(values: readonly string[], rule: RuleInfo = unsupportedValue): Look {
  const known = new Set(values);
  return (value, at, report) => {
    if (typeof value !== 'string' || value === '' || known.has(value)) return;
    report(unsupported(at, value, values, rule));
  };
}

/** As `oneOf`, and the empty text is refused too: of fields that are pointers in Go. */
export function anyOneOf(values: readonly string[], rule: RuleInfo = unsupportedValue): Look {
  const look = oneOf(values, rule);
  return (value, at, report, surroundings) => {
    if (value === '') report(unsupported(at, value, values, rule));
    else look(value, at, report, surroundings);
  };
}

/** A text of a certain form, where nothing is the empty text, and refused by the form. */
export function textOrNothing(rule: RuleInfo, complaint: Complaint): Look {
  const look = anyText(rule, complaint);
  return (value, at, report, surroundings) => look(value ?? '', at, report, surroundings);
}

/** A number from the lowest to the highest, both included. */
export function between(
  low: number,
  high: number,
  rule: RuleInfo = valueOutOfRange,
  says = notBetween(low, high),
): Look {
  return (value, at, report) => {
    if (typeof value === 'number' && (value < low || value > high)) report(invalid(rule, at, value, says));
  };
}

/** `between`, where 0 is what is there when nothing was written: `must be between 1 and 10` does not mind it. */
export function zeroOrBetween(low: number, high: number, rule: RuleInfo = valueOutOfRange): Look {
  const look = between(low, high, rule);
  return (value, at, report, surroundings) => {
    if (value !== 0) look(value, at, report, surroundings);
  };
}

/** Zero or more. */
export const notNegative: Look = between(0, Number.POSITIVE_INFINITY, valueOutOfRange, negative);

/** One or more. */
export const positive: Look = between(1, Number.POSITIVE_INFINITY, valueOutOfRange, notPositive);

/** Items of a list of objects that differ in a field; the second one is reported, at that field. */
export function uniqueBy(field: string, rule: RuleInfo): Look {
  return (value, at, report) => {
    const items = itemsOf(value);
    if (items.length < 2) return;
    const seen = new Set<Value>();
    items.forEach((item, index) => {
      const key = fieldsOf(item)[field];
      if (!isSet(key) || key === '') return;
      if (seen.has(key)) report(duplicate(`${at}/${index}/${field}`, key, rule));
      seen.add(key);
    });
  };
}

/** Items of a list of texts or numbers that differ. */
export function unique(rule: RuleInfo = duplicateValue): Look {
  return (value, at, report) => {
    const seen = new Set<Value>();
    itemsOf(value).forEach((item, index) => {
      if (seen.has(item) && typeof item !== 'object') report(duplicate(`${at}/${index}`, item, rule));
      seen.add(item);
    });
  };
}

/** May not be there. */
export function notAllowed(detail: string, rule: RuleInfo = fieldNotAllowed): Look {
  return (value, at, report) => {
    if (isSet(value) && !isEmpty(value)) report(forbidden(at, detail, rule));
  };
}

/**
 * An object of which exactly one of the fields is set. Of several the server refuses all but the first; of none it
 * says that one is required.
 */
export function exactlyOne(fields: readonly string[], none: string, several: string): Look {
  return (value, at, report) => {
    if (!isFields(value)) return;
    const set = fields.filter((field) => isSet(value[field]));
    if (set.length === 0) report(missing(at, none, noneOf));
    for (const field of set.slice(1)) report(forbidden(child(at, field), several, onlyOneOf));
  };
}

/** A look at what is an object. */
export function whole(look: (...args: ObjectLook) => void): Look {
  return ofObjects((value, at, report, surroundings) => {
    if (isFields(value)) look(value, at, report, surroundings);
  });
}

const objectLooks = new WeakSet<Look>();

/** Tells that the look is at objects: Go makes one without fields of a null in a list of them. */
export function ofObjects(look: Look): Look {
  objectLooks.add(look);
  return look;
}

/** Whether the look is at objects. */
export function isOfObjects(look: Look): boolean {
  return objectLooks.has(look);
}

type ObjectLook = [value: ReturnType<typeof fieldsOf>, ...rest: Rest<Parameters<Look>>];
type Rest<T extends readonly unknown[]> = T extends readonly [unknown, ...infer R] ? R : never;

function isEmpty(value: Value): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
