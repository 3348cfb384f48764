import type { OutgoingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';

/** What the API server answered. */
export interface Answer {
  readonly status: number;
  /** The body, parsed if it is JSON. */
  readonly body: unknown;
  /** The texts of its Warning headers. */
  readonly warnings: readonly string[];
}

/** A small client of the Kubernetes API. */
export class KubernetesClient {
  readonly #agent: Agent;

  constructor(
    readonly url: string,
    private readonly token: string,
    ca: Buffer,
  ) {
    this.#agent = new Agent({ ca, keepAlive: true, maxSockets: 16 });
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path);
  }

  post(path: string, body: object): Promise<Answer> {
    return this.#send('POST', path, body, 'application/json');
  }

  put(path: string, body: object): Promise<Answer> {
    return this.#send('PUT', path, body, 'application/json');
  }

  /** Server-side apply, as the manager `conformance`, which takes over what others hold. */
  apply(path: string, body: object): Promise<Answer> {
    const query = `${path.includes('?') ? '&' : '?'}fieldManager=conformance&force=true&fieldValidation=Strict`;
    return this.#send('PATCH', path + query, body, 'application/apply-patch+yaml');
  }

  delete(path: string): Promise<Answer> {
    const now = {
      kind: 'DeleteOptions',
      apiVersion: 'v1',
      gracePeriodSeconds: 0,
      propagationPolicy: 'Background',
    };
    return this.#send('DELETE', path, now, 'application/json');
  }

  #send(method: string, path: string, body?: object, type?: string): Promise<Answer> {
    const text = body && JSON.stringify(body);
    const headers: OutgoingHttpHeaders = { authorization: `Bearer ${this.token}` };
    if (type) headers['content-type'] = type;
    // Node sends the body of a DELETE bare where it is not told its length.
    if (text) headers['content-length'] = Buffer.byteLength(text);
    return new Promise((resolve, reject) => {
      const sent = request(this.url + path, { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode = 0, headers } = response;
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: statusCode, body: parsed(text), warnings: warningsOf(headers.warning) });
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `299 - "text", 299 - "text"`: the texts, with the escapes of a quoted string undone. */
function warningsOf(header: string | string[] | undefined): string[] {
  const texts = [header ?? []]
    .flat()
    .join(', ')
    .matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g);
  return [...texts].map(([, text = '']) => text.replace(/\\(.)/g, '$1'));
}
