import type { JsonObject } from '../../../model/manifest.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { accessModesConflict, capacityMissing, dataSourceInvalid } from '../rule-infos/storage.js';
import { merged, under } from '../tables.js';
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

/** `spec` of a PersistentVolumeClaim, and of the templates of one. */
export const claimSpec: LookTable = merged(
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
  under('/dataSource', reference),
  under('/dataSourceRef', reference),
);

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
