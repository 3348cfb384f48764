import { since } from '../blocks/limits.js';
import { defineNativeRules } from '../native-rules.js';
import { merged } from '../tables.js';
import { controllerSpec, labelAdvised } from './controller.js';

/** A ReplicaSet. */
export const replicaSet = defineNativeRules({
  group: 'apps',
  kind: 'ReplicaSet',
  at: merged(
    { '/metadata': since(27, labelAdvised) },
    controllerSpec({ ofSelector: 'deployment', ofDeadline: 'ReplicaSet' }),
  ),
});
