import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../../src/model/compare.js';
import { identity, type KubernetesObject } from '../../src/model/manifest.js';
import { objectsOf } from '../support/documents.js';
import { program } from '../support/installation.js';
import { readByGo } from '../yaml/go-yaml.js';

/** What `kustomize build` makes of a folder, by identity and as Go reads it; throws with what it said if it refuses it. */
export function built(folder: string): KubernetesObject[] {
  const text = execFileSync(program('kustomize'), ['build', folder], { encoding: 'utf8', stdio: 'pipe' });
  const [reading] = readByGo([text]);
  if (reading?.streamRefused) throw new Error(reading.streamRefused);
  // kustomize builds nothing but objects of Kubernetes.
  return sorted((reading?.stream ?? []) as unknown as KubernetesObject[]);
}

/** The objects of all files below a folder that synth wrote, by identity. */
export function written(folder: string): KubernetesObject[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.ya?ml$/.test(name) && !/(^|\/)kustomization\.yaml$/.test(name));
  return sorted(files.flatMap((file) => objectsOf(readFileSync(join(folder, file), 'utf8'))));
}

/** Every folder that has a kustomization, the uppermost first. */
export function kustomizations(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort(compare);
  const found = names.filter((name) => /(^|\/)kustomization\.yaml$/.test(name));
  return found.map((name) => join(folder, name, '..')).sort((a, b) => a.length - b.length);
}

function sorted(objects: readonly KubernetesObject[]): KubernetesObject[] {
  return objects.toSorted((a, b) => compare(identity(a), identity(b)));
}
