import { ipVersion, looseCidr } from '../../native/blocks/ip.js';

/** No address or range is longer. */
const longest = 64;

/** Any address that has a dot in it: the mapped ones of IPv6 too, and leading zeros. */
export function isIpv4(text: string): boolean {
  return text.length <= longest && ipVersion(text) !== 0 && text.includes('.');
}

/** An address of IPv6, without a zone. */
export function isIpv6(text: string): boolean {
  return text.length <= longest && ipVersion(text) === 6;
}

/** A range; host bits and leading zeros are read over. */
export function isCidr(text: string): boolean {
  return text.length <= longest && looseCidr(text) === undefined;
}

/** 6, 8 or 20 bytes as Go's `net.ParseMAC` reads them: by colons or hyphens, in fours by dots, or without any. */
export function isMac(text: string): boolean {
  if (text.length > longest) return false;
  const bytes = ['', ':', '-', '.'].flatMap((separator) => bytesBetween(text, separator));
  return bytes.some((count) => count === 6 || count === 8 || count === 20);
}

function bytesBetween(text: string, separator: string): number[] {
  const parts = separator === '' ? (text.match(/../gs) ?? []) : text.split(separator);
  const digits = separator === '.' ? /^[0-9A-Fa-f]{4}$/ : /^[0-9A-Fa-f]{2}$/;
  const isWhole = separator !== '' || text.length % 2 === 0;
  return isWhole && parts.every((part) => digits.test(part))
    ? [parts.length * (separator === '.' ? 2 : 1)]
    : [];
}
