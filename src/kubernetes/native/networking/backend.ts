import type { JsonObject } from '../../../model/manifest.js';
import { invalid, missing } from '../blocks/faults.js';
import { anyText, required, text } from '../blocks/looks.js';
import { dns1035Label, dnsLabel, dnsSubdomain, pathSegmentName } from '../blocks/names.js';
import { ianaPortName, optionalPortNumber } from '../blocks/ports.js';
import { at as below, fieldsOf, isFields, isSet, textOf } from '../blocks/read.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { backendInvalid } from '../rule-infos/networking.js';
import { merged, under } from '../tables.js';

/** Since 1.36 Services may begin with a digit. */
const digitsSince = 36;

/** Another object that is named by kind and name: a bucket that serves files. */
export const typedReference: LookTable = {
  '/apiGroup': anyText(nameInvalid, dnsSubdomain),
  '/kind': [required(), text(nameInvalid, pathSegmentName)],
  '/name': [required(), text(nameInvalid, pathSegmentName)],
};

const union: Look = (value, at, report) => {
  if (isSet(value) && !isFields(value)) return;
  const it = fieldsOf(value);
  const [hasService, hasResource] = [isSet(it.service), isSet(it.resource)];
  const say = (says: string) => report({ rule: backendInvalid, at, says });
  if (hasService && hasResource) return say('cannot set both resource and service backends');
  if (!hasService && !hasResource) return say('resource or service backend is required');
  if (isFields(it.service)) port(it.service, at, report);
};

/** The server says of the whole backend what it has against its port. */
function port(service: JsonObject, at: string, report: Report): void {
  const hasName = textOf(below(service, 'port', 'name')) !== '';
  const hasNumber = (below(service, 'port', 'number') ?? 0) !== 0;
  if (hasName && hasNumber)
    report({
      rule: backendInvalid,
      at: `${at}/service/port`,
      says: 'cannot set both port name & port number',
    });
  if (!hasName && !hasNumber)
    report(missing(`${at}/service/port`, 'port name or number is required', backendInvalid));
}

/** Where an Ingress sends requests. */
export const ingressBackend: LookTable = merged(
  {
    '': union,
    '/service/name': [
      required(),
      (value, at, report, { minor }) => {
        const says = textOf(value) && (minor >= digitsSince ? dnsLabel : dns1035Label)(textOf(value));
        if (says) report(invalid(nameInvalid, at, value, says));
      },
    ],
    '/service/port/name': ianaPortName,
    '/service/port/number': optionalPortNumber,
  },
  under('/resource', typedReference),
);
