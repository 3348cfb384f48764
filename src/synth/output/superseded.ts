import { createRequire } from 'node:module';
import { identity, type KubernetesObject } from '../../model/manifest.js';
import type { TreeFile } from '../files/tree-file.js';
import type { OutputFolder } from './output-folder.js';

/** YAML files in the folder that the tree doesn't have: another tool's, or what an earlier one left. */
export function otherYaml(folder: OutputFolder, files: readonly TreeFile[]): string[] {
  const ours = new Set(files.map(({ path }) => path));
  return [...folder.files()].filter((path) => /\.ya?ml$/.test(path) && !ours.has(path));
}

/**
 * Those of the files whose every object the tree writes elsewhere: what stock cdk8s wrote for the same app under its
 * own names. Left where they are, they would apply each object twice.
 */
export function superseded(
  folder: OutputFolder,
  paths: readonly string[],
  files: readonly TreeFile[],
): string[] {
  const made = new Set(files.flatMap(({ documents }) => documents.map((document) => document.identity)));
  return paths.filter((path) => {
    const entry = folder.entryAt(path);
    const found = entry.type === 'file' ? identitiesIn(entry.text) : [];
    return found.length > 0 && found.every((id) => id !== undefined && made.has(id));
  });
}

/** One for each document; undefined for one that is no Kubernetes object. */
function identitiesIn(text: string): (string | undefined)[] {
  // Loaded here because only an adoption needs it, and loading takes as long as writing a small tree.
  const { parseAllDocuments } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  const documents = parseAllDocuments(text, { version: '1.1', logLevel: 'silent' });
  return [...documents].map((document) => {
    const value: unknown = document.errors.length > 0 ? undefined : document.toJS();
    return isObject(value) ? identity(value) : undefined;
  });
}

function isObject(value: unknown): value is KubernetesObject {
  const { apiVersion, kind, metadata } = (value ?? {}) as Partial<KubernetesObject>;
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    typeof metadata === 'object' &&
    metadata !== null
  );
}
