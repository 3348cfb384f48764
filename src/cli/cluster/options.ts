import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import type { Option } from '../command.js';
import type { Io } from '../io.js';
import { reading } from '../sources/unread-file.js';
import { type Connection, serverAddress } from './connection.js';
import { connectionOf } from './kubeconfig.js';
import { bearer, tokenIn } from './token.js';

/** What the command line says of the API server to ask. */
export interface ClusterValues {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly server?: string;
  readonly 'token-file'?: string;
  readonly 'ca-file'?: string;
  readonly 'insecure-skip-tls-verify'?: boolean;
}

/** The options of every command that asks an API server. */
export const clusterOptions: Readonly<Record<keyof ClusterValues, Option>> = {
  kubeconfig: {
    type: 'string',
    value: 'FILE',
    help: 'How to reach the cluster, and as whom. Default: KUBECONFIG, else ~/.kube/config.',
  },
  context: { type: 'string', value: 'NAME', help: 'Of the kubeconfig. Default: its current-context.' },
  server: {
    type: 'string',
    value: 'URL',
    help: 'Without a kubeconfig: the API server, or "kubectl proxy" at http://localhost:8001.',
  },
  'token-file': { type: 'string', value: 'FILE', help: 'Asks --server with the token in the file.' },
  'ca-file': { type: 'string', value: 'FILE', help: "The authority of --server's certificate, as PEM." },
  'insecure-skip-tls-verify': { type: 'boolean', help: 'Believes whoever answers as --server.' },
};

/**
 * How to reach the API server that the command line names.
 *
 * @throws UserError `ARGUMENT_INVALID`
 */
export async function connectionFor(values: ClusterValues, io: Io): Promise<Connection> {
  if (values.server !== undefined) return toServer(values.server, values, io);
  const [own] = (['token-file', 'ca-file', 'insecure-skip-tls-verify'] as const).filter(
    (name) => values[name],
  );
  if (own) throw invalid(`--${own} is for --server.`, 'Leave it out: the kubeconfig says who asks.');
  const file = values.kubeconfig ? resolve(io.cwd, values.kubeconfig) : usualKubeconfig(io);
  return connectionOf(file, { context: values.context, env: io.env, say: io.err });
}

function toServer(address: string, values: ClusterValues, { cwd }: Io): Connection {
  const [other] = (['kubeconfig', 'context'] as const).filter((name) => values[name] !== undefined);
  if (other) throw invalid(`--server and --${other} name two servers.`, 'Use one of them.');
  const [token, ca] = [values['token-file'], values['ca-file']].map((file) => file && resolve(cwd, file));
  return {
    server: serverAddress(address),
    insecure: values['insecure-skip-tls-verify'] === true,
    ...(ca && { ca: reading(ca, () => readFileSync(ca, 'utf8')) }),
    ...(token && { headers: bearer(tokenIn(token)) }),
  };
}

/** As kubectl finds it, but for several files at once: which of them has what is not for us to merge. */
function usualKubeconfig({ env, cwd }: Io): string {
  const files = (env.KUBECONFIG ?? '').split(delimiter).filter((file) => file !== '');
  if (files.length > 1)
    throw invalid(
      'KUBECONFIG names several files.',
      'Name one with --kubeconfig; "kubectl config view --flatten --minify" writes one.',
    );
  return files[0] === undefined ? join(env.HOME ?? homedir(), '.kube/config') : resolve(cwd, files[0]);
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
