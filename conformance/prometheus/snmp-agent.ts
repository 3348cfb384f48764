import { createSocket } from 'node:dgram';
import { onTestFinished } from 'vitest';

/** Something that is asked by SNMP, and never answers. */
export interface SnmpAgent {
  readonly port: number;
  /** What it was asked with, in order. */
  readonly asked: readonly Question[];
}

/** The head of a message: the version as people count it, and, but for version 3, the community. */
export interface Question {
  readonly version: string;
  readonly community?: string;
}

export async function startSnmpAgent(): Promise<SnmpAgent> {
  const socket = createSocket('udp4');
  const asked: Question[] = [];
  socket.on('message', (message) => asked.push(question(message)));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    socket.close();
  });
  return { port: socket.address().port, asked };
}

const versions: Readonly<Record<number, string>> = { 0: '1', 1: '2c', 3: '3' };

/** A sequence that begins with an integer, and in the old versions goes on with the community. */
function question(message: Buffer): Question {
  const start = message.readUInt8(1) < 0x80 ? 2 : 2 + (message.readUInt8(1) & 0x7f);
  const version = versions[message.readUInt8(start + 2)] ?? 'unknown';
  if (version === '3') return { version };
  const length = message.readUInt8(start + 4);
  return { version, community: message.toString('latin1', start + 5, start + 5 + length) };
}
