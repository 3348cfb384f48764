import type { JsonObject } from '../../../model/manifest.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { accessModesConflict, capacityMissing, dataSourceInvalid } from '../rule-infos/storage.js';
import { ignoredField } from '../rule-infos/warnings.js';
import { merged, under } from '../tables.js';
import { compileTable } from '../walk.js';
import { forbidden, invalid, missing } from './faults.js';
import { labelSelector } from './labels.js';
import { anyOneOf, required, text, whole } from './looks.js';
import { dnsLabel, dnsSubdomain } from './names.js';
import { at as below, isFields, isSet, itemsOf, textOf } from './read.js';
import { positiveAmount, quantity } from './resources.js';

const modes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** Known modes, and ReadWriteOncePod alone. */
export const accessModes: LookTable = {
  '': (value, at, report) => {
    const set = new Set(itemsOf(value));
    if (set.has('ReadWriteOncePod') && set.size > 1)
      report(forbidden(at, 'may not use ReadWriteOncePod with other access modes', accessModesConflict));
  },
  '/*': anyOneOf(modes),
};

/** `Filesystem` or `Block`. */
export const volumeMode: Look = anyOneOf(['Block', 'Filesystem']);

function dataSource(source: JsonObject, at: string, report: Report): void {
  const [kind, group] = [textOf(source.kind), textOf(source.apiGroup)];
  const says = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";
  if (group === '' && kind !== '' && kind !== 'PersistentVolumeClaim')
    report(invalid(dataSourceInvalid, at, kind, says));
}

const reference: LookTable = {
  '': whole(dataSource),
  '/name': required(),
  '/kind': required(),
  '/apiGroup': text(nameInvalid, dnsSubdomain),
};

/** What claims and templates of them share. */
const shared: LookTable = merged(
  {
    '': whole((spec, at, report) => {
      const request = below(spec, 'resources', 'requests', 'storage');
      if (!isSet(request)) report(missing(`${at}/resources/requests/storage`, '', capacityMissing));
      sourcesAgree(spec, at, report);
    }),
    '/accessModes': required('at least 1 access mode is required'),
    '/resources/requests/*': quantity,
    '/resources/limits/*': quantity,
    '/resources/requests/storage': positiveAmount,
    '/storageClassName': text(nameInvalid, dnsSubdomain),
    '/volumeAttributesClassName': text(nameInvalid, dnsSubdomain),
    '/volumeMode': volumeMode,
    '/dataSourceRef/namespace': text(nameInvalid, dnsLabel),
  },
  under('/accessModes', accessModes),
  under('/selector', labelSelector),
  under('/dataSourceRef', reference),
);

/** `spec` of a template of a PersistentVolumeClaim. */
export const claimSpec: LookTable = merged(shared, under('/dataSource', reference));

const snapshots = 'snapshot.storage.k8s.io';

/** Of a claim itself the server drops a source that it does not know, and makes an empty volume. */
const knownSource: Look = whole((spec, at, report, surroundings) => {
  const source = spec.dataSource;
  if (!isFields(source)) return;
  const [kind, group] = [textOf(source.kind), textOf(source.apiGroup)];
  const isKnown =
    (kind === 'PersistentVolumeClaim' && group === '') || (kind === 'VolumeSnapshot' && group === snapshots);
  const here = `${at}/dataSource`;
  if (isKnown || isSet(spec.dataSourceRef)) referenceFits(source, here, report, surroundings);
  else report({ rule: ignoredField, at: here, says: dropped });
});

const dropped =
  'is neither a PersistentVolumeClaim nor a VolumeSnapshot of snapshot.storage.k8s.io, so the API server drops it and the volume is empty; dataSourceRef may name anything';
const referenceFits = compileTable(reference);

/** `spec` of a PersistentVolumeClaim. */
export const ownClaimSpec: LookTable = merged(shared, { '': knownSource });

function sourcesAgree({ dataSource, dataSourceRef }: JsonObject, at: string, report: Report): void {
  if (!isFields(dataSource) || !isFields(dataSourceRef)) return;
  const isElsewhere = textOf(dataSourceRef.namespace) !== '';
  const isSame = ['apiGroup', 'kind', 'name'].every((field) => dataSource[field] === dataSourceRef[field]);
  const says = isElsewhere
    ? 'may not be specified when dataSourceRef.namespace is specified'
    : isSame
      ? undefined
      : 'must match dataSourceRef';
  if (says) report({ rule: dataSourceInvalid, at: `${at}/dataSource`, says });
}
