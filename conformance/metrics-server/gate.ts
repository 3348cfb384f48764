import { createSocket } from 'node:dgram';
import { connect, createServer, type Socket } from 'node:net';

/**
 * A program that runs in a network of its own and leads in and out of it over Unix sockets, which know no networks:
 * `gate.ts <socket to come in by> <address of the DNS> [<address>=<socket to go out by>…]`. Who comes in says with its
 * first line where to: `10.244.0.5 10250`. The DNS there knows no name.
 */
const parent = process.ppid;
const [entrance = '', dns = '', ...exits] = process.argv.slice(2);

createServer((from) => {
  from.once('data', (chunk) => {
    const end = chunk.indexOf('\n');
    const [host = '', port] = chunk.toString('latin1', 0, end).split(' ');
    join(from, connect(Number(port), host), chunk.subarray(end + 1));
  });
}).listen(entrance, () => console.log('the gate is open'));

for (const exit of exits) {
  const [address = '', path = ''] = exit.split('=');
  const [host, port] = address.split(':');
  createServer((from) => join(from, connect(path))).listen(Number(port), host);
}

const server = createSocket('udp4');
server.on('message', (message, { address, port }) => {
  const answer = Buffer.from(message);
  answer.writeUInt16BE(0x8183, 2); // an answer, with recursion: NXDOMAIN
  server.send(answer, port, address);
});
server.bind(53, dns);

function join(from: Socket, to: Socket, first?: Buffer): void {
  if (first) to.write(first);
  from.pipe(to).pipe(from);
  from.on('error', () => to.destroy());
  to.on('error', () => from.destroy());
}

// Nobody is left to stop it where the tests were killed.
setInterval(() => {
  if (process.ppid !== parent) process.exit();
}, 1000);
