import { posix } from 'node:path';
import { compare } from '../../model/compare.js';
import { print } from '../../yaml/print.js';
import { fileOf, type TreeFile } from './tree-file.js';

const NAME = 'kustomization.yaml';

/**
 * For every folder that holds some of the files, or holds such a folder, a `kustomization.yaml` that lists them: a
 * GitOps controller or `kustomize build` can be pointed at any of them.
 */
export function kustomizationsOf(files: readonly TreeFile[]): TreeFile[] {
  const resources = new Map<string, Set<string>>();
  for (const { path } of files) list(resources, path);
  return [...resources].map(([folder, entries]) => kustomization(folder, [...entries].sort(compare)));
}

function list(resources: Map<string, Set<string>>, path: string): void {
  const folder = posix.dirname(path);
  const entries = resources.get(folder) ?? new Set();
  resources.set(folder, entries.add(posix.basename(path)));
  if (folder !== '.') list(resources, folder);
}

function kustomization(folder: string, resources: readonly string[]): TreeFile {
  const object = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources };
  const identity = 'Kustomization.kustomize.config.k8s.io/*';
  return fileOf(posix.join(folder, NAME), [{ text: print(object), identity, construct: '' }]);
}
