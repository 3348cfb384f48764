import { at, isFields, itemsOf, textOf, type Value } from '../../kubernetes/native/blocks/read.js';
import { apiGroup, type KubernetesObject } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import { identityOf, kindOf } from './kind-of.js';
import { podReferences } from './pod-references.js';
import { podTemplateOf } from './pod-template.js';
import type { Reference, Via } from './reference.js';

/** Every other object that this one names: of built-in kinds, and of the custom ones that make Pods. */
export function referencesOf(object: KubernetesObject): readonly Reference[] {
  const template = podTemplateOf(object);
  const kind = kindOf(object);
  const own = Object.hasOwn(byKind, kind) ? byKind[kind]?.(object) : undefined;
  const pods = template ? podReferences(template, namespaceOf(object)) : [];
  return own ? [...pods, ...own] : pods;
}

/** Its namespace as it is written; `undefined` where it is not. */
export function namespaceOf(object: KubernetesObject): string | undefined {
  const { namespace } = object.metadata ?? {};
  return typeof namespace === 'string' && namespace !== '' ? namespace : undefined;
}

type Finder = (object: KubernetesObject) => Reference[];

const roles = 'rbac.authorization.k8s.io';

const byKind: Readonly<Record<string, Finder>> = {
  'StatefulSet.apps': (set) => [
    ...to('Service', namespaceOf(set), at(set, 'spec', 'serviceName'), 'service', '/spec/serviceName'),
    ...itemsOf(at(set, 'spec', 'volumeClaimTemplates')).flatMap((claim, index) =>
      storageClass(at(claim, 'spec', 'storageClassName'), `/spec/volumeClaimTemplates/${index}/spec`),
    ),
  ],
  'Ingress.networking.k8s.io': ingress,
  'HorizontalPodAutoscaler.autoscaling': (it) => scaleTarget(it, 'scaleTargetRef'),
  'ScaledObject.keda.sh': (it) => scaleTarget(it, 'scaleTargetRef'),
  'VerticalPodAutoscaler.autoscaling.k8s.io': (it) => scaleTarget(it, 'targetRef'),
  [`RoleBinding.${roles}`]: binding,
  [`ClusterRoleBinding.${roles}`]: binding,
  PersistentVolumeClaim: (claim) => [
    ...storageClass(at(claim, 'spec', 'storageClassName'), '/spec'),
    ...to('PersistentVolume', undefined, at(claim, 'spec', 'volumeName'), 'volumeName', '/spec/volumeName'),
  ],
  PersistentVolume: (volume) => storageClass(at(volume, 'spec', 'storageClassName'), '/spec'),
  ServiceAccount: (account) =>
    itemsOf(account.imagePullSecrets).flatMap((secret, index) =>
      to(
        'Secret',
        namespaceOf(account),
        at(secret, 'name'),
        'imagePullSecret',
        `/imagePullSecrets/${index}/name`,
      ),
    ),
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io': webhooks,
  'MutatingWebhookConfiguration.admissionregistration.k8s.io': webhooks,
  'APIService.apiregistration.k8s.io': (it) => service(at(it, 'spec', 'service'), '/spec/service'),
};

function ingress(object: KubernetesObject): Reference[] {
  const namespace = namespaceOf(object);
  const backend = (value: Value, where: Pointer) =>
    to('Service', namespace, at(value, 'service', 'name'), 'backend', `${where}/service/name`);
  const { spec } = object;
  const rules = itemsOf(at(spec, 'rules')).flatMap((rule, r) =>
    itemsOf(at(rule, 'http', 'paths')).flatMap((path, p) =>
      backend(at(path, 'backend'), `/spec/rules/${r}/http/paths/${p}/backend`),
    ),
  );
  const tls = itemsOf(at(spec, 'tls')).flatMap((entry, index) =>
    to('Secret', namespace, at(entry, 'secretName'), 'tls', `/spec/tls/${index}/secretName`),
  );
  const name = at(spec, 'ingressClassName');
  const ofClass = to('IngressClass.networking.k8s.io', undefined, name, 'class', '/spec/ingressClassName');
  return [...rules, ...backend(at(spec, 'defaultBackend'), '/spec/defaultBackend'), ...tls, ...ofClass];
}

function scaleTarget(object: KubernetesObject, field: string): Reference[] {
  const target = at(object, 'spec', field);
  if (!isFields(target)) return [];
  const { kind = 'Deployment', apiVersion = 'apps/v1', name } = target;
  const typed = withGroup(textOf(kind), apiGroup(textOf(apiVersion)));
  return to(typed, namespaceOf(object), name, 'scaleTarget', `/spec/${field}/name`);
}

function binding(object: KubernetesObject): Reference[] {
  const { kind, name } = { kind: at(object, 'roleRef', 'kind'), name: at(object, 'roleRef', 'name') };
  const namespace = kind === 'Role' ? namespaceOf(object) : undefined;
  const accounts = itemsOf(object.subjects).flatMap((subject, index) => {
    if (at(subject, 'kind') !== 'ServiceAccount') return [];
    const where = textOf(at(subject, 'namespace')) || namespaceOf(object);
    return to('ServiceAccount', where, at(subject, 'name'), 'subject', `/subjects/${index}/name`);
  });
  return [...to(`${textOf(kind)}.${roles}`, namespace, name, 'role', '/roleRef/name'), ...accounts];
}

function webhooks(object: KubernetesObject): Reference[] {
  return itemsOf(object.webhooks).flatMap((webhook, index) =>
    service(at(webhook, 'clientConfig', 'service'), `/webhooks/${index}/clientConfig/service`),
  );
}

function service(value: Value, where: Pointer): Reference[] {
  return to('Service', textOf(at(value, 'namespace')), at(value, 'name'), 'service', `${where}/name`);
}

function storageClass(name: Value, where: Pointer): Reference[] {
  return to('StorageClass.storage.k8s.io', undefined, name, 'storageClass', `${where}/storageClassName`);
}

function to(kind: string, namespace: string | undefined, name: Value, via: Via, where: Pointer): Reference[] {
  if (typeof name !== 'string' || name === '') return [];
  return [{ to: identityOf(kind, namespace, name), via, at: where }];
}

function withGroup(kind: string, group: string): string {
  return group === '' ? kind : `${kind}.${group}`;
}
