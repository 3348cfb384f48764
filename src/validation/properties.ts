import { problem, UserError } from '../model/errors.js';
import type { Severity } from '../model/finding.js';
import { oneOf, show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';

/** `properties` of the validation in `cdk8s.yaml`; what they leave out is as `runbook:` there says. */
export interface RunbookValidationProperties {
  /** Minor releases, separated by commas: `1.36,1.37`. */
  readonly kubernetes?: string;
  /** Files and folders with CRDs, beside `runbook.schemas`. */
  readonly schemas?: readonly string[];
  /**
   * The least severity that makes the validation fail.
   * @default 'error'
   */
  readonly failOn?: Severity;
}

const isText = (value: unknown) => typeof value === 'string';
const severities: readonly unknown[] = ['error', 'warning', 'info'] satisfies Severity[];

const expectations: Readonly<
  Record<keyof RunbookValidationProperties, readonly [string, (value: unknown) => boolean]>
> = {
  kubernetes: ['releases in quotes, such as "1.37" or "1.36,1.37"', isText],
  schemas: ['a list of paths', (value) => Array.isArray(value) && value.every(isText)],
  failOn: [oneOf(['"error"', '"warning"', '"info"']), (value) => severities.includes(value)],
};

/**
 * What `cdk8s.yaml` says, as properties.
 *
 * @throws UserError `CONFIG_INVALID` for a name that is none, or a value that cannot be
 */
export function propertiesOf(given: unknown): RunbookValidationProperties {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw invalid(`must be a map; got ${show(given)}.`, 'Write names and values, or leave it out.');
  for (const [name, value] of Object.entries(given)) refuse(name, value);
  // Each name and value has just been looked at.
  return given as RunbookValidationProperties;
}

function refuse(name: string, value: unknown): void {
  const known = Object.keys(expectations);
  // Whether it is one is asked before it is used.
  const expectation = Object.hasOwn(expectations, name)
    ? expectations[name as keyof RunbookValidationProperties]
    : undefined;
  if (!expectation)
    throw invalid(`have no ${show(name)}.${didYouMean(name, known)}`, `They are ${known.join(', ')}.`);
  const [expected, isFine] = expectation;
  if (!isFine(value)) throw invalid(`.${name} must be ${expected}; got ${show(value)}.`, 'Change it.');
}

function invalid(why: string, fix: string): UserError {
  const where = `properties of RunbookValidation${why.startsWith('.') ? '' : ' '}`;
  return new UserError(problem('CONFIG_INVALID', ['cdk8s.yaml', where + why, fix]));
}
