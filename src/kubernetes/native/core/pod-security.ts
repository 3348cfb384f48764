import { child } from '../../../model/pointer.js';
import { invalid } from '../blocks/faults.js';
import { whole } from '../blocks/looks.js';
import { isSet, textOf } from '../blocks/read.js';
import type { Look } from '../native-rules.js';
import { labelValueInvalid } from '../rule-infos/metadata.js';

const prefix = 'pod-security.kubernetes.io/';
const levels = ['privileged', 'baseline', 'restricted'];

/** The labels of a Namespace by which the admission plugin PodSecurity knows what pods it lets in. */
export const podSecurityLabels: Look = whole((labels, at, report) => {
  for (const mode of ['enforce', 'audit', 'warn']) {
    const [level, version] = [prefix + mode, `${prefix}${mode}-version`];
    if (isSet(labels[level]) && !levels.includes(textOf(labels[level])))
      report(
        invalid(labelValueInvalid, child(at, level), labels[level], `must be one of ${levels.join(', ')}`),
      );
    if (isSet(labels[version]) && !/^(latest|v1\.(0|[1-9]\d*))$/.test(textOf(labels[version])))
      report(invalid(labelValueInvalid, child(at, version), labels[version], 'must be "latest" or "v1.x"'));
  }
});
