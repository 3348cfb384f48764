import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request that came, and what it carried. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: { readonly body?: string } | undefined;
}

/** A server in the place of a forge's API: `answer` says what there is, and everything that came is kept. */
export async function forge(
  answer: (request: Request) => unknown,
): Promise<{ url: string; requests: Request[] }> {
  const requests: Request[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming);
    requests.push(request);
    reply(response, answer(request));
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  onTestFinished(() => void server.close());
  // It listens on a port.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

async function read(incoming: IncomingMessage): Promise<Request> {
  let text = '';
  for await (const chunk of incoming) text += chunk;
  const { authorization, 'private-token': token } = incoming.headers;
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    token: authorization ?? token?.toString(),
    body: text === '' ? undefined : JSON.parse(text),
  };
}

function reply(response: ServerResponse, value: unknown): void {
  response.writeHead(value === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value ?? {}));
}
