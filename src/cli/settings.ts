import { show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';
import { type WaiverSettings, waiversProblem } from './waiver-settings.js';

/** Our own settings, under `runbook:` of `cdk8s.yaml`. */
export interface Settings {
  readonly kustomization?: boolean;
  readonly fileNames?: 'runbook' | 'stock';
  /** The minor releases that are checked against, separated by commas: `1.27,1.37`. */
  readonly kubernetes?: string;
  /** Files and folders with CRDs. */
  readonly schemas?: readonly string[];
  /** What somebody has decided to live with. */
  readonly waivers?: WaiverSettings;
}

/** What each setting may be, and whether a value is that. */
const settings: Readonly<
  Record<keyof Settings, readonly [expected: string, test: (value: unknown) => boolean]>
> = {
  kustomization: ['true or false', (value) => typeof value === 'boolean'],
  fileNames: ['"runbook" or "stock"', (value) => value === 'runbook' || value === 'stock'],
  kubernetes: [
    'releases in quotes, such as "1.37" or "1.27,1.37", or files of runbook facts',
    (value) => typeof value === 'string' && value.trim() !== '',
  ],
  schemas: [
    'a list of paths',
    (value) => Array.isArray(value) && value.every((path) => typeof path === 'string'),
  ],
  waivers: ['a list of waivers', (value) => waiversProblem(value) === undefined],
};

/** What is wrong with the settings, and what to do; undefined where nothing is. */
export function settingsProblem(
  given: Readonly<Record<string, unknown>>,
): readonly [what: string, fix: string] | undefined {
  for (const [key, value] of Object.entries(given)) {
    const wrong = settingProblem(key, value);
    if (wrong) return wrong;
  }
  return undefined;
}

function settingProblem(key: string, value: unknown): readonly [string, string] | undefined {
  const known = Object.keys(settings);
  // Whether it is one is asked before it is used.
  const setting = Object.hasOwn(settings, key) ? settings[key as keyof Settings] : undefined;
  if (!setting) {
    const what = `runbook.${key} is not a setting.${didYouMean(key, known)}`;
    return [what, `The settings are ${known.join(', ')}.`];
  }
  const wrong = key === 'waivers' ? waiversProblem(value) : undefined;
  if (wrong) return wrong;
  const [expected, isFine] = setting;
  if (isFine(value)) return undefined;
  return [`runbook.${key} must be ${expected}; got ${show(value)}.`, 'Change it.'];
}
