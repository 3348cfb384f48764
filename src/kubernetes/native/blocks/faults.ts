import type { Fault, RuleInfo } from '../../../model/fault.js';
import type { Pointer } from '../../../model/pointer.js';
import {
  duplicateValue,
  fieldNotAllowed,
  requiredValueMissing,
  unsupportedValue,
} from '../rule-infos/general.js';
import type { Value } from './read.js';

/** What is missing, in the server's words: `Required value: must specify a volume type`. */
export function missing(at: Pointer, detail = '', rule: RuleInfo = requiredValueMissing): Fault {
  return { rule, at, says: detail ? `Required value: ${detail}` : 'Required value' };
}

/** What may not be there: `Forbidden: may not be set for headless services`. */
export function forbidden(at: Pointer, detail: string, rule: RuleInfo = fieldNotAllowed): Fault {
  return { rule, at, says: `Forbidden: ${detail}` };
}

/** What is not among the values that the server knows, which it lists in the order of the alphabet. */
export function unsupported(
  at: Pointer,
  value: Value,
  supported: readonly string[],
  rule: RuleInfo = unsupportedValue,
): Fault {
  const values = supported.map((known) => JSON.stringify(known)).join(', ');
  return { rule, at, value, says: `is not supported, supported values: ${values}` };
}

/** What is there already. */
export function duplicate(at: Pointer, value: Value, rule: RuleInfo = duplicateValue): Fault {
  return { rule, at, value, says: 'is a duplicate value' };
}

/** What has the wrong form; `says` are the server's words for the form it wants. */
export function invalid(rule: RuleInfo, at: Pointer, value: Value, says: string): Fault {
  return { rule, at, value, says };
}
