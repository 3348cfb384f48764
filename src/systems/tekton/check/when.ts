import { child, type Pointer } from '../../../model/pointer.js';
import type { Refuse } from '../../../synth/props.js';
import type { When } from '../kinds/params.js';

/** Refuses a condition that is neither a comparison nor an expression. */
export function checkWhen(conditions: readonly When[] = [], at: Pointer, refuse: Refuse): void {
  for (const [i, { cel, input, operator, values }] of conditions.entries()) {
    const compares = [input, operator, values].filter((part) => part !== undefined).length;
    const fix = 'Give either input, operator and values, or cel.';
    if (cel === undefined && (compares < 3 || values?.length === 0))
      refuse(child(at, i), 'The condition is not complete.', fix);
    if (cel !== undefined && compares > 0)
      refuse(child(at, i), 'The condition is a comparison and an expression.', fix);
  }
}
