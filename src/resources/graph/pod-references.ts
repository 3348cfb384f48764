import { at, fieldsOf, isFields, itemsOf, textOf, type Value } from '../../kubernetes/native/blocks/read.js';
import type { JsonObject } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import { identityOf } from './kind-of.js';
import { type Container, containersOf, type PodTemplate } from './pod-template.js';
import type { Reference, Via } from './reference.js';

/** What the Pods of a template need: ConfigMaps, Secrets, claims, their ServiceAccount and their classes. */
export function podReferences(template: PodTemplate, namespace: string | undefined): Reference[] {
  const inNamespace = (kind: string, name: Value) =>
    typeof name === 'string' && name !== '' ? identityOf(kind, namespace, name) : undefined;
  return [
    ...containersOf(template).flatMap((container) => environment(container, inNamespace)),
    ...volumes(template, inNamespace),
    ...others(template, inNamespace),
  ];
}

type Naming = (kind: string, name: Value) => string | undefined;

function environment({ container, at: place }: Container, name: Naming): Reference[] {
  const single = itemsOf(container.env).flatMap((variable, index) => {
    const where = `${place}/env/${index}/valueFrom`;
    const map = at(variable, 'valueFrom', 'configMapKeyRef');
    const secret = at(variable, 'valueFrom', 'secretKeyRef');
    return [
      ...one(name, 'ConfigMap', map, 'name', 'env', `${where}/configMapKeyRef`, keysOf([map])),
      ...one(name, 'Secret', secret, 'name', 'env', `${where}/secretKeyRef`, keysOf([secret])),
    ];
  });
  const whole = itemsOf(container.envFrom).flatMap((source, index) => {
    const where = `${place}/envFrom/${index}`;
    return [
      ...one(name, 'ConfigMap', at(source, 'configMapRef'), 'name', 'envFrom', `${where}/configMapRef`),
      ...one(name, 'Secret', at(source, 'secretRef'), 'name', 'envFrom', `${where}/secretRef`),
    ];
  });
  return [...single, ...whole];
}

function volumes(template: PodTemplate, name: Naming): Reference[] {
  return itemsOf(template.spec.volumes).flatMap((volume, index) => {
    if (!isFields(volume)) return [];
    const where = `${template.at}/spec/volumes/${index}`;
    const via = mountedAs(template, textOf(volume.name));
    const projected = itemsOf(at(volume, 'projected', 'sources')).flatMap((source, item) =>
      files(fieldsOf(source), `${where}/projected/sources/${item}`, via, name, 'name'),
    );
    return [
      ...files(volume, where, via, name, 'secretName'),
      ...projected,
      ...one(
        name,
        'PersistentVolumeClaim',
        volume.persistentVolumeClaim,
        'claimName',
        'claim',
        `${where}/persistentVolumeClaim`,
      ),
    ];
  });
}

/** A volume of a ConfigMap or Secret; only there has the name of a Secret a field of its own. */
function files(source: JsonObject, where: Pointer, via: Via, name: Naming, secretName: string): Reference[] {
  const { configMap, secret } = source;
  return [
    ...one(name, 'ConfigMap', configMap, 'name', via, `${where}/configMap`, itemKeys(configMap)),
    ...one(name, 'Secret', secret, secretName, via, `${where}/secret`, itemKeys(secret)),
  ];
}

/** A single mount by `subPath` is enough for a container that never sees a change. */
function mountedAs(template: PodTemplate, volume: string): Via {
  const mounts = containersOf(template).flatMap(({ container }) => itemsOf(container.volumeMounts));
  const own = mounts.filter((mount) => at(mount, 'name') === volume);
  return own.some((mount) => at(mount, 'subPath') ?? at(mount, 'subPathExpr')) ? 'subPath' : 'volume';
}

function others(template: PodTemplate, name: Naming): Reference[] {
  const { spec } = template;
  const where = `${template.at}/spec`;
  const { serviceAccountName, priorityClassName, runtimeClassName } = spec;
  const secrets = itemsOf(spec.imagePullSecrets).flatMap((secret, index) =>
    one(name, 'Secret', secret, 'name', 'imagePullSecret', `${where}/imagePullSecrets/${index}`),
  );
  const found: (Reference | undefined)[] = [
    reference(name('ServiceAccount', serviceAccountName), 'serviceAccount', `${where}/serviceAccountName`),
    reference(
      clusterWide('PriorityClass.scheduling.k8s.io', priorityClassName),
      'priorityClass',
      `${where}/priorityClassName`,
    ),
    reference(
      clusterWide('RuntimeClass.node.k8s.io', runtimeClassName),
      'runtimeClass',
      `${where}/runtimeClassName`,
    ),
  ];
  return [...secrets, ...found.filter((it) => it !== undefined)];
}

function one(
  name: Naming,
  kind: string,
  source: Value,
  field: string,
  via: Via,
  where: Pointer,
  keys?: readonly string[],
): Reference[] {
  const to = name(kind, at(source, field));
  if (to === undefined) return [];
  const optional = at(source, 'optional') === true;
  return [{ to, via, at: `${where}/${field}`, ...(keys?.length && { keys }), ...(optional && { optional }) }];
}

function reference(to: string | undefined, via: Via, where: Pointer): Reference | undefined {
  return to === undefined ? undefined : { to, via, at: where };
}

function clusterWide(kind: string, name: Value): string | undefined {
  return typeof name === 'string' && name !== '' ? identityOf(kind, undefined, name) : undefined;
}

function keysOf(sources: readonly Value[]): string[] {
  return sources.map((source) => textOf(at(source, 'key'))).filter((key) => key !== '');
}

function itemKeys(source: Value): string[] {
  return keysOf(itemsOf(at(source, 'items')));
}
