import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { KubernetesObject } from '../../../src/model/manifest.js';

const folder = new URL('./fixtures/', import.meta.url).pathname;

/** A manifest that a rule is about. */
export interface Fixture {
  /** `port-out-of-range/bad-service.yaml`. */
  readonly file: string;
  readonly rule: string;
  readonly isBad: boolean;
  readonly object: KubernetesObject;
  /** Where a bad one is bad: of the comment `# at:`. */
  readonly at: string;
  /** The server's own name for that place, where it is another one: of `# server:`; `takes it` where it says nothing. */
  readonly server: string | undefined;
  /** A dry run would not find it: of `# sent: for good`. */
  readonly isSentForGood: boolean;
}

/** The folders, each named as its rule. */
export function ruleFolders(): string[] {
  return readdirSync(folder).sort();
}

/** Every fixture, by its file's name. */
export function fixtures(): Fixture[] {
  return ruleFolders().flatMap((rule) =>
    readdirSync(join(folder, rule))
      .sort()
      .map((name) => read(rule, name)),
  );
}

function read(rule: string, name: string): Fixture {
  const text = readFileSync(join(folder, rule, name), 'utf8');
  const comment = (key: string) => new RegExp(`^# ${key}: ?(.*)$`, 'm').exec(text)?.[1];
  return {
    file: `${rule}/${name}`,
    rule,
    isBad: name.startsWith('bad-'),
    // Fixtures are objects of Kubernetes.
    object: expanded(parse(text), Number(comment('expand') ?? 1)) as KubernetesObject,
    at: comment('at') ?? '',
    server: comment('server'),
    isSentForGood: comment('sent') === 'for good',
  };
}

/** The value of every key `big` repeated: what is too large is not kept in files. */
function expanded(value: unknown, times: number): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, it]) => [
      key,
      key === 'big' && typeof it === 'string' ? it.repeat(times) : expanded(it, times),
    ]),
  );
}
