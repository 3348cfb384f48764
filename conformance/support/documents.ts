import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../src/model/manifest.js';

const project = new URL('../../', import.meta.url).pathname;

/** A file of YAML that the project has committed, and its objects in their order. */
export interface Documents {
  /** Relative to the project's folder. */
  readonly file: string;
  readonly objects: readonly KubernetesObject[];
}

/** Everything in `dist/`. */
export function committedOutput(): Documents[] {
  return documentsOf(filesBelow('dist', '.k8s.yaml'));
}

/** Every snapshot of a construct's manifests. */
export function snapshots(): Documents[] {
  return documentsOf(filesBelow('test/systems', '.snap.yaml'));
}

function filesBelow(folder: string, suffix: string): string[] {
  const names = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => join(folder, name));
}

function documentsOf(files: readonly string[]): Documents[] {
  return files.map((file) => ({ file, objects: objectsOf(readFileSync(join(project, file), 'utf8')) }));
}

/** The objects of a text; a document of nothing but comments is none. Throws where the text is not YAML. */
export function objectsOf(text: string): KubernetesObject[] {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error) throw error;
  // What is not an object of Kubernetes has no kind, and is a comment.
  return documents.map((document) => document.toJS() as KubernetesObject).filter((object) => object?.kind);
}
