import type { Fault, RuleInfo } from '../../model/fault.js';
import { child, type Pointer } from '../../model/pointer.js';
import type { Value } from '../native/blocks/read.js';

/** Where faults go. */
export type Report = (fault: Fault) => void;

/** Several steps deeper. */
export function below(at: Pointer, ...steps: readonly (string | number)[]): Pointer {
  let pointer = at;
  for (const step of steps) pointer = child(pointer, step);
  return pointer;
}

/** What is missing, in the server's words. */
export function missing(rule: RuleInfo, at: Pointer, detail = ''): Fault {
  return { rule, at, says: detail ? `Required value: ${detail}` : 'Required value' };
}

/** What may not be there, in the server's words. */
export function forbidden(rule: RuleInfo, at: Pointer, detail: string): Fault {
  return { rule, at, says: `Forbidden: ${detail}` };
}

/** What has the wrong form. */
export function invalid(rule: RuleInfo, at: Pointer, value: Value, says: string): Fault {
  return { rule, at, value, says };
}
