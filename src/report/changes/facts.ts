import type { JsonObject, JsonValue, KubernetesObject } from '../../model/manifest.js';

/** More of a sort than this say less. */
const MOST = 3;

/** Where the kinds that run Pods have the spec of these. */
const podSpecs = [
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ['spec'],
];

/** What tells most of an object in a few words: `image nginx:1.27`, `replicas 3`, `ports 80/TCP`. Nothing secret. */
export function factsOf(object: KubernetesObject): readonly string[] {
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['replicas', texts([at(object, 'spec', 'replicas')])],
    ['schedule', texts([at(object, 'spec', 'schedule')])],
    ['image', imagesOf(object)],
    ['type', object.kind === 'Service' ? texts([at(object, 'spec', 'type')]) : []],
    ['ports', object.kind === 'Service' ? portsOf(object) : []],
    ['host', object.kind === 'Ingress' ? texts(fieldOf(at(object, 'spec', 'rules'), 'host')) : []],
    ['storage', texts([at(object, 'spec', 'resources', 'requests', 'storage')])],
    ['keys', keysOf(object)],
  ];
  return facts.filter(([, values]) => values.length > 0).map(([name, values]) => `${name} ${few(values)}`);
}

function imagesOf(object: KubernetesObject): readonly string[] {
  const containers = podSpecs.map((path) => at(object, ...path, 'containers')).find(Array.isArray);
  return texts(fieldOf(containers, 'image'));
}

function portsOf(object: KubernetesObject): readonly string[] {
  return items(at(object, 'spec', 'ports')).flatMap((port) => {
    const [number] = texts([at(port, 'port')]);
    const [protocol = 'TCP'] = texts([at(port, 'protocol')]);
    return number === undefined ? [] : [`${number}/${protocol}`];
  });
}

/** Names alone: the values may be long, and those of a Secret are nobody's business. */
function keysOf(object: KubernetesObject): readonly string[] {
  if (object.kind !== 'ConfigMap' && object.kind !== 'Secret') return [];
  return [object.data, object.binaryData, object.stringData].flatMap((map) =>
    isMap(map) ? Object.keys(map) : [],
  );
}

function few(values: readonly string[]): string {
  const distinct = [...new Set(values)];
  const shown = distinct.slice(0, MOST).join(', ');
  return distinct.length > MOST ? `${shown} and ${distinct.length - MOST} more` : shown;
}

function fieldOf(list: JsonValue | undefined, field: string): readonly (JsonValue | undefined)[] {
  return items(list).map((item) => at(item, field));
}

function at(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  let inner = value;
  for (const key of path) inner = isMap(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  return inner;
}

function texts(values: readonly (JsonValue | undefined)[]): readonly string[] {
  return values.filter((value) => typeof value === 'string' || typeof value === 'number').map(String);
}

function items(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function isMap(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
