import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent, request } from 'node:https';
import { problem, UserError } from '../../model/errors.js';
import type { JsonValue } from '../../model/manifest.js';
import { bodyOf } from './body.js';
import type { Connection } from './connection.js';
import { refusal, unreachable } from './failures.js';

/** Reads from an API server. */
export interface ClusterClient {
  readonly server: string;
  /**
   * What a path answers, as JSON.
   *
   * @throws UserError `CLUSTER_FAILED`
   */
  get(path: string): Promise<JsonValue>;
  close(): void;
}

/** How long an answer may take, and how large it may be. */
export interface ClientLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** The largest answer known, `/openapi/v2` of a cluster with many CRDs, has some 20 MB. */
const usual: ClientLimits = { milliseconds: 60_000, bytes: 256 * 1024 * 1024 };

/** A client of the API server that the connection leads to. Close it: it keeps its connections. */
export function clusterClient(connection: Connection, limits: ClientLimits = usual): ClusterClient {
  const { server, ca, insecure, tlsServerName, certificate } = connection;
  const pool = { keepAlive: true, maxSockets: 8 };
  const agent = server.startsWith('http:')
    ? new HttpAgent(pool)
    : new Agent({
        ...pool,
        ...(ca && { ca }),
        ...(tlsServerName && { servername: tlsServerName }),
        ...certificate,
        rejectUnauthorized: insecure !== true,
      });
  return {
    server,
    get: (path) => get(connection, agent, path, limits),
    close: () => agent.destroy(),
  };
}

async function get(
  { server, headers }: Connection,
  agent: Agent | HttpAgent,
  path: string,
  limits: ClientLimits,
): Promise<JsonValue> {
  const url = `${server}${path}`;
  const options = {
    agent,
    headers: { accept: 'application/json', ...headers },
    signal: AbortSignal.timeout(limits.milliseconds),
  };
  try {
    const response = await answerTo(
      server.startsWith('http:') ? httpRequest(url, options) : request(url, options),
    );
    const body = await bodyOf(response, limits.bytes);
    if (response.statusCode !== 200)
      throw refusal(server, path, response.statusCode ?? 0, body.toString('utf8'));
    return parsed(server, path, body);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw unreachable(server, path, error);
  }
}

function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end();
  });
}

function parsed(server: string, path: string, body: Buffer): JsonValue {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    const fix =
      'Correct the address: it should be that of the API server, as "kubectl cluster-info" shows it.';
    throw new UserError(
      problem('CLUSTER_FAILED', [server, `answers ${path} with something that is not JSON`, fix]),
    );
  }
}
