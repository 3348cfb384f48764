import { createRequire } from 'node:module';
import { identity } from '../../model/manifest.js';
import { isObject } from '../assemble/kubernetes-object.js';
import type { Tree, TreeFile } from '../files/tree-file.js';
import type { OutputFolder } from './output-folder.js';

/** Files in the folder that end like the tree's and that it doesn't have: another tool's, or an earlier run's. */
export function otherYaml(folder: OutputFolder, { files, extensions }: Tree): string[] {
  const ours = new Set(files.map(({ path }) => path));
  const isLike = (path: string) =>
    extensions.some((extension) => extension !== '' && path.endsWith(extension));
  return [...folder.files()].filter((path) => isLike(path) && !ours.has(path));
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
