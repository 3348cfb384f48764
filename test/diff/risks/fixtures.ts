import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./fixtures/', import.meta.url));

/** Two sets that a rule is about. */
export interface Fixture {
  /** `selector-changed/bad-deployment`. */
  readonly name: string;
  readonly rule: string;
  /** Whether the rule has to find something. */
  readonly isBad: boolean;
  readonly base: string;
  readonly head: string;
}

/** The folders, each named as its rule. */
export function ruleFolders(): string[] {
  return readdirSync(folder).sort();
}

/** Every fixture, by its name. */
export function fixtures(): Fixture[] {
  return ruleFolders().flatMap((rule) =>
    readdirSync(join(folder, rule))
      .sort()
      .map((name) => read(rule, name)),
  );
}

function read(rule: string, name: string): Fixture {
  const text = (side: string) => readFileSync(join(folder, rule, name, `${side}.yaml`), 'utf8');
  const isBad = name.startsWith('bad');
  return { name: `${rule}/${name}`, rule, isBad, base: text('base'), head: text('head') };
}
