import type { JsonObject, JsonValue, KubernetesObject } from '../../model/manifest.js';
import { isEncrypted, isSopsEncrypted } from '../../model/masked.js';
import { child } from '../../model/pointer.js';
import { labelsOfTemplate } from './default-facts.js';
import { type Exact, filledNode, leaf, type Node, nodeOf, nodeOfFields } from './node.js';
import { type Shape, shapeOfMetadata } from './shape.js';

/** What the server writes, or what makes the object itself rather than what it is like. */
const ownedByServer: ReadonlySet<string> = new Set([
  ...['name', 'namespace', 'generateName', 'managedFields', 'resourceVersion', 'uid', 'generation'],
  ...['selfLink', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'],
]);
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
const root = { at: '', name: '', implied: false };

/** A whole object as it is compared: without its identity, its status, and what the server writes into metadata. */
export function objectNode(object: KubernetesObject, shape: Shape, exact?: Exact): Node {
  const isSecret = object.kind === 'Secret' && !object.apiVersion.includes('/');
  const isEncrypted = isSopsEncrypted(object);
  const isLive = typeof object.metadata?.uid === 'string';
  const without = new Set(['kind', 'metadata', 'status']);
  const instead = new Map([['metadata', metadataNode(object, isLive)]]);
  if (isEncrypted) without.add('sops');
  if (isSecret && !isEncrypted) {
    for (const field of ['data', 'stringData']) without.add(field);
    const data = secretData(object);
    if (data) instead.set('data', data);
  }
  const node = nodeOf(object, shape, { ...root, exact, isLive }, { without, instead });
  return isEncrypted ? withEncryption(node, object) : node;
}

function metadataNode(object: KubernetesObject, isLive: boolean): Node {
  const { metadata } = object;
  const { annotations } = metadata;
  const kept = isMap(annotations) && Object.hasOwn(annotations, lastApplied) ? cleaned(metadata) : metadata;
  const shape = shapeOfMetadata();
  const place = { at: '/metadata', name: 'metadata', implied: false, isLive };
  const node = nodeOf(kept, shape, place, { without: ownedByServer });
  const labels = impliedLabels(object, node.fields?.has('labels') === true);
  if (!labels) return { ...node, implied: false };
  const below = { ...place, at: '/metadata/labels', name: 'labels' };
  const filled = filledNode(node.fields?.get('labels'), labels, shape.field('labels'), below);
  return filled ? nodeOfFields(node.raw, new Map([...(node.fields ?? []), ['labels', filled]]), place) : node;
}

/** What the server writes into the labels of some kinds. */
function impliedLabels({ apiVersion, kind, metadata, spec }: KubernetesObject, hasOwn: boolean) {
  const { name } = metadata;
  if (apiVersion === 'v1' && kind === 'Namespace')
    return typeof name === 'string' ? { 'kubernetes.io/metadata.name': name } : undefined;
  const isOfTemplate =
    `${apiVersion}/${kind}` === 'batch/v1/Job' || `${apiVersion}/${kind}` === 'v1/ReplicationController';
  return isOfTemplate && !hasOwn && isMap(spec) ? labelsOfTemplate(spec.template) : undefined;
}

function cleaned(metadata: JsonObject): JsonObject {
  // The caller has looked.
  const { [lastApplied]: _, ...annotations } = metadata.annotations as JsonObject;
  return { ...metadata, annotations };
}

/** `data`, with what `stringData` writes over it. Undefined where there is neither. */
function secretData({ data, stringData }: JsonObject): Node | undefined {
  const fields = new Map<string, Node>();
  for (const [key, value] of entries(data)) fields.set(key, secretLeaf('/data', key, value, value));
  for (const [key, value] of entries(stringData)) {
    const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8').toString('base64') : value;
    fields.set(key, secretLeaf('/stringData', key, value, bytes));
  }
  const whole = [data ?? null, stringData ?? null];
  if (whole.some((map) => map !== null && !isMap(map)))
    return leaf(whole, JSON.stringify(whole), { at: '/data', name: 'data', implied: false });
  if (fields.size === 0) return undefined;
  // Where both are, the pointer of the whole is that of the one that is merged into.
  const at = isMap(data) ? '/data' : '/stringData';
  return nodeOfFields((isMap(data) ? data : stringData) ?? null, fields, {
    at,
    name: 'data',
    implied: false,
  });
}

function secretLeaf(parent: string, key: string, raw: JsonValue, bytes: JsonValue): Node {
  const text = typeof bytes === 'string' ? bytes.replace(/[\r\n]/g, '') : bytes;
  return leaf(raw, JSON.stringify(text), { at: child(parent, key), name: key, implied: false });
}

/** What is encrypted is new at each encryption: it is told as one thing, whether anything in it has changed or not. */
function withEncryption(node: Node, object: JsonObject): Node {
  const opened = withoutEncrypted(node);
  const fields = new Map(opened.fields);
  const { sops } = object;
  const place = { at: '/sops', name: 'sops', implied: false };
  const values = encryptedIn(node);
  fields.set(
    'sops',
    leaf(sops ?? null, JSON.stringify([values, isMap(sops) ? (sops.mac ?? null) : null]), place),
  );
  return nodeOfFields(object, fields, root);
}

function withoutEncrypted(node: Node): Node {
  if (isEncrypted(node.raw)) return { ...node, key: 'encrypted' };
  const place = { at: node.at, name: node.name, implied: node.implied };
  if (node.fields) {
    return nodeOfFields(
      node.raw,
      new Map([...node.fields].map(([key, field]) => [key, withoutEncrypted(field)])),
      place,
    );
  }
  if (!node.list) return node;
  const items = node.list.items.map(withoutEncrypted);
  return { ...node, list: { ...node.list, items }, key: `[${items.map(({ key }) => key).join()}]` };
}

function encryptedIn(node: Node): JsonValue[] {
  if (isEncrypted(node.raw)) return [node.raw];
  const parts = node.fields ? [...node.fields.values()] : (node.list?.items ?? []);
  return parts.flatMap(encryptedIn);
}

function entries(map: JsonValue | undefined): [string, JsonValue][] {
  if (!isMap(map)) return [];
  // A loaded object has no undefined fields; null stands for nothing in the maps of a Secret.
  return Object.entries(map).filter(([, value]) => value !== null) as [string, JsonValue][];
}

function isMap(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
