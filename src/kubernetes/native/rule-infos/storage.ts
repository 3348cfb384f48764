import { refused } from './rule-info.js';

/** Persistent volumes and claims. */

export const accessModesConflict = refused(
  'access-modes-conflict',
  'One pod alone, and others too: both cannot be.',
  'Use ReadWriteOncePod alone, or leave it out.',
);

export const capacityMissing = refused(
  'storage-capacity',
  'A volume is found by the storage that it has, and a claim by what it needs.',
  'Set storage to an amount above zero: capacity of a volume, resources.requests of a claim.',
);

export const dataSourceInvalid = refused(
  'data-source-invalid',
  'Without an apiGroup the source can only be another claim, and both spellings of it must agree.',
  'Set apiGroup (snapshot.storage.k8s.io of a VolumeSnapshot), or kind: PersistentVolumeClaim.',
);

export const localVolumeWithoutNode = refused(
  'local-volume-without-node',
  'A local disk is on one node, and pods that use it must go there.',
  'Set nodeAffinity.required to the node that has the disk.',
);
