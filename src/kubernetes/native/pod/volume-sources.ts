import type { RuleInfo } from '../../../model/fault.js';
import { forbidden, invalid, missing } from '../blocks/faults.js';
import { between, oneOf, required, text } from '../blocks/looks.js';
import { dnsLabel, dnsSubdomain } from '../blocks/names.js';
import { absolutePath, descendingPath, noBacksteps, nonReservedPath } from '../blocks/paths.js';
import { isFields, isSet, itemsOf, textOf } from '../blocks/read.js';
import { amount } from '../blocks/resources.js';
import type { Look, LookTable } from '../native-rules.js';
import {
  fieldNotAllowed,
  invalidValue,
  noneOf,
  onlyOneOf,
  pathInvalid,
  unsupportedValue,
} from '../rule-infos/general.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { fileModeInvalid } from '../rule-infos/pod.js';
import { merged, under } from '../tables.js';

/** A mode of a file, which YAML must read as octal. */
export const fileMode: Look = between(
  0,
  0o777,
  fileModeInvalid,
  'must be a number between 0 and 0777 (octal), both inclusive',
);

const secretName: LookTable = { '/secretRef/name': required() };
const partition: Look = between(0, 255);

/** Which key becomes which file. */
export const keyToPath: LookTable = {
  '/key': required(),
  '/path': [required(), text(pathInvalid, nonReservedPath)],
  '/mode': fileMode,
};

const hostPath: LookTable = {
  '/path': [required(), text(pathInvalid, noBacksteps)],
  '/type': oneOf([
    '',
    'BlockDevice',
    'CharDevice',
    'Directory',
    'DirectoryOrCreate',
    'File',
    'FileOrCreate',
    'Socket',
  ]),
};

const initiator: Look = (value, at, report) => {
  const name = textOf(value);
  if (name === '') return;
  const says = !/^(iqn|eui|naa)/.test(name)
    ? 'must be valid format starting with iqn, eui, or naa'
    : isInitiator(name)
      ? undefined
      : 'must be valid format';
  if (says !== undefined) report(invalid(invalidValue, at, value, says));
};

function isInitiator(name: string): boolean {
  return (
    /iqn\.\d{4}-\d{2}\.[A-Za-z0-9.-]+:[^,;*&$|\s]+$/.test(name) ||
    /^eui.[A-Za-z0-9]{16}$/.test(name) ||
    /^naa.[A-Za-z0-9]{32}$/.test(name)
  );
}

const iscsi: LookTable = {
  '/targetPortal': required(),
  '/iqn': [required(), initiator],
  '/initiatorName': [
    initiator,
    (value, at, report) => {
      if (value === '')
        report(invalid(invalidValue, at, value, 'must be valid format starting with iqn, eui, or naa'));
    },
  ],
  '/lun': between(0, 255),
  '': (value, at, report) => {
    if (!isFields(value)) return;
    const isSecret = value.chapAuthDiscovery === true || value.chapAuthSession === true;
    if (isSecret && !isSet(value.secretRef)) report(missing(`${at}/secretRef`));
  },
};

const fcLun = between(0, 255);

const fc: LookTable = {
  '': (value, at, report, surroundings) => {
    if (!isFields(value)) return;
    const [names, ids] = [itemsOf(value.targetWWNs).length, itemsOf(value.wwids).length];
    if (names === 0 && ids === 0)
      report(missing(`${at}/targetWWNs`, 'must specify either targetWWNs or wwids, but not both', noneOf));
    if (names > 0 && ids > 0)
      report({
        rule: onlyOneOf,
        at: `${at}/targetWWNs`,
        says: 'targetWWNs and wwids can not be specified simultaneously',
      });
    if (names > 0) fcLun(value.lun, `${at}/lun`, report, surroundings);
    if (names > 0 && !isSet(value.lun))
      report(missing(`${at}/lun`, 'lun is required if targetWWNs is specified'));
  },
};

const flexVolume: LookTable = {
  '/driver': required(),
  '/options/~key': (key, at, report) => {
    const domain = `.${textOf(key).split('/')[0]?.toLowerCase()}`;
    if (domain.endsWith('.kubernetes.io') || domain.endsWith('.k8s.io'))
      report(invalid(fieldNotAllowed, at, key, 'kubernetes.io and k8s.io namespaces are reserved'));
  },
};

const azureDisk: LookTable = {
  '/diskName': required(),
  '/diskURI': required(),
  '/cachingMode': oneOf(['None', 'ReadOnly', 'ReadWrite']),
  '/kind': oneOf(['Dedicated', 'Managed', 'Shared']),
  '': (value, at, report) => {
    if (!isFields(value) || textOf(value.diskURI) === '') return;
    const isManaged = value.kind === 'Managed';
    const start = isManaged ? '/subscriptions/' : 'https://';
    if (textOf(value.diskURI).startsWith(start)) return;
    const says = `is not supported: a disk of this kind begins with ${JSON.stringify(start)}`;
    report(invalid(unsupportedValue, `${at}/diskURI`, value.diskURI, says));
  },
};

const driver: Look = (value, at, report) => {
  const name = textOf(value);
  const says =
    name === ''
      ? undefined
      : name.length > 63
        ? 'may not be more than 63 bytes'
        : dnsSubdomain(name.toLowerCase());
  if (says !== undefined) report(invalid(nameInvalid, at, name, says));
};

