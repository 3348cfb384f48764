/** A record as it is read back: its absolute owner, TTL, type and the words of its data. */
export interface ReadRecord {
  readonly owner: string;
  readonly ttl: number;
  readonly type: string;
  readonly data: readonly string[];
}

/** Reads a zone file by RFC 1035 §5, written from the RFC and not from our printer. */
export function readZone(text: string): ReadRecord[] {
  let origin = '';
  let defaultTtl = 0;
  const records: ReadRecord[] = [];
  for (const line of text.split('\n')) {
    const words = readWords(line);
    const [first = '', second = ''] = words;
    if (words.length === 0) continue;
    if (first === '$ORIGIN') origin = second;
    else if (first === '$TTL') defaultTtl = Number(second);
    else {
      const rest = words.slice(1);
      const ttl = /^\d+$/.test(rest[0] ?? '') ? Number(rest.shift()) : defaultTtl;
      if (rest.shift() !== 'IN') throw new Error(`no class: ${line}`);
      const [type = '', ...data] = rest;
      records.push({ owner: absolute(first, origin), ttl, type, data });
    }
  }
  return records;
}

function absolute(name: string, origin: string): string {
  if (name === '@') return origin;
  return name.endsWith('.') ? name : `${name}.${origin}`;
}

/** The words of a line; quotes and the escapes in them are undone, to octets as Latin-1. */
function readWords(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (character === '\\') {
      const decimal = /^\d{3}/.exec(line.slice(i + 1))?.[0];
      word = (word ?? '') + (decimal ? String.fromCharCode(Number(decimal)) : line.charAt(i + 1));
      i += decimal ? 3 : 1;
    } else if (character === '"') {
      word ??= '';
      quoted = !quoted;
    } else if (!quoted && character === ';') break;
    else if (!quoted && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (quoted) throw new Error(`a quote is not closed: ${line}`);
  return word === undefined ? words : [...words, word];
}
