import type { Plan } from './plan.js';
import { badFormat, badPattern, patternMismatch, tooLong, tooShort } from './rules.js';
import type { Walk } from './walk.js';

/** The length, the pattern and the format of a text; of the first two the API server says the first alone. */
export function checkText(plan: Plan, text: string, walk: Walk): void {
  if (plan.textIsFree) return;
  if (!checkLength(plan, text, walk)) checkPattern(plan, text, walk);
  if (plan.format && !plan.format(text))
    walk.report(badFormat, text, `must be of type ${plan.schema.format}`);
}

function checkLength({ schema: { minLength, maxLength } }: Plan, text: string, walk: Walk): boolean {
  if (maxLength !== undefined && text.length > maxLength && codePoints(text) > maxLength) {
    walk.report(tooLong, text, `should be at most ${maxLength} chars long`);
    return true;
  }
  if (minLength !== undefined && text.length < minLength * 2 && codePoints(text) < minLength) {
    walk.report(tooShort, text, `should be at least ${minLength} chars long`);
    return true;
  }
  return false;
}

function checkPattern({ schema, pattern }: Plan, text: string, walk: Walk): void {
  if (!pattern) return;
  if ('error' in pattern) {
    walk.report(
      badPattern,
      text,
      `should match '${schema.pattern}', but pattern is invalid: ${pattern.error}`,
    );
  } else if (!pattern.test(text)) {
    walk.report(patternMismatch, text, `should match '${schema.pattern}'`);
  }
}

function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const isPair = (text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
    if (isPair) {
      count--;
      i++;
    }
  }
  return count;
}
