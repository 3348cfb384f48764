import { invalid } from '../blocks/faults.js';
import { neededFor } from '../blocks/limits.js';
import { required, text, whole } from '../blocks/looks.js';
import { pathSegmentName } from '../blocks/names.js';
import { textOf } from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { scaleTargetInvalid } from '../rule-infos/autoscaling.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { merged } from '../tables.js';

/** Since 1.34 the version is read. */
const versionSince = 34;

function versionOf(needsGroup: boolean): Look {
  return whole(({ apiVersion, kind }, at, report, { minor }) => {
    const version = textOf(apiVersion);
    if (minor < versionSince) return;
    const isEmpty = version === '' || version === '/' || !version.includes('/');
    const says =
      version.split('/').length > 2
        ? `unexpected GroupVersion string: ${version}`
        : needsGroup && kind !== 'ReplicationController' && (isEmpty || version.startsWith('/'))
          ? 'apiVersion must specify API group'
          : undefined;
    if (says !== undefined) report(invalid(scaleTargetInvalid, `${at}/apiVersion`, version, says));
  });
}

const named: LookTable = {
  '/kind': [required('', scaleTargetInvalid), text(nameInvalid, pathSegmentName)],
  '/name': [required('', scaleTargetInvalid), text(nameInvalid, pathSegmentName)],
};

/** The object that a metric describes. */
export const describedObject: LookTable = merged({ '': versionOf(false) }, named);

/** What is scaled: it must be of a group, but for ReplicationControllers. */
export const scaleTarget: LookTable = merged(
  {
    '': [versionOf(true), neededFor('kind', '', scaleTargetInvalid)],
  },
  named,
);
