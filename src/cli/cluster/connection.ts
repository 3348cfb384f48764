import { problem, UserError } from '../../model/errors.js';
import { show } from '../../model/show.js';

/** How an API server is reached, and who asks. Nothing of it but the server is ever shown. */
export interface Connection {
  /** `https://10.0.0.1:6443`; there may be a path. */
  readonly server: string;
  /** The authorities that may have signed its certificate, as PEM. Default: those that Node knows. */
  readonly ca?: string | undefined;
  /** Whoever answers is believed. */
  readonly insecure?: boolean | undefined;
  /** The name in its certificate, where that is not the host of `server`. */
  readonly tlsServerName?: string | undefined;
  /** The client's certificate and key, as PEM. */
  readonly certificate?: { readonly cert: string; readonly key: string } | undefined;
  /** The value of `authorization`, and headers of impersonation. */
  readonly headers?: Readonly<Record<string, string | string[]>> | undefined;
}

/** Hosts that are this machine: what is sent there without TLS, as to `kubectl proxy`, nobody else can read. */
const ownHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether what is sent there can be read by nobody else: it goes by https, or stays on this machine. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ownHosts.has(hostname));
}

/**
 * The address of an API server, without a slash at its end.
 *
 * @throws UserError `ARGUMENT_INVALID` for what is no address, has a password, or is neither https nor this machine
 */
export function serverAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw invalid(`${show(withoutPassword(text))} is not the address of an API server.`, example);
  if (url.username || url.password)
    throw invalid(
      `The address of ${show(url.host)} has a name or a password in it.`,
      'Use a kubeconfig, or --token-file.',
    );
  if (!isPrivate(url))
    throw invalid(`${show(text)} is not https, so everybody on the way could read who asks.`, example);
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

const example =
  'Write it as https://10.0.0.1:6443; http is for this machine only, such as http://localhost:8001 of kubectl proxy.';

function withoutPassword(text: string): string {
  return text.replace(/\/\/[^/@]*@/, '//…@');
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
