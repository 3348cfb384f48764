import { ruleGroups, ruleOf } from '../check/all-rules.js';
import type { CheckProps } from '../check/check-props.js';
import { problem, UserError } from '../model/errors.js';
import type { Finding, Severity } from '../model/finding.js';
import type { KubernetesObject } from '../model/manifest.js';
import type { Pointer } from '../model/pointer.js';
import { allOf, show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';
import { type Checked, checkedBy } from './checked.js';

/** What manifests are checked against. */
export interface AgainstOptions extends Pick<CheckProps, 'kubernetes'> {
  /**
   * CustomResourceDefinitions, as objects or as a YAML text; those of the same app are known without.
   * @default none
   */
  readonly definitions?: readonly KubernetesObject[] | string | undefined;
}

/** What `toPassCheck` can be told. */
export interface PassOptions extends AgainstOptions {
  /**
   * The least severity that does not pass: `warning` refuses kinds that nobody knows, too.
   * @default 'error'
   */
  readonly failOn?: Severity | undefined;
}

/** What `toHaveFinding` can be told. */
export interface FindingOptions extends AgainstOptions {
  /** Where in the object: `/spec/ports/0/port`. Default: anywhere. */
  readonly at?: Pointer | RegExp | undefined;
  /** Which object, as findings name it: `Service/prod/web`. Default: any. */
  readonly object?: string | RegExp | undefined;
}

/** The matchers as `expect(…)` has them, for whoever augments the types of another test runner. */
export interface RunbookMatchers<R = void> {
  /** Whether the API server would take all of these manifests: what `runbook check` tells, as a test. */
  toPassCheck(options?: PassOptions): R;
  /** Whether a rule of `runbook check` finds something in them: a test of what must be refused. */
  toHaveFinding(rule: string, options?: FindingOptions): R;
}

interface Result {
  readonly pass: boolean;
  readonly message: () => string;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * For `expect.extend(matchers)`, in vitest and jest. They take an App, a Chart or any other construct, one object, a list of
 * objects, or a YAML text.
 */
export const matchers = {
  toPassCheck(received: unknown, options: PassOptions = {}): Result {
    refuseOptions(options, ['kubernetes', 'definitions', 'failOn']);
    const { failOn = 'error', ...against } = options;
    const limit = severities.indexOf(failOn);
    if (limit < 0)
      throw invalid(`failOn must be error, warning or info; got ${show(failOn)}.`, 'Choose one.');
    const checked = checkedBy(received, against);
    const bad = checked.findings.filter(({ severity }) => severities.indexOf(severity) <= limit);
    return {
      pass: bad.length === 0,
      message: () => `expected the check ${bad.length > 0 ? 'to pass' : 'not to pass'}:\n\n${checked.text()}`,
    };
  },

  toHaveFinding(received: unknown, rule: string, options: FindingOptions = {}): Result {
    refuseUnknown(rule);
    refuseOptions(options, ['kubernetes', 'definitions', 'at', 'object']);
    const { at, object, ...against } = options;
    const checked = checkedBy(received, against);
    const isMeant = (found: Finding) =>
      found.rule === rule && fits(found.at, at) && fits(found.object, object);
    const found = checked.findings.filter(isMeant);
    const meant = [rule, at && `at ${at}`, object && `in ${object}`].filter(Boolean).join(' ');
    return { pass: found.length > 0, message: () => told(meant, found, checked) };
  },
};

function told(meant: string, found: readonly Finding[], checked: Checked): string {
  return found.length > 0
    ? `expected no finding ${meant}:\n\n${checked.text(found)}`
    : `expected a finding ${meant}, but these are all:\n\n${checked.text()}`;
}

function fits(text: string, wanted: string | RegExp | undefined): boolean {
  return wanted === undefined || (typeof wanted === 'string' ? wanted === text : text.search(wanted) >= 0);
}

/** A name that no rule has is found nowhere, and a `.not` of it would always pass. */
function refuseUnknown(rule: string): void {
  if (ruleOf(rule)) return;
  const known = ruleGroups.flatMap(({ rules }) => rules.map(({ id }) => id));
  throw invalid(`${show(rule)} is not a rule.${didYouMean(String(rule), known)}`, 'See docs/rules.md.');
}

/** An option that is passed over would let a test pass that looks at something else than it says. */
function refuseOptions(options: object, known: readonly string[]): void {
  const strange = Object.keys(options).find((name) => !known.includes(name));
  if (strange === undefined) return;
  const what = `There is no option ${show(strange)}.${didYouMean(strange, known)}`;
  throw invalid(what, `The options are ${allOf(known)}.`);
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