const storageOs: LookTable = {
  ...secretName,
  '/volumeName': [required(), text(nameInvalid, dnsLabel)],
  '/volumeNamespace': text(nameInvalid, dnsLabel),
};

const flocker: LookTable = {
  '': (value, at, report) => {
    if (!isFields(value)) return;
    const [name, uuid] = [textOf(value.datasetName), textOf(value.datasetUUID)];
    if (name === '' && uuid === '')
      report(missing(at, 'one of datasetName and datasetUUID is required', noneOf));
    if (name !== '' && uuid !== '')
      report({
        rule: onlyOneOf,
        at,
        says: 'datasetName and datasetUUID can not be specified simultaneously',
      });
  },
  '/datasetName': text(invalidValue, (name) => (name.includes('/') ? "must not contain '/'" : undefined)),
};

/** The sources that volumes of pods and persistent volumes have in common, below the volume. */
export const sharedSources: LookTable = merged(
  under('/hostPath', hostPath),
  under('/iscsi', iscsi),
  under('/fc', fc),
  under('/flexVolume', flexVolume),
  under('/azureDisk', azureDisk),
  under('/flocker', flocker),
  {
    '/gcePersistentDisk/pdName': required(),
    '/gcePersistentDisk/partition': partition,
    '/awsElasticBlockStore/volumeID': required(),
    '/awsElasticBlockStore/partition': partition,
    '/nfs/server': required(),
    '/nfs/path': [required(), text(pathInvalid, absolutePath)],
    '/glusterfs/endpoints': required(),
    '/glusterfs/path': required(),
    '/rbd/monitors': required(),
    '/rbd/image': required(),
    '/quobyte/registry': [
      required('must be a host:port pair or multiple pairs separated by commas'),
      text(invalidValue, (registry) =>
        registry.split(',').every((pair) => /^([^:[\]]*|\[[^\]]*\]):[^:]*$/.test(pair))
          ? undefined
          : 'must be a host:port pair or multiple pairs separated by commas',
      ),
    ],
    '/quobyte/volume': required(),
    '/cephfs/monitors': required(),
    '/cinder/volumeID': required(),
    '/cinder/secretRef/name': required(),
    '/vsphereVolume/volumePath': required(),
    '/photonPersistentDisk/pdID': required(),
    '/portworxVolume/volumeID': required(),
    '/azureFile/secretName': required(),
    '/azureFile/shareName': required(),
    '/scaleIO/gateway': required(),
    '/scaleIO/system': required(),
    '/scaleIO/volumeName': required(),
  },
  under('/storageos', storageOs),
);

/** A pod must name its image; whoever makes pods of a template may still do so. */
const imageThere: Look = (value, at, report, { object }) => {
  const isNameless = isFields(value) && textOf(value.reference) === '';
  if (isNameless && object.kind === 'Pod') report(missing(`${at}/reference`));
};

/** The sources that only volumes of pods have, but for projected and ephemeral ones. */
export const podSources: LookTable = merged(
  {
    '/emptyDir/sizeLimit': amount,
    '/gitRepo/repository': required(),
    '/gitRepo/directory': text(pathInvalid, descendingPath),
    '/secret/secretName': required(),
    '/secret/defaultMode': fileMode,
    '/configMap/name': required(),
    '/configMap/defaultMode': fileMode,
    '/persistentVolumeClaim/claimName': required(),
    '/downwardAPI/defaultMode': fileMode,
    '/csi/driver': [required(), driver],
    '/csi/nodePublishSecretRef/name': [required(), text(nameInvalid, dnsSubdomain)],
    '/image': imageThere,
    '/image/pullPolicy': oneOf(['Always', 'IfNotPresent', 'Never']),
  },
  under('/secret/items/*', keyToPath),
  under('/configMap/items/*', keyToPath),
);

const secretReference: LookTable = {
  '/name': [required(), text(nameInvalid, dnsSubdomain)],
  '/namespace': [required(), text(nameInvalid, dnsLabel)],
};

/** The sources that only persistent volumes have. */
export const persistentSources: LookTable = merged(
  {
    '/local/path': [required(), text(pathInvalid, noBacksteps)],
    '/csi/driver': [required(), driver],
    '/csi/volumeHandle': required(),
    '/cinder/secretRef/namespace': required(),
    '/storageos/secretRef/namespace': required(),
    '/iscsi/secretRef/name': required(),
    '/glusterfs/endpointsNamespace': text(nameInvalid, dnsLabel),
  },
  under('/csi/controllerPublishSecretRef', secretReference),
  under('/csi/controllerExpandSecretRef', secretReference),
  under('/csi/nodePublishSecretRef', secretReference),
  under('/csi/nodeExpandSecretRef', secretReference),
);

/** One of the fields is a source; a second one is refused where it stands. Without `none` there may be no source at all. */
export function oneVolumeSource(
  known: readonly string[],
  none: RuleInfo | undefined,
  several: RuleInfo,
): Look {
  return (value, at, report) => {
    if (!isFields(value)) return;
    const [first, ...others] = known.filter((source) => isSet(value[source]));
    if (first === undefined && none) report(missing(at, 'must specify a volume type', none));
    for (const other of others)
      report(forbidden(`${at}/${other}`, 'may not specify more than 1 volume type', several));
  };
}
