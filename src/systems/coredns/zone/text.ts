const LONGEST_STRING = 255;

/** A text as the strings of a TXT record: quoted, at most 255 octets each, whatever isn't printable ASCII as `\DDD`. */
export function quoteText(text: string): string {
  const octets = [...new TextEncoder().encode(text)];
  const strings: string[] = [];
  for (let from = 0; from === 0 || from < octets.length; from += LONGEST_STRING) {
    strings.push(quote(octets.slice(from, from + LONGEST_STRING)));
  }
  return strings.join(' ');
}

/** A text as one quoted string of any length, as CAA's value is. */
export function quoteWhole(text: string): string {
  return quote([...new TextEncoder().encode(text)]);
}

function quote(octets: readonly number[]): string {
  return `"${octets.map(writeOctet).join('')}"`;
}

function writeOctet(octet: number): string {
  if (octet < 32 || octet > 126) return `\\${String(octet).padStart(3, '0')}`;
  const character = String.fromCharCode(octet);
  // Inside quotes a semicolon starts no comment, but not every reader of zone files knows that.
  return '";\\'.includes(character) ? `\\${character}` : character;
}
