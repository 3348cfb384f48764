import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Leads from a free port of this address to a port of 127.0.0.1, until the end of the test. */
export async function relay(host: string, to: number): Promise<number> {
  const open = new Set<Socket>();
  const server = createServer((from) => {
    const there = connect(to, '127.0.0.1');
    from.pipe(there).pipe(from);
    for (const [socket, other] of [
      [from, there],
      [there, from],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => open.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the relay listens on no port');
  return address.port;
}
