import { canonicalCidr, isInside, parseCidr } from '../../cidr.js';
import { forbidden, invalid, missing } from '../blocks/faults.js';
import { cidr, looseCidr, strictCidr } from '../blocks/ip.js';
import { labelSelector } from '../blocks/labels.js';
import { anyOneOf, required, whole } from '../blocks/looks.js';
import { portNumberOrName } from '../blocks/ports.js';
import { isSet, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type LookTable } from '../native-rules.js';
import { unsupportedValue } from '../rule-infos/general.js';
import { endPortInvalid, exceptOutside, peerInvalid } from '../rule-infos/networking.js';
import { notCanonicalAddress } from '../rule-infos/warnings.js';
import { merged, under } from '../tables.js';

/** Since 1.33 the server advises the one way to write an IPv6 address. */
const canonicalAdvisedSince = 33;

const peer: Look = whole((it, at, report) => {
  const set = ['podSelector', 'namespaceSelector', 'ipBlock'].filter((field) => isSet(it[field]));
  if (set.length === 0) report(missing(at, 'must specify a peer', peerInvalid));
  if (set.length > 1 && isSet(it.ipBlock))
    report(forbidden(at, 'may not specify both ipBlock and another peer', peerInvalid));
});

const except: Look = whole((block, at, report) => {
  const range = textOf(block.cidr);
  if (looseCidr(range) !== undefined) return;
  itemsOf(block.except).forEach((part, index) => {
    if (typeof part !== 'string' || looseCidr(part) !== undefined) return;
    if (isSmaller(part, range)) return;
    const says = 'must be a strict subset of `cidr`';
    report(invalid(exceptOutside, `${at}/except/${index}`, part, says));
  });
});

function isSmaller(part: string, range: string): boolean {
  const [inner, outer] = [part, range].map((text) => parseCidr(plain(text)));
  return !!inner && !!outer && inner.prefix > outer.prefix && isInside(inner, outer);
}

/** Without the leading zeros that servers before 1.36 read over. */
function plain(range: string): string {
  return range.includes(':') ? range : range.replace(/(^|[./])0+(?=\d)/g, '$1');
}

/** What the server warns of: an IPv6 range that could be written shorter. */
const canonicalAdvised: Look = (value, at, report, { minor }) => {
  if (typeof value !== 'string' || minor < canonicalAdvisedSince || !value.includes(':')) return;
  if (strictCidr(value) !== undefined || canonicalCidr(value) === value) return;
  const canonical = JSON.stringify(canonicalCidr(value));
  report(invalid(notCanonicalAddress, at, value, `should be in RFC 5952 canonical format (${canonical})`));
};

const endPort: Look = whole(({ port, endPort: end }, at, report) => {
  if (!isSet(end)) return;
  const says = !isSet(port)
    ? 'may not be specified when `port` is not specified'
    : typeof port === 'string'
      ? 'may not be specified when `port` is non-numeric'
      : rangeComplaint(port, end);
  if (says !== undefined) report(invalid(endPortInvalid, `${at}/endPort`, end, says));
});

function rangeComplaint(port: unknown, end: unknown): string | undefined {
  if (typeof port !== 'number' || typeof end !== 'number') return undefined;
  if (end < port) return 'must be greater than or equal to `port`';
  return end < 1 || end > 65535 ? 'must be between 1 and 65535, inclusive' : undefined;
}

const peers: LookTable = merged(
  {
    '': peer,
    '/ipBlock': except,
    '/ipBlock/cidr': [
      required(),
      (value, at, report, surroundings) => {
        if (value !== '') cidr(value, at, report, surroundings);
      },
      canonicalAdvised,
    ],
    '/ipBlock/except/*': [cidr, canonicalAdvised],
  },
  under('/podSelector', labelSelector),
  under('/namespaceSelector', labelSelector),
);

const ports: LookTable = {
  '': endPort,
  '/port': portNumberOrName,
  '/protocol': anyOneOf(['SCTP', 'TCP', 'UDP']),
};

const policyTypes: Look = (value, at, report) => {
  const list = itemsOf(value);
  if (list.length > 2)
    return report({ rule: unsupportedValue, at, says: 'may not specify more than two policyTypes' });
  list.forEach((type, index) => {
    if (typeof type !== 'string' || type === 'Ingress' || type === 'Egress') return;
    const says = 'is not supported, supported values: "Egress", "Ingress"';
    report(invalid(unsupportedValue, `${at}/${index}`, type, says));
  });
};

/** A NetworkPolicy. */
export const networkPolicy = defineNativeRules({
  group: 'networking.k8s.io',
  kind: 'NetworkPolicy',
  at: merged(
    { '/spec/policyTypes': policyTypes },
    under('/spec/podSelector', labelSelector),
    under('/spec/ingress/*/ports/*', ports),
    under('/spec/ingress/*/from/*', peers),
    under('/spec/egress/*/ports/*', ports),
    under('/spec/egress/*/to/*', peers),
  ),
});
