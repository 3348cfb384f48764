/** A record of an answer, as far as the proofs look at it. */
export interface ResourceRecord {
  /** The owner, with its trailing dot. */
  readonly name: string;
  readonly type: string;
  /** Seconds that it may be cached. */
  readonly ttl: number;
  /** As in a zone file, names absolute; what a TXT holds bare, one character per octet. */
  readonly data: string;
}

/** A DNS answer. */
export interface Message {
  /** `NOERROR`, `NXDOMAIN`, or the number of another code. */
  readonly rcode: string;
  /** The name that the answer says was asked for. */
  readonly asked: string;
  readonly answer: readonly ResourceRecord[];
  readonly authority: readonly ResourceRecord[];
}

/** RFC 1035 §3.2.2, RFC 3596, RFC 2782: the types that are asked for here. */
const types = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33 } as const;
export type RecordType = keyof typeof types;

const codes = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];

/** A question, as RFC 1035 §4.1 writes it, with recursion desired. */
export function question(id: number, name: string, type: RecordType): Buffer {
  const head = Buffer.from([id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  const labels = name
    .replace(/\.$/, '')
    .split('.')
    .flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]);
  return Buffer.concat([head, ...labels, Buffer.from([0, 0, types[type], 0, 1])]);
}

/** Reads an answer; throws a RangeError where it ends too soon. */
export function readMessage(bytes: Buffer): Message {
  const code = bytes.readUInt8(3) & 15;
  const reader = new Reader(bytes);
  const asked = reader.name();
  reader.skip(4);
  const [answers, authorities] = [bytes.readUInt16BE(6), bytes.readUInt16BE(8)];
  const answer = Array.from({ length: answers }, () => reader.record());
  const authority = Array.from({ length: authorities }, () => reader.record());
  return { rcode: codes[code] ?? String(code), asked, answer, authority };
}

class Reader {
  #at = 12;

  constructor(private readonly bytes: Buffer) {}

  skip(octets: number): void {
    this.#at += octets;
  }

  name(): string {
    const [name, end] = this.#nameAt(this.#at);
    this.#at = end;
    return name;
  }

  record(): ResourceRecord {
    const name = this.name();
    const number = this.#number(2);
    this.skip(2);
    const ttl = this.#number(4);
    const end = this.#number(2) + this.#at;
    const type = Object.entries(types).find(([, value]) => value === number)?.[0] ?? String(number);
    const data = this.#data(type, end);
    this.#at = end;
    return { name, type, ttl, data };
  }

  #number(octets: number): number {
    this.skip(octets);
    return this.bytes.readUIntBE(this.#at - octets, octets);
  }

  #data(type: string, end: number): string {
    switch (type) {
      case 'A':
        return [...this.bytes.subarray(this.#at, end)].join('.');
      case 'NS':
      case 'CNAME':
      case 'PTR':
        return this.name();
      case 'SOA':
        return [this.name(), this.name(), ...Array.from({ length: 5 }, () => this.#number(4))].join(' ');
      case 'MX':
        return [this.#number(2), this.name()].join(' ');
      case 'SRV':
        return [this.#number(2), this.#number(2), this.#number(2), this.name()].join(' ');
      case 'TXT':
        return this.#strings(end);
      default:
        return this.bytes.toString('hex', this.#at, end);
    }
  }

  #strings(end: number): string {
    let text = '';
    while (this.#at < end) {
      const length = this.#number(1);
      text += this.bytes.toString('latin1', this.#at, this.#at + length);
      this.skip(length);
    }
    return text;
  }

  /** A name, which may point to one earlier in the message (RFC 1035 §4.1.4), and where it ends. */
  #nameAt(at: number): [name: string, end: number] {
    const length = this.bytes.readUInt8(at);
    if (length === 0) return ['.', at + 1];
    if (length >= 192) return [this.#nameAt(this.bytes.readUInt16BE(at) & 0x3fff)[0], at + 2];
    const label = this.bytes.toString('latin1', at + 1, at + 1 + length);
    const [rest, end] = this.#nameAt(at + 1 + length);
    return [rest === '.' ? `${label}.` : `${label}.${rest}`, end];
  }
}
