import { createHash } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** The part of a MySQL server that asks who somebody is. */
export interface MysqlServer {
  readonly port: number;
  /** Who came, and whether with the right password. */
  readonly logins: readonly Login[];
}

export interface Login {
  readonly user: string;
  readonly rightPassword: boolean;
}

const salt = Buffer.from('01234567890123456789');

/** Sends everybody away after the login. */
export async function startMysqlServer(password: string): Promise<MysqlServer> {
  const logins: Login[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.write(packet(0, greeting()));
    socket.once('data', (answer) => {
      logins.push(login(answer, password));
      sendAway(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { port: address.port, logins };
}

function sendAway(socket: Socket): void {
  const head = Buffer.from([0xff, 1045 & 0xff, 1045 >> 8]);
  socket.end(packet(2, Buffer.concat([head, Buffer.from('#28000Access denied')])));
}

function packet(sequence: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(body.length, 0, 3);
  head.writeUInt8(sequence, 3);
  return Buffer.concat([head, body]);
}

/** Version 10 of the protocol, with passwords as mysql_native_password sends them. */
function greeting(): Buffer {
  const [CONNECT_WITH_DB, PROTOCOL_41, SECURE_CONNECTION, PLUGIN_AUTH] = [8, 0x200, 0x8000, 8];
  const low = Buffer.alloc(2);
  low.writeUInt16LE(CONNECT_WITH_DB | PROTOCOL_41 | SECURE_CONNECTION);
  return Buffer.concat([
    Buffer.from('\x0a8.4.0\0\x01\0\0\0', 'latin1'),
    salt.subarray(0, 8),
    Buffer.from([0]),
    low,
    Buffer.from([45, 2, 0, PLUGIN_AUTH, 0, 21]),
    Buffer.alloc(10),
    salt.subarray(8),
    Buffer.from('\0mysql_native_password\0'),
  ]);
}

/** After the header, flags, a size, a character set and 23 zeros come the user and the scrambled password. */
function login(answer: Buffer, password: string): Login {
  const start = 4 + 4 + 4 + 1 + 23;
  const end = answer.indexOf(0, start);
  const scrambled = answer.subarray(end + 2, end + 2 + answer.readUInt8(end + 1));
  return { user: answer.toString('utf8', start, end), rightPassword: scrambled.equals(scramble(password)) };
}

function scramble(password: string): Buffer {
  const first = sha1(Buffer.from(password));
  const second = sha1(Buffer.concat([salt, sha1(first)]));
  return Buffer.from(first.map((byte, i) => byte ^ (second[i] ?? 0)));
}

function sha1(bytes: Buffer): Buffer {
  return createHash('sha1').update(bytes).digest();
}
