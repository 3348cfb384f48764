import type { NativeRules } from '../native-rules.js';
import { event, namespace, node, serviceAccount } from './cluster.js';
import { configMap, secret } from './data.js';
import { endpoints } from './endpoints.js';
import { pod, podTemplateObject } from './pod.js';
import { limitRange, resourceQuota } from './quota.js';
import { replicationController } from './replication-controller.js';
import { service } from './service.js';
import { persistentVolume, persistentVolumeClaim } from './storage.js';

/** The kinds of the core group. */
export const coreRules: readonly NativeRules[] = [
  configMap,
  endpoints,
  event,
  limitRange,
  namespace,
  node,
  persistentVolume,
  persistentVolumeClaim,
  pod,
  podTemplateObject,
  replicationController,
  resourceQuota,
  secret,
  service,
  serviceAccount,
];
