import { memo } from '../../../model/memo.js';
import { type Complaint, longerThan, matching, moreBytesThan, unlike } from './complaints.js';
import { bytesOf } from './read.js';

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const underscored = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const qualified = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

const isLabel = new RegExp(`^${label}$`);
// As the server's expression, but without its nested repetition, which some texts would take for ever.
const isSubdomain = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const isQualified = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

const labelWords = unlike(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  label,
  'my-name',
  '123-abc',
);
const subdomainWords = unlike(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  subdomain,
  'example.com',
);
const qualifiedWords = unlike(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  qualified,
  'MyName',
  'my.name',
  '123-abc',
);

/** RFC 1123: a-z, 0-9 and -, at most 63. Source: apimachinery's `validation.IsDNS1123Label`, as all of this file. */
export const dnsLabel: Complaint = (text) => {
  if (text.length > 63) return longerThan(63);
  if (isLabel.test(text)) return undefined;
  return text !== '' && isDnsSubdomain(text) ? 'must not contain dots' : labelWords;
};

/** Labels joined by dots, at most 253. */
export const dnsSubdomain: Complaint = (text) => {
  if (text.length > 253) return longerThan(253);
  return isDnsSubdomain(text) ? undefined : subdomainWords;
};

/** As a subdomain, each part may begin with _ and hold some. */
export const dnsSubdomainWithUnderscores: Complaint = (text) => {
  if (text.length > 253) return longerThan(253);
  const isFine = text.split('.').every((part) => /^_?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/.test(part));
  return isFine ? undefined : underscoredWords;
};

const underscoredWords = unlike(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
  `${underscored}(\\.${underscored})*`,
  'example.com',
);

/** RFC 1035: as a label, but it begins with a letter. */
export const dns1035Label: Complaint = (text) => {
  if (text.length > 63) return longerThan(63);
  return /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/.test(text) ? undefined : dns1035Words;
};

const dns1035Words = unlike(
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  '[a-z]([-a-z0-9]*[a-z0-9])?',
  'my-name',
  'abc-123',
);

/** A subdomain whose first part is `*`. */
export const wildcardSubdomain: Complaint = (text) => {
  if (text.length > 253) return longerThan(253);
  return text.startsWith('*.') && isDnsSubdomain(text.slice(2)) ? undefined : wildcardWords;
};

const wildcardWords = unlike(
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
  `\\*\\.${subdomain}`,
  '*.example.com',
);

/** A key of a label: `app`, `kubernetes.io/os`. */
export const qualifiedName: Complaint = memo((text) => {
  const [first = '', second, ...more] = text.split('/');
  if (more.length > 0)
    return `a valid label key ${qualifiedWords} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`;
  if (second === undefined) return namePart(first);
  if (first === '') return 'prefix part must be non-empty';
  const prefix = first.length > 253 ? moreBytesThan(253) : dnsSubdomain(first);
  return prefix === undefined ? namePart(second) : `prefix part ${prefix}`;
});

function namePart(text: string): string | undefined {
  if (text === '') return 'name part must be non-empty';
  if (text.length > 63) return `name part ${moreBytesThan(63)}`;
  return isQualified.test(text) ? undefined : `name part ${qualifiedWords}`;
}

/** A key of a label with a prefix: `acme.io/foo`. */
export const domainPrefixedKey: Complaint = (text) =>
  qualifiedName(text) ??
  (text.includes('/') ? undefined : 'must be a domain-prefixed key (such as "acme.io/foo")');

/** The value of a label: may be empty. */
export const labelValue: Complaint = (text) => {
  if (text.length > 63) return moreBytesThan(63);
  return text === '' || isQualified.test(text) ? undefined : labelValueWords;
};

const labelValueWords = unlike(
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  `(${qualified})?`,
  'MyValue',
  'my_value',
  '12345',
);

/** A name that only has to fit into an URL: of RBAC. */
export const pathSegmentName: Complaint = (text) => {
  if (text === '.' || text === '..') return `may not be '${text}'`;
  const bad = ['/', '%'].find((character) => text.includes(character));
  return bad && `may not contain '${bad}'`;
};

/** `my_name`, `MyName`. */
export const cIdentifier = matching(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  unlike(
    "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'",
    '[A-Za-z_][A-Za-z0-9_]*',
    'my_name',
    'MY_NAME',
    'MyName',
  ),
);

/** A name of a header of HTTP. */
export const httpHeaderName = matching(
  /^[-A-Za-z0-9]+$/,
  unlike(
    "a valid HTTP header must consist of alphanumeric characters or '-'",
    '[-A-Za-z0-9]+',
    'X-Header-Name',
  ),
);

/** The name of a port: an IANA_SVC_NAME of RFC 6335. */
export const portName: Complaint = (text) => {
  if (bytesOf(text) > 15) return longerThan(15);
  if (!/^[-a-z0-9]+$/.test(text))
    return 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)';
  if (!/[a-z]/.test(text)) return 'must contain at least one letter (a-z)';
  if (text.includes('--')) return 'must not contain consecutive hyphens';
  return /^-|-$/.test(text) ? 'must not begin or end with a hyphen' : undefined;
};

/** A key of a ConfigMap or Secret. */
export const configMapKey: Complaint = (text) => {
  if (text.length > 253) return longerThan(253);
  return /^[-._a-zA-Z0-9]+$/.test(text) ? leadingDots(text) : configMapKeyWords;
};

const configMapKeyWords = unlike(
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  '[-._a-zA-Z0-9]+',
  'key.name',
  'KEY_NAME',
  'key-name',
);

/** The name of an environment variable, before 1.32. */
export const strictEnvName: Complaint = (text) =>
  /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(text) ? leadingDots(text) : strictEnvWords;

const strictEnvWords = unlike(
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
  '[-._a-zA-Z][-._a-zA-Z0-9]*',
  'my.env-name',
  'MY_ENV.NAME',
  'MyEnvName1',
);

/** The name of an environment variable since 1.32: printable ASCII without =. */
export const envName: Complaint = (text) => {
  if (text === '') return 'environment variable name must be non-empty';
  return /^[ -<>-~]+$/.test(text)
    ? undefined
    : "a valid environment variable name must consist only of printable ASCII characters other than '='";
};

function leadingDots(text: string): string | undefined {
  if (text === '.' || text === '..') return `must not be '${text}'`;
  return text.startsWith('..') ? "must not start with '..'" : undefined;
}

function isDnsSubdomain(text: string): boolean {
  return text.split('.').every((part) => isSubdomain.test(part));
}
