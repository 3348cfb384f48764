import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { problem, UserError } from '../model/errors.js';
import { show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';
import { attempt } from '../synth/output/output-folder.js';
import { readFlat } from './flat-yaml.js';
import { type WaiverSettings, waiversProblem } from './waiver-settings.js';

/** Where a project says what it wants. */
export const FILE = 'cdk8s.yaml';

/** What we read of a project's `cdk8s.yaml`; everything else in it is stock cdk8s's. */
export interface Config {
  /** The shell command that runs the app. */
  readonly app?: string;
  /** The output folder. */
  readonly output?: string;
  readonly runbook: Settings;
}

/** Our own settings, under `runbook:`. */
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
    (value) => typeof value === 'string',
  ],
  schemas: [
    'a list of paths',
    (value) => Array.isArray(value) && value.every((path) => typeof path === 'string'),
  ],
  waivers: ['a list of waivers', (value) => waiversProblem(value) === undefined],
};

/**
 * The project's configuration.
 *
 * @throws UserError `CONFIG_MISSING`, or `CONFIG_INVALID` with the line or the value
 */
export function readConfig(folder: string): Config {
  const file = join(folder, FILE);
  if (!existsSync(file)) throw new UserError(problem('CONFIG_MISSING', [folder]));
  if (!statSync(file).isFile()) throw invalid('is not a file.', 'Put the configuration there, as a file.');
  const text = attempt(file, () => readFileSync(file, 'utf8'));
  const config = parse(text);
  refuseHelm(config.synthConfig);
  return {
    ...pickText(config, 'app'),
    ...pickText(config, 'output'),
    runbook: readSettings(config.runbook, text),
  };
}

/** As `readConfig`; where there is no `cdk8s.yaml` there are no settings. */
export function readOptionalConfig(folder: string): Config {
  return existsSync(join(folder, FILE)) ? readConfig(folder) : { runbook: {} };
}

/** Stock cdk8s can write a Helm chart instead; writing plain files there would pass for one. */
function refuseHelm(synthConfig: unknown): void {
  const isHelm =
    typeof synthConfig === 'object' && synthConfig !== null && Reflect.get(synthConfig, 'format') === 'helm';
  if (!isHelm) return;
  throw invalid(
    'synthConfig.format is "helm", and runbook synth writes plain manifests.',
    'Leave synthConfig out, or use cdk8s synth.',
  );
}

function parse(text: string): Record<string, unknown> {
  const flat = readFlat(text);
  if (flat) return flat;
  const { parseDocument } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  const document = parseDocument(text, { version: '1.1' });
  const [error] = document.errors;
  if (error) {
    const why = error.message.split('\n')[0]?.replace(/:$/, '.') ?? 'is not YAML.';
    throw invalid(why, 'Mend the YAML at that line.');
  }
  const config = toValue(document);
  return asMap(config ?? {}, `it must be a map; got ${show(config)}.`);
}

function toValue(document: { toJS(): unknown }): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // An alias without its anchor, or one of too many.
    throw invalid(`${error instanceof Error ? error.message : String(error)}.`, 'Mend the YAML.');
  }
}

function pickText(config: Record<string, unknown>, key: 'app' | 'output'): { [key: string]: string } {
  const value = config[key];
  if (value === undefined) return {};
  if (typeof value !== 'string' || value.trim() === '') {
    throw invalid(
      `${key} must be text; got ${show(value)}.`,
      key === 'app' ? 'Write the command that runs the app.' : 'Write the path of a folder.',
    );
  }
  return { [key]: value };
}

function readSettings(value: unknown, text: string): Settings {
  const given = asMap(value ?? {}, `runbook must be a map; got ${show(value)}.`);
  for (const [key, setting] of Object.entries(given)) {
    const known = Object.keys(settings);
    const [expected, isFine] = (Object.hasOwn(settings, key) && settings[key as keyof Settings]) || [];
    if (!expected || !isFine)
      throw invalid(
        `runbook.${key} is not a setting.${didYouMean(key, known)}`,
        `The settings are ${known.join(', ')}.`,
      );
    const wrong = key === 'waivers' ? waiversProblem(setting) : undefined;
    if (wrong) throw invalid(...wrong);
    if (!isFine(setting))
      throw invalid(`runbook.${key} must be ${expected}; got ${show(setting)}.`, 'Change it.');
  }
  // Each key and value has just been looked at; the waivers are still as they are written.
  const { waivers, ...rest } = given as Settings;
  // `waiversProblem` has seen that it is a list of maps.
  return waivers ? { ...rest, waivers: { list: waivers as unknown as readonly object[], text } } : rest;
}

function asMap(value: unknown, otherwise: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(otherwise, 'Write keys and values, such as "app: npx tsx main.ts".');
  }
  // A map from YAML has text for keys.
  return value as Record<string, unknown>;
}

function invalid(why: string, fix: string): UserError {
  return new UserError(problem('CONFIG_INVALID', [FILE, why, fix]));
}
