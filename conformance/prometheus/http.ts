import { createServer, type RequestListener, type Server } from 'node:http';
import { onTestFinished } from 'vitest';

/** What a program answered over HTTP. */
export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Asks a program of this machine; nothing if it does not answer. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answered | undefined> {
  try {
    const response = await fetch(url, init);
    return { status: response.status, text: await response.text() };
  } catch {
    return undefined;
  }
}

/** Serves until the end of the test; gives the port. */
export async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<number> {
  const server = createServer(listener);
  return listening(server, host);
}

/** The port of a server that stops at the end of the test. */
export async function listening(server: Server, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}
