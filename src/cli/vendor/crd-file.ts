import { fieldsOf, isFields } from '../../kubernetes/native/blocks/read.js';
import type { JsonObject, KubernetesObject } from '../../model/manifest.js';
import { digest } from '../../synth/files/digest.js';
import { print } from '../../yaml/print.js';

const madeBy = '# Vendored by runbook vendor crds from ';

/** The text of a vendored CRD: where it comes from, a digest that tells later whether it was edited, and the CRD itself. */
export function crdFileText(crd: KubernetesObject, from: string): string {
  const body = print(withoutServersPart(crd));
  return `${madeBy}${from.replace(/\s+/g, ' ')}\n# Changes here are lost; digest ${digest(body)}\n${body}`;
}

/** Whose a file is, by its text: `vendored`; `edited` since; or somebody `else`'s. */
export function ownerOf(text: string): 'vendored' | 'edited' | 'else' {
  const normal = text.replaceAll('\r\n', '\n');
  const [, told, body = ''] =
    /^[^\n]*\n# Changes here are lost; digest ([0-9a-f]+)\n(.*)$/s.exec(normal) ?? [];
  if (!normal.startsWith(madeBy)) return 'else';
  return told === digest(body) ? 'vendored' : 'edited';
}

/** What a server, or kubectl, has written into an object that it holds. */
const kept = ['name', 'labels', 'annotations'];
const applied = 'kubectl.kubernetes.io/last-applied-configuration';

function withoutServersPart({ apiVersion, kind, metadata, spec }: KubernetesObject): JsonObject {
  const entries = kept.map((field) => [
    field,
    field === 'annotations' ? own(fieldsOf(metadata[field])) : metadata[field],
  ]);
  const present = entries.filter(([, value]) => value !== undefined && value !== null);
  return { apiVersion, kind, metadata: Object.fromEntries(present), spec: isFields(spec) ? spec : {} };
}

function own(annotations: JsonObject): JsonObject | undefined {
  const entries = Object.entries(annotations).filter(([name]) => name !== applied);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
