import { lstatSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { problem, UserError } from '../model/errors.js';
import { show } from '../model/show.js';
import { readFlat } from './flat-yaml.js';
import { type Settings, settingsProblem } from './settings.js';
import { decoded } from './sources/decoded.js';
import { reading } from './sources/unread-file.js';

/** Where a project says what it wants. */
export const FILE = 'cdk8s.yaml';

/** What we read of a project's `cdk8s.yaml`; everything else in it is stock cdk8s's. */
export interface Config {
  /** The shell command that runs the app. */
  readonly app?: string;
  /** The output folder. */
  readonly output?: string;
  /** Whether stock cdk8s is to write a Helm chart: `synthConfig.format`. */
  readonly isHelm?: boolean;
  /** The validations that the stock `cdk8s synth` runs, as a person knows them; ours is none of them. */
  readonly validations?: readonly string[];
  readonly runbook: Settings;
}

/**
 * The project's configuration.
 *
 * @throws UserError `CONFIG_MISSING`, or `CONFIG_INVALID` with the line or the value
 */
export function readConfig(folder: string): Config {
  const file = join(folder, FILE);
  if (!isThere(file)) throw new UserError(problem('CONFIG_MISSING', [folder]));
  const stat = reading(FILE, () => statSync(file, { throwIfNoEntry: false }));
  if (!stat?.isFile()) throw invalid('is not a file.', 'Put the configuration there, as a file.');
  const text = reading(FILE, () => decoded(readFileSync(file)));
  const config = parse(text);
  return {
    ...pickText(config, 'app'),
    ...pickText(config, 'output'),
    isHelm: isMap(config.synthConfig) && config.synthConfig.format === 'helm',
    validations: otherValidations(config.validations),
    runbook: readSettings(config.runbook, text),
  };
}

/** As `readConfig`; where there is no `cdk8s.yaml` there are no settings. */
export function readOptionalConfig(folder: string): Config {
  return isThere(join(folder, FILE)) ? readConfig(folder) : { runbook: {} };
}

/** A link to nowhere is there: settings that it was to lead to are not passed over. */
function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** A list of them, or the name of a file with one. */
function otherValidations(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return all
    .filter(isMap)
    .filter(({ class: name }) => name !== 'RunbookValidation')
    .map(({ class: name, package: from }) => String(name ?? from ?? 'one without a class'));
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
  const wrong = settingsProblem(given);
  if (wrong) throw invalid(...wrong);
  // Each key and value has just been looked at; the waivers are still as they are written.
  const { waivers, ...rest } = given as Settings;
  // `waiversProblem` has seen that it is a list of maps.
  return waivers ? { ...rest, waivers: { list: waivers as unknown as readonly object[], text } } : rest;
}

function asMap(value: unknown, otherwise: string): Record<string, unknown> {
  if (isMap(value)) return value;
  throw invalid(otherwise, 'Write keys and values, such as "app: npx tsx main.ts".');
}

/** A map from YAML has text for keys. */
function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(why: string, fix: string): UserError {
  return new UserError(problem('CONFIG_INVALID', [FILE, why, fix]));
}
