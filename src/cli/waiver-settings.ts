import type { Waiver } from '../check/waivers/waiver.js';
import { allOf, show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';

/** The waivers of a `cdk8s.yaml` as they are written there. */
export interface WaiverSettings {
  readonly list: readonly object[];
  /** The whole file, for their places. */
  readonly text: string;
}

const keys = [
  'rule',
  'reason',
  'until',
  'object',
  'at',
  'file',
  'construct',
] as const satisfies readonly (keyof Waiver)[];

/** What is wrong with a list of waivers, and what to do; undefined where nothing is. What a waiver lacks the check tells. */
export function waiversProblem(value: unknown): readonly [what: string, fix: string] | undefined {
  const name = 'runbook.waivers';
  if (!Array.isArray(value))
    return [`${name} must be a list; got ${show(value)}.`, 'Write each as "- rule: RULE" and "reason: …".'];
  for (const [index, item] of value.entries()) {
    const wrong = waiverProblem(`${name}[${index}]`, item);
    if (wrong) return wrong;
  }
  return undefined;
}

function waiverProblem(name: string, item: unknown): readonly [string, string] | undefined {
  if (!isMap(item)) return [`${name} must be a map; got ${show(item)}.`, 'Give it a rule and a reason.'];
  for (const [key, part] of Object.entries(item)) {
    if (!keys.some((known) => known === key))
      return [`${name}.${key} is not a setting.${didYouMean(key, keys)}`, `A waiver has ${allOf(keys)}.`];
    if (!isText(key, part)) return [`${name}.${key} must be text; got ${show(part)}.`, 'Put it in quotes.'];
  }
  return undefined;
}

/** Nothing, too, is for the check to tell; YAML 1.1 makes a date of 2027-01-31. */
function isText(key: string, part: unknown): boolean {
  return part === null || typeof part === 'string' || (key === 'until' && part instanceof Date);
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
