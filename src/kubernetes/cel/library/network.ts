import { isIPv4, isIPv6 } from 'node:net';
import { canonicalCidr, parseCidr } from '../../cidr.js';
import { fail } from '../failure.js';
import { arg, bool, fn, int, type Library, method, text } from '../overload.js';
import { cidrType, ipType } from '../types.js';
import { type CelValue, Foreign } from '../values.js';

class Ip extends Foreign {
  readonly type = ipType;

  constructor(
    readonly version: 4 | 6,
    readonly bits: bigint,
    /** The one way to write it. */
    readonly canonical: string,
  ) {
    super();
  }

  equals(other: CelValue): boolean {
    return other instanceof Ip ? other.canonical === this.canonical : fail('no such overload');
  }
}

/** An address with the length of a prefix; bits behind the prefix are kept. */
class Cidr extends Foreign {
  readonly type = cidrType;

  constructor(
    readonly ip: Ip,
    readonly prefix: number,
  ) {
    super();
  }

  equals(other: CelValue): boolean {
    return other instanceof Cidr ? showCidr(other) === showCidr(this) : fail('no such overload');
  }
}

function widthOf(version: 4 | 6): number {
  return version === 4 ? 32 : 128;
}

type Reading<V> = V | { readonly error: string };

function readIp(source: string): Reading<Ip> {
  const version = isIPv4(source) ? 4 : 6;
  if (version === 6 && !isIPv6(source))
    return {
      error: `IP Address ${JSON.stringify(source)} parse error during conversion from string: ${whyNoIp(source)}`,
    };
  if (source.includes('%'))
    return { error: `IP address ${JSON.stringify(source)} with zone value is not allowed` };
  const whole = `${source}/${widthOf(version)}`;
  const { first } = parseCidr(whole);
  if (version === 6 && first >> 32n === 0xffffn)
    return { error: `IPv4-mapped IPv6 address ${JSON.stringify(source)} is not allowed` };
  return new Ip(version, first, canonicalCidr(whole).replace(/\/\d+$/, ''));
}

/** Go's reason, for the mistakes that people make. */
function whyNoIp(source: string): string {
  const cannot = `ParseAddr(${JSON.stringify(source)}): `;
  const separator = /[.:%]/.exec(source)?.[0];
  if (separator === undefined || separator === '%') return `${cannot}unable to parse IP`;
  return separator === '.' ? cannot + whyNoIpv4(source) : `${cannot}unable to parse IP`;
}

function whyNoIpv4(source: string): string {
  const fields = source.split('.');
  const wrong = /[^0-9.]/.exec(source);
  if (wrong) return `unexpected character (at ${JSON.stringify(source.slice(wrong.index))})`;
  if (fields.some((field) => field.length > 1 && field.startsWith('0')))
    return 'IPv4 field has octet with leading zero';
  if (fields.some((field) => Number(field) > 255)) return 'IPv4 field has value >255';
  if (fields.length > 4) return 'IPv4 address too long';
  return fields.includes('') ? 'IPv4 field must have at least one digit' : 'IPv4 address too short';
}

function readCidr(source: string): Reading<Cidr> {
  const slash = source.lastIndexOf('/');
  const says = (why: string) => ({
    error: `network address parse error during conversion from string: netip.ParsePrefix(${JSON.stringify(source)}): ${why}`,
  });
  if (slash < 0) return says("no '/'");
  const [address, bits] = [source.slice(0, slash), source.slice(slash + 1)];
  const ip = readIp(address);
  if ('error' in ip && ip.error.startsWith('IPv4-mapped'))
    return { error: `IPv4-mapped IPv6 address ${JSON.stringify(source)} is not allowed` };
  if ('error' in ip && ip.error.includes('with zone'))
    return says('IPv6 zones cannot be present in a prefix');
  if ('error' in ip) return says(whyNoIp(address));
  if (!/^(0|[1-9]\d*)$/.test(bits)) return says(`bad bits after slash: ${JSON.stringify(bits)}`);
  if (Number(bits) > widthOf(ip.version)) return says('prefix length out of range');
  return new Cidr(ip, Number(bits));
}

function ipOf(source: string): Ip {
  const ip = readIp(source);
  return ip instanceof Ip ? ip : fail(ip.error);
}

