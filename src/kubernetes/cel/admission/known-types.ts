import type { CelType } from '../types.js';
import * as types from '../types.js';

const { boolType, dynType, intType, stringType, timestampType, listOf, mapOf } = types;

/** An object of the API server's own with these fields and no others. */
export function objectWith(name: string, fields: Readonly<Record<string, CelType>>): CelType {
  return types.objectOf((field) => (Object.hasOwn(fields, field) ? fields[field] : undefined), name);
}

const texts = listOf(stringType);

const groupVersionKind = objectWith('kubernetes.GroupVersionKind', {
  group: stringType,
  version: stringType,
  kind: stringType,
});

const groupVersionResource = objectWith('kubernetes.GroupVersionResource', {
  group: stringType,
  version: stringType,
  resource: stringType,
});

const userInfo = objectWith('kubernetes.UserInfo', {
  username: stringType,
  uid: stringType,
  groups: texts,
  extra: mapOf(stringType, texts),
});

/** `request`: what a webhook is asked, without the objects, which are variables of their own. */
export const requestType = objectWith('kubernetes.AdmissionRequest', {
  kind: groupVersionKind,
  resource: groupVersionResource,
  subResource: stringType,
  requestKind: groupVersionKind,
  requestResource: groupVersionResource,
  requestSubResource: stringType,
  name: stringType,
  namespace: stringType,
  operation: stringType,
  userInfo,
  dryRun: boolType,
  options: dynType,
});

const metadata = objectWith('kubernetes.NamespaceMetadata', {
  name: stringType,
  generateName: stringType,
  namespace: stringType,
  labels: mapOf(stringType, stringType),
  annotations: mapOf(stringType, stringType),
  UID: stringType,
  creationTimestamp: timestampType,
  deletionGracePeriodSeconds: intType,
  deletionTimestamp: timestampType,
  generation: intType,
  resourceVersion: stringType,
  finalizers: texts,
});

const condition = objectWith('kubernetes.NamespaceCondition', {
  status: stringType,
  type: stringType,
  lastTransitionTime: timestampType,
  message: stringType,
  reason: stringType,
});

/** `namespaceObject`: the namespace of the request's object. */
export const namespaceType = objectWith('kubernetes.Namespace', {
  metadata,
  spec: objectWith('kubernetes.NamespaceSpec', { finalizers: texts }),
  status: objectWith('kubernetes.NamespaceStatus', {
    conditions: listOf(condition),
    phase: stringType,
  }),
});
