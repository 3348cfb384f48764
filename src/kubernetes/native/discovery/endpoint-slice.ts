import type { JsonObject } from '../../../model/manifest.js';
import { fullyQualifiedDomainName } from '../blocks/domains.js';
import { invalid, missing } from '../blocks/faults.js';
import { canonicalAddressAdvised, canonicalIp, ip, ipVersion, reachableIp, strictIp } from '../blocks/ip.js';
import { labels } from '../blocks/labels.js';
import { atMostItems, uniqueByText } from '../blocks/limits.js';
import { anyOneOf, anyText, oneOf, required, text, uniqueBy, whole } from '../blocks/looks.js';
import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../blocks/names.js';
import { at as below, itemsOf, textOf } from '../blocks/read.js';
import {
  defineNativeRules,
  type Look,
  type LookTable,
  type Report,
  type Surroundings,
} from '../native-rules.js';
import { placed } from '../pod/containers.js';
import { addressOfAnotherFamily } from '../rule-infos/classes.js';
import { duplicateName, ipInvalid } from '../rule-infos/general.js';
import { labelValueInvalid, nameInvalid, qualifiedNameInvalid } from '../rule-infos/metadata.js';
import { endpointUnreachable } from '../rule-infos/service.js';
import { deprecatedField } from '../rule-infos/warnings.js';
import { merged, under } from '../tables.js';

/** Since 1.33 IPv6 addresses must be written in the one way there is. */
const canonicalSince = 33;
const controllers = ['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io'];

const addresses: Look = whole((slice, at, report, surroundings) => {
  const { addressType, endpoints } = slice;
  for (const [endpoint, here] of placed(endpoints, `${at}/endpoints`))
    itemsOf(endpoint.addresses).forEach((address, index) => {
      if (typeof address !== 'string') return;
      const place = `${here}/addresses/${index}`;
      if (addressType === 'FQDN') domainName(address, place, report);
      else if (addressType === 'IPv4' || addressType === 'IPv6')
        ofFamily(address, addressType, place, slice, report, surroundings);
    });
  const says = 'FQDN endpoints are deprecated';
  if (addressType === 'FQDN') report({ rule: deprecatedField, at: `${at}/addressType`, says });
});

function domainName(name: string, at: string, report: Report): void {
  const says = name === '' ? undefined : fullyQualifiedDomainName(name);
  if (name === '') report(missing(at));
  if (says !== undefined) report(invalid(nameInvalid, at, name, says));
}

function ofFamily(
  address: string,
  family: 'IPv4' | 'IPv6',
  at: string,
  slice: JsonObject,
  report: Report,
  surroundings: Surroundings,
): void {
  const says = formComplaint(address, family, surroundings);
  if (says !== undefined) {
    report(invalid(ipInvalid, at, address, says));
    return;
  }
  if (ipVersion(address) !== (family === 'IPv4' ? 4 : 6))
    report(invalid(addressOfAnotherFamily, at, address, `must be an ${family} address`));
  const why = reachableIp(address);
  if (why !== undefined) report(invalid(endpointUnreachable, at, address, why));
  const madeBy = textOf(below(slice, 'metadata', 'labels', 'endpointslice.kubernetes.io/managed-by'));
  if (surroundings.minor >= canonicalSince && !controllers.includes(madeBy))
    canonicalAddressAdvised(address, at, report, surroundings);
}

function formComplaint(address: string, family: string, surroundings: Surroundings): string | undefined {
  if (family === 'IPv6')
    return surroundings.minor >= canonicalSince ? canonicalIp(address) : strictIp(address);
  let says: string | undefined;
  ip(
    address,
    '',
    (fault) => {
      says = fault.says;
    },
    surroundings,
  );
  return says;
}

const endpoint: LookTable = {
  '/addresses': [required('must contain at least 1 address'), atMostItems(100)],
  '/nodeName': anyText(nameInvalid, dnsSubdomain),
  '/hostname': anyText(nameInvalid, dnsLabel),
  '/deprecatedTopology': labels,
  '/hints/forZones': [atMostItems(8), uniqueBy('name', duplicateName)],
  '/hints/forZones/*/name': anyText(labelValueInvalid, labelValue),
  '/hints/forNodes': [atMostItems(8), uniqueBy('name', duplicateName)],
  '/hints/forNodes/*/name': anyText(nameInvalid, dnsSubdomain),
};

/** An EndpointSlice. */
export const endpointSlice = defineNativeRules({
  group: 'discovery.k8s.io',
  kind: 'EndpointSlice',
  at: merged(
    {
      '': addresses,
      '/addressType': [required(), oneOf(['FQDN', 'IPv4', 'IPv6'])],
      '/endpoints': atMostItems(1000),
      '/ports': [atMostItems(20_000), uniqueByText('name', duplicateName)],
      '/ports/*/name': text(nameInvalid, dnsLabel),
      '/ports/*/protocol': anyOneOf(['SCTP', 'TCP', 'UDP']),
      '/ports/*/appProtocol': anyText(qualifiedNameInvalid, qualifiedName),
    },
    under('/endpoints/*', endpoint),
  ),
});
