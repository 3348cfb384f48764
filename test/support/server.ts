import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** An answer: a value as JSON, or whatever a function makes of it. */
export type Route = object | ((request: IncomingMessage, response: ServerResponse) => void);

/** A server of this test's own on this machine. */
export interface TestServer {
  readonly url: string;
  /** What it was asked, in order. */
  readonly requests: readonly IncomingMessage[];
}

/** Serves these paths (with their query, else without) until the test has ended; all others are a 404 of an API server. */
export async function serve(routes: Readonly<Record<string, Route>>): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const url = request.url ?? '';
    const route = routes[url] ?? routes[url.split('?')[0] ?? ''];
    if (typeof route === 'function') return route(request, response);
    response.writeHead(route ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(route ?? { kind: 'Status', message: 'the server could not find it' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { url: `http://127.0.0.1:${address.port}`, requests };
}

/** Answers with a status and a message, as an API server refuses. */
export function refusing(status: number, message: string): Route {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ kind: 'Status', status: 'Failure', message, code: status }));
  };
}
