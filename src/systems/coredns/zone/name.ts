/** A domain name as zone files write it: its labels in lower case, escaped in one way only. */
export interface DomainName {
  readonly labels: readonly string[];
  /** Whether it ends in a dot. If not, the zone's name is added to it. */
  readonly absolute: boolean;
}

const LONGEST_LABEL = 63;
const LONGEST_NAME = 255;
const plain = /[-\w*/+]/;

/** The name, or what is wrong with it: RFC 1035 §2.3.4 and §5.1. `@` is the zone itself, `.` the root. */
export function parseName(text: string): DomainName | { readonly wrong: string } {
  if (text === '@') return { labels: [], absolute: false };
  if (text === '.') return { labels: [], absolute: true };
  const labels: number[][] = [[]];
  let rest = text;
  while (rest !== '') {
    const octet = rest.startsWith('.') ? { value: undefined, length: 1 } : firstOctet(rest);
    if ('wrong' in octet) return octet;
    if (octet.value === undefined) labels.push([]);
    else labels.at(-1)?.push(octet.value);
    rest = rest.slice(octet.length);
  }
  const absolute = labels.length > 1 && labels.at(-1)?.length === 0;
  if (absolute) labels.pop();
  if (labels.some(({ length }) => length === 0)) return { wrong: 'has an empty label' };
  const long = labels.find(({ length }) => length > LONGEST_LABEL);
  if (long) return { wrong: `has a label of ${long.length} octets; ${LONGEST_LABEL} is the most` };
  return { labels: labels.map(writeLabel), absolute };
}

/** The octets that a name of these labels takes on the wire, the root's included. */
export function octetsOf(labels: readonly string[]): number {
  return labels.reduce((sum, label) => sum + label.replace(/\\(\d{3}|.)/g, 'x').length + 1, 1);
}

/** Whether a name of these labels is longer than DNS allows. */
export function isTooLong(labels: readonly string[]): boolean {
  return octetsOf(labels) > LONGEST_NAME;
}

/** Whether the labels end in those of the zone: whether the name is the zone or lies in it. */
export function endsIn(labels: readonly string[], zone: readonly string[]): boolean {
  const from = labels.length - zone.length;
  return from >= 0 && zone.every((label, i) => labels[from + i] === label);
}

/** The labels as an absolute name. */
export function writeName(labels: readonly string[]): string {
  return labels.length === 0 ? '.' : `${labels.join('.')}.`;
}

function firstOctet(text: string): { value: number; length: number } | { wrong: string } {
  const [character = ''] = text;
  if (character === '\\') return escapedOctet(text);
  if (plain.test(character)) return { value: character.charCodeAt(0), length: 1 };
  if (character.charCodeAt(0) > 126)
    return {
      wrong: `holds ${JSON.stringify(character)}, which is not ASCII: write the label in Punycode (xn--…)`,
    };
  return { wrong: `holds ${JSON.stringify(character)}, which has a meaning of its own in a zone file` };
}

function escapedOctet(text: string): { value: number; length: number } | { wrong: string } {
  const decimal = /^\\(\d{3})/.exec(text)?.[1];
  if (decimal !== undefined) {
    const value = Number(decimal);
    return value < 256 ? { value, length: 4 } : { wrong: `has the escape \\${decimal}; 255 is the most` };
  }
  const character = text[1];
  if (character === undefined || !/^[!-/:-~]$/.test(character)) {
    return { wrong: 'has a backslash that escapes nothing: write \\. for a dot, or \\DDD for the octet DDD' };
  }
  return { value: character.charCodeAt(0), length: 2 };
}

function writeLabel(octets: readonly number[]): string {
  return octets.map(writeOctet).join('');
}

function writeOctet(octet: number): string {
  const character = String.fromCharCode(octet).toLowerCase();
  if (octet < 127 && plain.test(character)) return character;
  return octet > 32 && octet < 127 ? `\\${character}` : `\\${String(octet).padStart(3, '0')}`;
}
