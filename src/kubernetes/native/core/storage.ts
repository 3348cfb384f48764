import { accessModes, ownClaimSpec, volumeMode } from '../blocks/claim.js';
import { forbidden, missing, unsupported } from '../blocks/faults.js';
import { oneOf, required, text, whole } from '../blocks/looks.js';
import { dnsSubdomain } from '../blocks/names.js';
import { at as below, fieldsOf, isSet, textOf } from '../blocks/read.js';
import { positiveAmount } from '../blocks/resources.js';
import { defineNativeRules, type Look, type LookTable } from '../native-rules.js';
import { nodeSelector } from '../pod/scheduling.js';
import { oneVolumeSource, persistentSources, sharedSources } from '../pod/volume-sources.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { volumeWithoutSource, volumeWithSources } from '../rule-infos/pod.js';
import { capacityMissing, localVolumeWithoutNode } from '../rule-infos/storage.js';
import { merged, under } from '../tables.js';

const kinds = [
  ...[
    'hostPath',
    'gcePersistentDisk',
    'awsElasticBlockStore',
    'glusterfs',
    'flocker',
    'nfs',
    'rbd',
    'quobyte',
  ],
  ...['cephfs', 'iscsi', 'cinder', 'fc', 'flexVolume', 'azureFile', 'vsphereVolume', 'photonPersistentDisk'],
  ...['portworxVolume', 'azureDisk', 'scaleIO', 'local', 'storageos', 'csi'],
];

const capacity: Look = (value, at, report) => {
  const names = Object.keys(fieldsOf(value));
  if (names.length === 0) report(missing(at, '', capacityMissing));
  else if (!names.includes('storage') || names.length > 1)
    report(unsupported(at, value, ['storage'], capacityMissing));
};

const spec: LookTable = merged(
  {
    '': [
      oneVolumeSource(kinds, volumeWithoutSource, volumeWithSources),
      whole((it, at, report) => {
        if (isSet(it.local) && !isSet(it.nodeAffinity))
          report(
            missing(`${at}/nodeAffinity`, 'Local volume requires node affinity', localVolumeWithoutNode),
          );
        const isRoot = /^\/+(\.\/*)*$/.test(textOf(below(it, 'hostPath', 'path')));
        if (isRoot && it.persistentVolumeReclaimPolicy === 'Recycle')
          report(
            forbidden(
              `${at}/persistentVolumeReclaimPolicy`,
              "may not be 'recycle' for a hostPath mount of '/'",
            ),
          );
        if (it.volumeAttributesClassName === '')
          report(missing(`${at}/volumeAttributesClassName`, 'an empty string is disallowed'));
        if (isSet(it.volumeAttributesClassName) && !isSet(it.csi))
          report(missing(`${at}/csi`, 'has to be specified when using volumeAttributesClassName'));
        if (isSet(it.nodeAffinity) && !isSet(below(it, 'nodeAffinity', 'required')))
          report(missing(`${at}/nodeAffinity/required`, 'must specify required node constraints'));
      }),
    ],
    '/accessModes': required(),
    '/capacity': capacity,
    '/capacity/*': positiveAmount,
    '/persistentVolumeReclaimPolicy': oneOf(['Delete', 'Recycle', 'Retain']),
    '/storageClassName': text(nameInvalid, dnsSubdomain),
    '/volumeAttributesClassName': text(nameInvalid, dnsSubdomain),
    '/volumeMode': volumeMode,
  },
  under('/accessModes', accessModes),
  under('/nodeAffinity/required', nodeSelector),
  sharedSources,
  persistentSources,
);

/** A PersistentVolume. */
export const persistentVolume = defineNativeRules({
  group: '',
  kind: 'PersistentVolume',
  at: merged({ '/spec': required() }, under('/spec', spec)),
});

/** A PersistentVolumeClaim. */
export const persistentVolumeClaim = defineNativeRules({
  group: '',
  kind: 'PersistentVolumeClaim',
  at: merged({ '/spec': required() }, under('/spec', ownClaimSpec)),
});
