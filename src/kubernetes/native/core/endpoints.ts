import { invalid, missing } from '../blocks/faults.js';
import { canonicalAddressAdvised, ip, ipVersion, reachableIp } from '../blocks/ip.js';
import { anyText, text } from '../blocks/looks.js';
import { dnsLabel, dnsSubdomain, qualifiedName } from '../blocks/names.js';
import { portNumber, protocol } from '../blocks/ports.js';
import { fieldsOf, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type LookTable } from '../native-rules.js';
import { nameInvalid, qualifiedNameInvalid } from '../rule-infos/metadata.js';
import { portWithoutName } from '../rule-infos/ports.js';
import { endpointsEmpty, endpointUnreachable } from '../rule-infos/service.js';
import { merged, under } from '../tables.js';

const address: LookTable = {
  '/ip': [
    (value, ...rest) => ip(value ?? '', ...rest),
    canonicalAddressAdvised,
    (value, at, report) => {
      if (typeof value !== 'string' || ipVersion(value) === 0) return;
      const says = reachableIp(value);
      if (says !== undefined) report(invalid(endpointUnreachable, at, value, says));
    },
  ],
  '/hostname': text(nameInvalid, dnsLabel),
  '/nodeName': anyText(nameInvalid, dnsSubdomain),
};

const subset: Look = (value, at, report) => {
  const { addresses, notReadyAddresses, ports } = fieldsOf(value);
  if (itemsOf(addresses).length === 0 && itemsOf(notReadyAddresses).length === 0)
    report(missing(at, 'must specify `addresses` or `notReadyAddresses`', endpointsEmpty));
  const list = itemsOf(ports);
  list.forEach((port, index) => {
    if (list.length > 1 && textOf(fieldsOf(port).name) === '')
      report(missing(`${at}/ports/${index}/name`, '', portWithoutName));
  });
};

/** Endpoints. */
export const endpoints = defineNativeRules({
  group: '',
  kind: 'Endpoints',
  at: under(
    '/subsets/*',
    merged(
      {
        '': subset,
        '/ports/*/name': text(nameInvalid, dnsLabel),
        '/ports/*/port': (value, at, report, surroundings) =>
          portNumber(value ?? 0, at, report, surroundings),
        '/ports/*/protocol': protocol,
        '/ports/*/appProtocol': anyText(qualifiedNameInvalid, qualifiedName),
      },
      under('/addresses/*', address),
      under('/notReadyAddresses/*', address),
    ),
  ),
});
