import type { JsonObject } from '../../../model/manifest.js';
import { child } from '../../../model/pointer.js';
import { annotations } from '../blocks/annotations.js';
import { claimSpec } from '../blocks/claim.js';
import type { Complaint } from '../blocks/complaints.js';
import { forbidden, invalid, missing } from '../blocks/faults.js';
import { labelSelector, labels } from '../blocks/labels.js';
import { sinceTable } from '../blocks/limits.js';
import { anyText, required, text, uniqueBy, whole } from '../blocks/looks.js';
import { dnsLabel, dnsSubdomain } from '../blocks/names.js';
import { nonReservedPath } from '../blocks/paths.js';
import { at as below, isFields, isSet, itemsOf, textOf, type Value } from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { duplicateName, onlyOneOf, pathInvalid } from '../rule-infos/general.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { projectedPathConflict, tokenExpirationInvalid, volumeWithSources } from '../rule-infos/pod.js';
import { deprecatedField } from '../rule-infos/warnings.js';
import { merged, under } from '../tables.js';
import { downwardFile } from './env.js';
import { fileMode, keyToPath, oneVolumeSource, podSources, sharedSources } from './volume-sources.js';

const kinds = [
  ...[
    'emptyDir',
    'hostPath',
    'gitRepo',
    'gcePersistentDisk',
    'awsElasticBlockStore',
    'secret',
    'nfs',
    'iscsi',
  ],
  ...[
    'glusterfs',
    'flocker',
    'persistentVolumeClaim',
    'rbd',
    'cinder',
    'cephfs',
    'quobyte',
    'downwardAPI',
    'fc',
  ],
  ...['flexVolume', 'configMap', 'azureFile', 'vsphereVolume', 'photonPersistentDisk', 'portworxVolume'],
  ...['azureDisk', 'storageos', 'projected', 'scaleIO', 'csi', 'ephemeral', 'image'],
];

/** What the server warns of, by field. */
const deprecated = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
} as const;

const deprecatedSources: LookTable = Object.fromEntries(
  Object.entries(deprecated).map(([field, says]): [string, Look] => [
    `/${field}`,
    (value, at, report, { minor }) => {
      const since = Number(/1\.(\d+)/.exec(says)?.[1]);
      if (isSet(value) && minor >= since) report({ rule: deprecatedField, at, says });
    },
  ]),
);

const file: LookTable = merged(downwardFile, {
  '/path': [required(), text(pathInvalid, nonReservedPath)],
  '/mode': fileMode,
});

const expiration: Look = (value, at, report) => {
  if (typeof value !== 'number') return;
  if (value < 600)
    report(invalid(tokenExpirationInvalid, at, value, 'may not specify a duration less than 10 minutes'));
  if (value > 2 ** 32)
    report(invalid(tokenExpirationInvalid, at, value, 'may not specify a duration larger than 2^32 seconds'));
};

const trustBundle: Look = (value, at, report) => {
  if (!isFields(value)) return;
  const { name, signerName, labelSelector: selector } = value;
  if (isSet(name) && isSet(signerName))
    report({ rule: onlyOneOf, at, says: 'only one of name and signerName may be used' });
  else if (!isSet(name) && !isSet(signerName))
    report(missing(at, 'either name or signerName must be specified'));
  else if (isSet(name) && isSet(selector))
    report({
      rule: onlyOneOf,
      at: `${at}/labelSelector`,
      says: 'labelSelector must be unset if name is specified',
    });
};

/** The name of a bundle may begin with that of its signer; the empty name is refused too. */
const bundleName: Complaint = (name) => {
  const says = dnsSubdomain(name.slice(name.lastIndexOf(':') + 1));
  return says && `not a valid clustertrustbundlename: ${says}`;
};

/** Before, the server drops these sources unread. */
const bundlesSince = 37;

const bundle: LookTable = merged(
  {
    '': trustBundle,
    '/name': anyText(nameInvalid, bundleName),
    '/path': [required(), text(pathInvalid, nonReservedPath)],
  },
  under('/labelSelector', labelSelector),
);

