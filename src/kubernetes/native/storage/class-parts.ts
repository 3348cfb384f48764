import { invalid, missing } from '../blocks/faults.js';
import { required, text } from '../blocks/looks.js';
import { dnsSubdomain, qualifiedName } from '../blocks/names.js';
import { bytesOf, fieldsOf, textOf } from '../blocks/read.js';
import type { Look } from '../native-rules.js';
import { classParametersInvalid } from '../rule-infos/classes.js';
import { valueTooLong } from '../rule-infos/general.js';
import { nameInvalid, qualifiedNameInvalid } from '../rule-infos/metadata.js';

const mostParameters = 512;
const mostBytes = 256 * 1024;

/** Who makes the volumes of a class: a qualified name in any case. */
export const provisioner: readonly Look[] = [
  required(),
  text(qualifiedNameInvalid, (name) => qualifiedName(name.toLowerCase())),
];

/** The name of a CSI driver: a DNS name in any case, at most 63. */
export const csiDriverName: readonly Look[] = [
  required(),
  text(nameInvalid, (name) => dnsSubdomain(name.toLowerCase())),
  (value, at, report) => {
    const says = 'Too long: may not be more than 63 bytes';
    if (textOf(value).length > 63) report({ rule: valueTooLong, at, says });
  },
];

/** What the driver is told. */
export function parameters(mayBeEmpty: boolean): Look {
  return (value, at, report) => {
    const entries = Object.entries(fieldsOf(value));
    const size = entries.reduce((sum, [key, it]) => sum + bytesOf(key) + bytesOf(textOf(it)), 0);
    const tooLong = (most: number) =>
      report({ rule: classParametersInvalid, at, says: `Too long: may not be more than ${most} bytes` });
    if (entries.length > mostParameters) return tooLong(mostParameters);
    if (entries.some(([key]) => key === ''))
      report(invalid(classParametersInvalid, at, '', 'field can not be empty.'));
    if (size > mostBytes) tooLong(mostBytes);
    if (!mayBeEmpty && entries.length === 0)
      report(missing(at, 'must contain at least one key/value pair', classParametersInvalid));
  };
}
