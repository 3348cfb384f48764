import { at, textOf } from '../../kubernetes/native/blocks/read.js';
import { problem, UserError } from '../../model/errors.js';
import type { JsonValue } from '../../model/manifest.js';

/** An answer that is no success, and what to do about it. */
export function refusal(server: string, path: string, status: number, body: string): UserError {
  const says = messageIn(body);
  const because = says && `: ${says}`;
  if (status === 401) return failed(server, `does not know who asks (401)${because}`, fixes.unknown);
  if (status === 403) return failed(server, `refuses ${path} (403)${because}`, fixes.forbidden);
  if (status === 404) return failed(server, `has no ${path} (404)`, fixes.missing);
  if (status === 503 || status === 504)
    return failed(server, `cannot answer ${path} now (${status})${because}`, fixes.partly);
  return failed(server, `answers ${path} with ${status}${because}`, fixes.missing);
}

const fixes = {
  unknown: 'Log in again, or name another user: --context, --token-file. Tokens expire.',
  forbidden:
    'Let the user read it: the ClusterRole system:discovery has /openapi, and listing customresourcedefinitions takes a role of its own.',
  missing: 'Correct the address: it should be that of an API server of Kubernetes 1.27 or later.',
  partly:
    'A server behind it is down: "kubectl get apiservices" shows which. Mend it, or leave it out with --without GROUP/VERSION.',
  tls: 'Give the authority that signed its certificate: certificate-authority of the kubeconfig, or --ca-file. --insecure-skip-tls-verify believes whoever answers.',
  down: 'Check the address, and that it can be reached from here; behind a proxy, run "kubectl proxy" and ask that.',
  slow: 'Try again, or nearer to it.',
  large: 'Correct the address: no API server answers that much.',
};

/** The message of a Status. It is the server's own; of anything else nothing is shown. */
function messageIn(body: string): string {
  try {
    const value: JsonValue = JSON.parse(body);
    const message = textOf(at(value, 'message'));
    return message.replace(/\s+/g, ' ').slice(0, 300).replace(/\.$/, '');
  } catch {
    return '';
  }
}

/** Why no whole answer came. */
export function unreachable(server: string, path: string, error: unknown): UserError {
  const [why, fix] = reasonOf(error);
  return failed(server, `${why} (${path})`, fix);
}

function reasonOf(error: unknown): [why: string, fix: string] {
  // Whatever was thrown: each of these is looked at for being there.
  const { name = '', code = '', message = '' } = error as { name?: string; code?: string; message?: string };
  const text = message.split('\n')[0] ?? '';
  if (name === 'TimeoutError' || name === 'AbortError') return ['did not answer in time', fixes.slow];
  if (name === 'TooLarge' || text.startsWith('it is larger')) return ['answers without an end', fixes.large];
  if (code === 'ECONNRESET' || text === 'aborted')
    return ['broke off in the middle of its answer', fixes.slow];
  if (/CERT|SIGNATURE|SELF_SIGNED|ALTNAME|ISSUER/.test(code))
    return [`cannot be trusted: ${text} (${code})`, fixes.tls];
  if (/SSL|TLS|EPROTO/.test(code))
    return [`does not speak TLS, or refuses our certificate: ${code}`, fixes.missing];
  return [`cannot be reached: ${code || text}`, fixes.down];
}

function failed(server: string, why: string, fix: string): UserError {
  return new UserError(problem('CLUSTER_FAILED', [server, why, fix]));
}
