import { compilePattern } from '../../re2.js';
import { PlainList } from '../collections.js';
import { fail } from '../failure.js';
import { arg, fn, type Library, list, method, optional, text } from '../overload.js';
import { parseDate } from '../time.js';
import { formatType } from '../types.js';
import { type CelValue, Foreign, Optional } from '../values.js';
import { parseUrl } from './go-url.js';

/** What is wrong with a text, in the API server's words; nothing if it has the format. */
type Check = (value: string) => readonly string[];

class NamedFormat extends Foreign {
  readonly type = formatType;

  constructor(
    readonly name: string,
    readonly check: Check,
  ) {
    super();
  }

  equals(other: CelValue): boolean {
    return other instanceof NamedFormat ? other.name === this.name : fail('no such overload');
  }
}

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const label1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const key = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const labelSays =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
const subdomainSays =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
const label1035Says =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
const labelValueSays =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const keySays =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

function has(format: string, value: string): boolean {
  const pattern = compilePattern(`^${format}$`);
  return !('error' in pattern) && pattern.test(value);
}

function expected(says: string, format: string, ...examples: readonly string[]): string {
  return `${says} (e.g. ${examples
    .map((example) => `'${example}'`)
    .join(' or ')
    .replaceAll("' or '", "',  or '")}, regex used for validation is '${format}')`;
}

function checked(format: string, most: number, says: string): Check {
  return (value) => [
    ...(Buffer.byteLength(value) > most ? [`must be no more than ${most} characters`] : []),
    ...(has(format, value) ? [] : [says]),
  ];
}

const isSubdomain = checked(subdomain, 253, expected(subdomainSays, subdomain, 'example.com'));
const isLabel1035 = checked(label1035, 63, expected(label1035Says, label1035, 'my-name', 'abc-123'));
const isLabelValue = checked(
  `(${key})?`,
  63,
  expected(labelValueSays, `(${key})?`, 'MyValue', 'my_value', '12345'),
);
const withoutDots = checked(label, 63, expected(labelSays, label, 'my-name', '123-abc'));
const isKeyName = checked(key, 63, expected(keySays, key, 'MyName', 'my.name', '123-abc'));

function isLabel(value: string): readonly string[] {
  const dotted = !has(label, value) && has(subdomain, value);
  return withoutDots(value).map((says) =>
    dotted && says.startsWith('a lowercase') ? 'must not contain dots' : says,
  );
}

function isQualifiedName(value: string): readonly string[] {
  const parts = value.split('/');
  const name = parts.at(-1) ?? '';
  const example = expected(keySays, key, 'MyName', 'my.name', '123-abc');
  if (parts.length > 2)
    return [
      `a valid label key ${example} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  return [
    ...(parts.length === 2 ? isPrefix(parts[0] ?? '') : []),
    ...(name === '' ? ['name part must be non-empty'] : []),
    ...isKeyName(name).map((says) => `name part ${says}`),
  ];
}

function isPrefix(prefix: string): readonly string[] {
  return prefix === ''
    ? ['prefix part must be non-empty']
    : isSubdomain(prefix).map((says) => `prefix part ${says}`);
}

/** Of a name that the server goes on with, a dash at the end may stay. */
function prefixOf(check: Check): Check {
  return (value) => check(value.length > 1 && value.endsWith('-') ? `${value.slice(0, -2)}a` : value);
}

function isUri(value: string): readonly string[] {
  const parts = parseUrl(value);
  return 'error' in parts ? [parts.error] : [];
}

const uuid = '(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$';

function isUuid(value: string): readonly string[] {
  const pattern = compilePattern(uuid);
  return 'error' in pattern || !pattern.test(value) ? ['does not match the UUID format'] : [];
}

function isBase64(value: string): readonly string[] {
  const pattern = /^(?:[A-Za-z0-9+\\/]{4})*(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=|[A-Za-z0-9+\\/]{4})$/;
  return pattern.test(value) ? [] : ['invalid base64'];
}

function isDate(value: string): readonly string[] {
  return parseDate(value) ? [] : ['invalid date'];
}

function isDateTime(value: string): readonly string[] {
  const [date = '', time = ''] = value.toLowerCase().split('t');
  const match = /^(\d\d):(\d\d):(\d\d)(?:.\d+)?(?:z|[+-]\d\d:\d\d)$/.exec(time);
  const [hours = '99', minutes = '99', seconds = '99'] = match?.slice(1) ?? [];
  const holds = parseDate(date) !== undefined && hours <= '23' && minutes <= '59' && seconds <= '59';
  return holds ? [] : ['invalid datetime'];
}

const formats: Readonly<Record<string, NamedFormat>> = {
  dns1123Label: new NamedFormat('DNS1123Label', isLabel),
  dns1123Subdomain: new NamedFormat('DNS1123Subdomain', isSubdomain),
  dns1035Label: new NamedFormat('DNS1035Label', isLabel1035),
  qualifiedName: new NamedFormat('QualifiedName', isQualifiedName),
  dns1123LabelPrefix: new NamedFormat('DNS1123LabelPrefix', prefixOf(isLabel)),
  dns1123SubdomainPrefix: new NamedFormat('DNS1123SubdomainPrefix', prefixOf(isSubdomain)),
  dns1035LabelPrefix: new NamedFormat('DNS1035LabelPrefix', prefixOf(isLabel1035)),
  labelValue: new NamedFormat('LabelValue', isLabelValue),
  uri: new NamedFormat('URI', isUri),
  uuid: new NamedFormat('uuid', isUuid),
  byte: new NamedFormat('byte', isBase64),
  date: new NamedFormat('date', isDate),
  datetime: new NamedFormat('datetime', isDateTime),
};

function named(name: string): Optional {
  return Object.hasOwn(formats, name) ? new Optional(formats[name]) : Optional.none;
}

function validate({ check }: NamedFormat, value: string): Optional {
  const says = check(value);
  return says.length === 0 ? Optional.none : new Optional(new PlainList(says));
}

const format = arg<NamedFormat>(formatType);

/** The API server's own, since 1.31: `kubernetes.format`. */
export const namedFormats: Library = {
  'format.named': [fn([text], optional(format), named)],
  validate: [method([format, text], optional(list(text)), validate)],
  ...Object.fromEntries(
    Object.entries(formats).map(([name, value]) => [`format.${name}`, [fn([], format, () => value)]]),
  ),
};