function cidrOf(source: string): Cidr {
  const cidr = readCidr(source);
  return cidr instanceof Cidr
    ? cidr
    : fail(`network address parse error during conversion from string: ${cidr.error}`);
}

/** Of a text that is none, the server has no more to say than this. */
function known<V extends Foreign>(reading: Reading<V>): V {
  return reading instanceof Foreign ? reading : fail('no such overload');
}

function showCidr({ ip, prefix }: Cidr): string {
  return `${ip.canonical}/${prefix}`;
}

function masked({ ip, prefix }: Cidr): Cidr {
  const range = canonicalCidr(`${ip.canonical}/${prefix}`);
  return new Cidr(ipOf(range.replace(/\/\d+$/, '')), prefix);
}

function containsIp({ ip, prefix }: Cidr, other: Ip): boolean {
  const rest = BigInt(widthOf(ip.version) - prefix);
  return ip.version === other.version && ip.bits >> rest === other.bits >> rest;
}

function containsCidr(outer: Cidr, inner: Cidr): boolean {
  return outer.prefix <= inner.prefix && containsIp(outer, inner.ip);
}

/** Whether the address begins with the bits of another. */
function startsWith(range: string): (ip: Ip) => boolean {
  const known = cidrOf(range);
  return (ip) => containsIp(known, ip);
}

const [loopback4, loopback6] = [startsWith('127.0.0.0/8'), startsWith('::1/128')];
const [local4, local6] = [startsWith('169.254.0.0/16'), startsWith('fe80::/10')];
const [localMulticast4, localMulticast6] = [startsWith('224.0.0.0/24'), startsWith('ff02::/16')];
const [multicast4, multicast6] = [startsWith('224.0.0.0/4'), startsWith('ff00::/8')];

function isLoopback(ip: Ip): boolean {
  return loopback4(ip) || loopback6(ip);
}

function isLinkLocal(ip: Ip): boolean {
  return local4(ip) || local6(ip);
}

/** In ff02::/16 the four bits of the flags may be anything. */
function isLinkLocalMulticast(ip: Ip): boolean {
  return localMulticast4(ip) || localMulticast6(ip) || (multicast6(ip) && (ip.bits >> 112n) % 16n === 2n);
}

function isGlobal(ip: Ip): boolean {
  const broadcast = ip.canonical === '255.255.255.255';
  return (
    ip.bits !== 0n && !broadcast && !isLoopback(ip) && !multicast4(ip) && !multicast6(ip) && !isLinkLocal(ip)
  );
}

const ip = arg<Ip>(ipType);
const cidr = arg<Cidr>(cidrType);

/** The API server's own: `kubernetes.net.ip` and `kubernetes.net.cidr`. */
export const network: Library = {
  ip: [fn([text], ip, ipOf), method([cidr], ip, (x) => x.ip)],
  'ip.isCanonical': [fn([text], bool, (source) => ipOf(source).canonical === source)],
  isIP: [fn([text], bool, (source) => readIp(source) instanceof Ip)],
  family: [method([ip], int, ({ version }) => BigInt(version))],
  isUnspecified: [method([ip], bool, ({ bits }) => bits === 0n)],
  isLoopback: [method([ip], bool, isLoopback)],
  isLinkLocalMulticast: [method([ip], bool, isLinkLocalMulticast)],
  isLinkLocalUnicast: [method([ip], bool, isLinkLocal)],
  isGlobalUnicast: [method([ip], bool, isGlobal)],
  cidr: [fn([text], cidr, cidrOf)],
  isCIDR: [fn([text], bool, (source) => readCidr(source) instanceof Cidr)],
  containsIP: [
    method([cidr, text], bool, (x, y) => containsIp(x, known(readIp(y)))),
    method([cidr, ip], bool, containsIp),
  ],
  containsCIDR: [
    method([cidr, text], bool, (x, y) => containsCidr(x, known(readCidr(y)))),
    method([cidr, cidr], bool, containsCidr),
  ],
  prefixLength: [method([cidr], int, ({ prefix }) => BigInt(prefix))],
  masked: [method([cidr], cidr, masked)],
  string: [fn([ip], text, ({ canonical }) => canonical), fn([cidr], text, showCidr)],
};
