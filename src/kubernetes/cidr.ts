import { isIPv4 } from 'node:net';

/** A range of addresses. */
export interface Cidr {
  readonly version: 4 | 6;
  /** The first address of the range, as a number: the host bits are cleared. */
  readonly first: bigint;
  /** The length of the prefix, at most 32 or 128. */
  readonly prefix: number;
}

/** The range that a text of the format `cidr` means (see `formats`): `10.10.0.5/24` begins at 10.10.0.0. */
export function parseCidr(text: string): Cidr {
  const [address = '', prefix = ''] = text.split('/');
  const version = isIPv4(address) ? 4 : 6;
  const hostBits = BigInt(widthOf(version) - Number(prefix));
  return { version, first: (addressOf(address) >> hostBits) << hostBits, prefix: Number(prefix) };
}

/**
 * The one way to write a range: host bits cleared, IPv6 in lower case and shortened as RFC 5952 has it, an embedded
 * IPv4 address in hexadecimal. `10.10.0.5/24` becomes `10.10.0.0/24`, `FD00:0:0::1/64` becomes `fd00::/64`.
 */
export function canonicalCidr(text: string): string {
  const { version, first, prefix } = parseCidr(text);
  return `${version === 4 ? formatIpv4(first) : formatIpv6(first)}/${prefix}`;
}

/** Whether the address has bits behind its prefix: whoever wrote `10.10.0.5/24` may have meant one address. */
export function hasHostBits(text: string): boolean {
  const [address = ''] = text.split('/');
  return addressOf(address) !== parseCidr(text).first;
}

/** Whether every address of `inner` is in `outer` too; a range is inside itself. */
export function isInside(inner: Cidr, outer: Cidr): boolean {
  if (inner.version !== outer.version || inner.prefix < outer.prefix) return false;
  const hostBits = BigInt(widthOf(outer.version) - outer.prefix);
  return inner.first >> hostBits === outer.first >> hostBits;
}

function widthOf(version: 4 | 6): number {
  return version === 4 ? 32 : 128;
}

function addressOf(text: string): bigint {
  if (isIPv4(text)) return text.split('.').reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return groupsOf(text).reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

/** The eight groups of an IPv6 address, with the zeros that `::` leaves out. */
function groupsOf(text: string): string[] {
  const [head = '', tail] = shortIpv6(text).split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  return [...before, ...new Array<string>(8 - before.length - after.length).fill('0'), ...after];
}

function formatIpv4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join('.');
}

function formatIpv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => (address >> BigInt(112 - 16 * i)) & 0xffffn);
  return shortIpv6(groups.map((group) => group.toString(16)).join(':'));
}

/** The URL standard shortens addresses as RFC 5952 does, and Node implements it. */
function shortIpv6(text: string): string {
  return new URL(`http://[${text}]`).hostname.slice(1, -1);
}
