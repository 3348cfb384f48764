import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { type Message, question, type RecordType, readMessage } from './message.js';

/** How a question is sent. */
export interface Way {
  readonly port: number;
  /** Default: udp. */
  readonly over?: 'udp' | 'tcp';
}

const SECONDS = 10;

/** Asks the DNS server at this port of 127.0.0.1; throws if it has not answered within ten seconds. */
export async function ask(name: string, type: RecordType, { port, over = 'udp' }: Way): Promise<Message> {
  const id = Math.floor(Math.random() * 65536);
  const sent = question(id, name, type);
  const answer = await (over === 'udp' ? overUdp(sent, port) : overTcp(sent, port));
  if (answer.readUInt16BE(0) !== id)
    throw new Error(`${name} ${type}: the answer belongs to another question`);
  return readMessage(answer);
}

function overUdp(sent: Buffer, port: number): Promise<Buffer> {
  const socket = createSocket('udp4');
  return new Promise<Buffer>((resolve, reject) => {
    const late = setTimeout(() => reject(unanswered(port)), SECONDS * 1000);
    socket.once('message', (message) => {
      clearTimeout(late);
      resolve(message);
    });
    socket.once('error', reject);
    socket.send(sent, port, '127.0.0.1');
  }).finally(() => socket.close());
}

/** Over TCP each message has its length before it. */
function overTcp(sent: Buffer, port: number): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1');
  return new Promise<Buffer>((resolve, reject) => {
    let read = Buffer.alloc(0);
    socket.setTimeout(SECONDS * 1000, () => reject(unanswered(port)));
    socket.once('error', reject);
    socket.once('close', () => reject(unanswered(port)));
    socket.on('data', (chunk) => {
      read = Buffer.concat([read, chunk]);
      if (read.length > 2 && read.length >= 2 + read.readUInt16BE(0)) resolve(read.subarray(2));
    });
    socket.write(Buffer.concat([Buffer.from([sent.length >> 8, sent.length & 255]), sent]));
  }).finally(() => socket.destroy());
}

function unanswered(port: number): Error {
  return new Error(`no answer from port ${port} within ${SECONDS} s`);
}
