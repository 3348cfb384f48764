import { createServer } from 'node:net';

/** A port of 127.0.0.1 that was free a moment ago; several at once are distinct. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listening));
  return Promise.all(servers.map(portOf));
}

type Server = ReturnType<typeof createServer>;

function listening(): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): Promise<number> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return new Promise((resolve) => server.close(() => resolve(address.port)));
}