const projected: LookTable = merged(
  {
    '': (value, at, report) => projectedPaths(value, at, report),
    '/defaultMode': fileMode,
    '/sources/*': (value, at, report) => {
      if (isFields(value) && Object.keys(value).filter((source) => isSet(value[source])).length > 1)
        report(forbidden(at, 'may not specify more than 1 volume type per source', volumeWithSources));
    },
    '/sources/*/secret/name': required(),
    '/sources/*/configMap/name': required(),
    '/sources/*/serviceAccountToken/expirationSeconds': expiration,
    '/sources/*/serviceAccountToken/path': [required(), text(pathInvalid, nonReservedPath)],
  },
  under('/sources/*/secret/items/*', keyToPath),
  under('/sources/*/configMap/items/*', keyToPath),
  under('/sources/*/downwardAPI/items/*', file),
  under('/sources/*/clusterTrustBundle', sinceTable(bundlesSince, bundle)),
);

function projectedPaths(value: Value, at: string, report: Parameters<Look>[2]): void {
  const seen = new Set<string>();
  itemsOf(below(value, 'sources')).forEach((source, index) => {
    for (const kind of ['secret', 'configMap', 'downwardAPI']) {
      itemsOf(below(source, kind, 'items')).forEach((item, number) => {
        const path = textOf(below(item, 'path'));
        const here = `${at}/sources/${index}/${kind}/items/${number}/path`;
        if (path !== '' && seen.has(path))
          report(invalid(projectedPathConflict, here, path, 'conflicting duplicate paths'));
        seen.add(path);
      });
    }
  });
}

/** Of these the server cannot tell the empty one from none. */
function isUnset(field: string, value: Value): boolean {
  return !isSet(value) || value === '' || (value === 0 && field === 'generation');
}

const onlyLabels: Look = whole((metadata, at, report) => {
  for (const [field, value] of Object.entries(metadata))
    if (!isUnset(field, value) && field !== 'labels' && field !== 'annotations')
      report(forbidden(child(at, field), 'cannot be set'));
});

const ephemeral: LookTable = merged(
  { '/volumeClaimTemplate': required(), '/volumeClaimTemplate/spec': required() },
  {
    '/volumeClaimTemplate/metadata': onlyLabels,
    '/volumeClaimTemplate/metadata/labels': labels,
    '/volumeClaimTemplate/metadata/annotations': annotations,
  },
  under('/volumeClaimTemplate/spec', claimSpec),
);

/** `volumes` of a pod. The server makes an emptyDir of one without a source. */
export const volumes: LookTable = merged(
  {
    '/volumes': uniqueBy('name', duplicateName),
    '/volumes/*': [oneVolumeSource(kinds, undefined, volumeWithSources), ownClaims],
    '/volumes/*/name': [required(), text(nameInvalid, dnsLabel)],
  },
  under('/volumes/*', sharedSources),
  under('/volumes/*', podSources),
  under('/volumes/*', deprecatedSources),
  under('/volumes/*/downwardAPI/items/*', file),
  under('/volumes/*/projected', projected),
  under('/volumes/*/ephemeral', ephemeral),
);

/** A named pod makes the claim `<pod>-<volume>`, which nobody else of it may use as a claim. */
function ownClaims(...[value, at, report, { object }]: Parameters<Look>): void {
  const name = textOf(below(value, 'name'));
  const pod = object.kind === 'Pod' ? textOf(below(object, 'metadata', 'name')) : '';
  if (!isSet(below(value, 'ephemeral')) || pod === '' || name === '') return;
  if (`${pod}-${name}`.length > 253)
    report(
      invalid(
        nameInvalid,
        `${at}/name`,
        name,
        `PVC name ${JSON.stringify(`${pod}-${name}`)}: must be no more than 253 characters`,
      ),
    );
}

/** The volumes of a pod by their names. */
export function volumesByName(pod: JsonObject): Map<string, Value> {
  return new Map(itemsOf(pod.volumes).map((volume) => [textOf(below(volume, 'name')), volume]));
}
