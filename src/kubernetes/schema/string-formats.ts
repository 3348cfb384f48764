import { base64 } from '../native/blocks/base64.js';
import { dnsLabel, dnsSubdomain } from '../native/blocks/names.js';
import { isCidr, isIpv4, isIpv6, isMac } from './string-formats/addresses.js';
import { isEmail } from './string-formats/email.js';
import { isHostname } from './string-formats/hostname.js';
import { isCreditCard, isIsbn10, isIsbn13 } from './string-formats/numbers.js';
import { isDate, isDateTime, isDuration } from './string-formats/time.js';
import { isRequestUri } from './string-formats/uri.js';

/** Tells whether a text has a format. */
export type TextTest = (text: string) => boolean;

const part = '\\s*(?:0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*';

/** What API servers check of a CRD's strings, by the name of the format without hyphens. */
const always: ReadonlyMap<string, TextTest> = new Map([
  ['bsonobjectid', like(/^[0-9a-fA-F]{24}$/)],
  ['uri', isRequestUri],
  ['email', isEmail],
  ['hostname', isHostname],
  ['ipv4', isIpv4],
  ['ipv6', isIpv6],
  ['cidr', isCidr],
  ['mac', isMac],
  ['uuid', like(/^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i)],
  ['uuid3', like(/^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i)],
  ['uuid4', like(/^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/i)],
  ['uuid5', like(/^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/i)],
  ['isbn', (text) => isIsbn10(text) || isIsbn13(text)],
  ['isbn10', isIsbn10],
  ['isbn13', isIsbn13],
  ['creditcard', isCreditCard],
  ['ssn', (text) => text.length === 11 && /^\d{3}[- ]?\d{2}[- ]?\d{4}$/.test(text)],
  ['hexcolor', like(/^#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/)],
  ['rgbcolor', like(new RegExp(`^rgb\\(${part},${part},${part}\\)$`))],
  ['byte', like(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/)],
  ['password', () => true],
  ['date', isDate],
  ['duration', isDuration],
  ['datetime', isDateTime],
]);

/** Added by Kubernetes 1.34. */
const since34: ReadonlyMap<string, TextTest> = new Map([
  ['k8sshortname', (text) => dnsLabel(text) === undefined],
  ['k8slongname', (text) => dnsSubdomain(text) === undefined],
]);

/** What Go reads into its own types, by the format that OpenAPI gives. */
const ofGoTypes: ReadonlyMap<string, TextTest> = new Map([
  ['byte', (text) => base64(text) === undefined],
  ['datetime', like(/^\d{4}-\d\d-\d\dT\d?\d:\d\d:\d\d([.,]\d+)?(Z|[+-]\d\d:\d\d)$/)],
]);

/**
 * How an API server of this minor release tells the format of a custom resource's text; nothing for formats that it
 * ignores. Source: apiextensions-apiserver's list of supported formats, and kube-openapi's `strfmt`.
 */
export function stringFormat(name: string, minor: number): TextTest | undefined {
  const plain = name.replaceAll('-', '');
  return always.get(plain) ?? (minor >= 34 ? since34.get(plain) : undefined);
}

/** How Go tells it when it reads the text of a built-in kind. */
export function goStringFormat(name: string): TextTest | undefined {
  return ofGoTypes.get(name.replaceAll('-', ''));
}

function like(expression: RegExp): TextTest {
  return (text) => expression.test(text);
}
