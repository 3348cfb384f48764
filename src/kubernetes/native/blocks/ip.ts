import { isIP } from 'node:net';
import { canonicalCidr } from '../../cidr.js';
import type { Look } from '../native-rules.js';
import { cidrInvalid, ipInvalid } from '../rule-infos/general.js';
import { notCanonicalAddress } from '../rule-infos/warnings.js';
import type { Complaint } from './complaints.js';
import { invalid } from './faults.js';

const noIp = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
const noCidr = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

/** Since 1.36 addresses with leading zeros are refused in the old fields too (StrictIPCIDRValidation). */
const strictSince = 36;

/** 4 or 6, or 0 for what is no address: leading zeros are read over, as Go once did; zones are refused. */
export function ipVersion(text: string): 4 | 6 | 0 {
  const version = isIP(withoutLeadingZeros(text));
  if (version === 4) return 4;
  return version === 6 && !text.includes('%') ? 6 : 0;
}

/** An address as new fields want it, and since 1.36 the old ones. */
export const strictIp: Complaint = (text) => {
  if (ipVersion(text) === 0) return noIp;
  if (withoutLeadingZeros(text) !== text) return 'must not have leading 0s';
  return isMapped(text) ? 'must not be an IPv4-mapped IPv6 address' : undefined;
};

/** An address in the one way to write it: of fields made since 1.33. */
export const canonicalIp: Complaint = (text) => {
  const says = strictIp(text);
  if (says !== undefined || ipVersion(text) === 4) return says;
  const canonical = canonicalAddress(text);
  return canonical === text ? undefined : `must be in canonical form (${JSON.stringify(canonical)})`;
};

/** A range as new fields want it, and since 1.36 the old ones: no host bits, no leading zeros. */
export const strictCidr: Complaint = (text) => {
  const says = looseCidr(text);
  if (says !== undefined) return says;
  const [address = '', bits = ''] = text.split('/');
  if (withoutLeadingZeros(address) !== address || /^0\d/.test(bits))
    return 'must not have leading 0s in IP or prefix length';
  if (isMapped(address)) return 'must not have an IPv4-mapped IPv6 address';
  const isMasked = canonicalCidr(text) === canonicalCidr(`${address}/${text.includes(':') ? 128 : 32}`);
  return isMasked || canonicalCidr(text).split('/')[0] === canonicalAddress(address)
    ? undefined
    : 'must not have bits set beyond the prefix length';
};

/** A range as the old fields take it before 1.36. */
export const looseCidr: Complaint = (text) => {
  const [address = '', bits = '', ...more] = text.split('/');
  const version = ipVersion(address);
  const isRange = more.length === 0 && version !== 0 && /^\d{1,7}$/.test(bits);
  return isRange && Number(bits) <= (version === 4 ? 32 : 128) ? undefined : noCidr;
};

/** The address of an old field: strict since 1.36. */
export const ip: Look = (value, at, report, { minor }) => {
  if (typeof value !== 'string') return;
  const isLoose = minor < strictSince && ipVersion(value) !== 0;
  const says = isLoose ? undefined : strictIp(value);
  if (says !== undefined) report(invalid(ipInvalid, at, value, says));
};

/** The range of an old field: strict since 1.36. */
export const cidr: Look = (value, at, report, { minor }) => {
  if (typeof value !== 'string') return;
  const says = minor < strictSince ? looseCidr(value) : strictCidr(value);
  if (says !== undefined) report(invalid(cidrInvalid, at, value, says));
};

/** What the server warns of: an IPv6 address that could be written shorter. */
export const canonicalAddressAdvised: Look = (value, at, report) => {
  if (typeof value !== 'string' || ipVersion(value) !== 6 || strictIp(value) !== undefined) return;
  const canonical = canonicalAddress(value);
  if (canonical === value) return;
  const says = `should be in RFC 5952 canonical format (${JSON.stringify(canonical)})`;
  report(invalid(notCanonicalAddress, at, value, says));
};

/** Why no packet should go there: `ValidateEndpointIP`. */
export const reachableIp: Complaint = (text) => {
  if (ipVersion(text) === 0) return 'must be a valid IP address';
  const plain = canonicalAddress(withoutLeadingZeros(text));
  if (plain === '0.0.0.0' || plain === '::') return `may not be unspecified (${text})`;
  if (/^127\.|^::1$/.test(plain)) return 'may not be in the loopback range (127.0.0.0/8, ::1/128)';
  if (/^169\.254\.|^fe[89ab][0-9a-f]:/.test(plain))
    return 'may not be in the link-local range (169.254.0.0/16, fe80::/10)';
  if (/^224\.0\.0\.|^ff.2:/.test(plain))
    return 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)';
  return undefined;
};

/** Whether the addresses are at most one of each version. */
export function isOnePerVersion(addresses: readonly string[]): boolean {
  const versions = addresses.map((address) => ipVersion(address.split('/')[0] ?? ''));
  return new Set(versions).size === versions.length;
}

/** RFC 5952; the text must be an address. */
function canonicalAddress(text: string): string {
  return text.includes(':') ? canonicalCidr(`${text}/128`).slice(0, -4) : text;
}

function withoutLeadingZeros(text: string): string {
  return text.includes('.') ? text.replace(/(^|[.:])0+(?=\d+(\.|$))/g, '$1') : text;
}

function isMapped(text: string): boolean {
  return text.includes(':') && /^::ffff:[0-9a-f]{1,4}:[0-9a-f]{1,4}$/.test(canonicalAddress(text));
}
