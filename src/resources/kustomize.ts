import type { JsonObject, JsonValue, KubernetesObject } from '../model/manifest.js';
import { loadDocuments } from '../yaml/load/load.js';

/** A text of manifests and its name. */
export interface Source {
  /** The file, or `<stdin>`. */
  readonly file: string;
  readonly text: string;
  /**
   * Its place in the set that it belongs to, where that has a root of its own: `dns.yaml` of `old/dns.yaml` and `new/dns.yaml`.
   * Default: `file`. Tells whether an object has moved.
   */
  readonly place?: string | undefined;
}

const ownFile = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;

/** kustomize's own kinds, which no API server has. */
export function isKustomization({ apiVersion, kind }: KubernetesObject): boolean {
  if (typeof apiVersion !== 'string') return false;
  return (
    apiVersion.startsWith('kustomize.config.k8s.io/') && (kind === 'Kustomization' || kind === 'Component')
  );
}

/** What a folder of kustomize has beside its resources: its own files, and the patches that they name. */
export function beside(sources: readonly Source[]): ReadonlySet<string> {
  const own = sources.filter(({ file }) => ownFile.test(file));
  const patches = own.flatMap(({ file, text }) => {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    return patchesIn(text).map((path) => normal(folder + path));
  });
  return new Set([...own.map(({ file }) => file), ...patches]);
}

function patchesIn(text: string): string[] {
  const value = loadDocuments(text)[0]?.value;
  if (!isMap(value)) return [];
  const { patches, patchesStrategicMerge, patchesJson6902 } = value;
  const listed = [...list(patches), ...list(patchesJson6902)].map((patch) => isMap(patch) && patch.path);
  return [...listed, ...list(patchesStrategicMerge)].filter((path) => typeof path === 'string');
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function isMap(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `a/../b/./c` as `b/c`. */
function normal(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
