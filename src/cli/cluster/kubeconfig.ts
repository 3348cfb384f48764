import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { at, fieldsOf, isFields, itemsOf, textOf } from '../../kubernetes/native/blocks/read.js';
import { problem, UserError } from '../../model/errors.js';
import type { JsonObject } from '../../model/manifest.js';
import { show } from '../../model/show.js';
import { suggest } from '../../model/suggest.js';
import { loadDocuments } from '../../yaml/load/load.js';
import { reading } from '../sources/unread-file.js';
import { type Connection, serverAddress } from './connection.js';
import { execCredential } from './exec-plugin.js';
import { bearer, tokenIn } from './token.js';

/** What is needed besides the file: who may run a plugin, and where it may speak. */
export interface KubeconfigOptions {
  /** Default: the file's `current-context`. */
  readonly context?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** What a plugin that logs in says to the person who waits. */
  say(text: string): void;
}

/**
 * How a context of a kubeconfig is reached. Paths in it are relative to its folder; a plugin that it names for the
 * credentials is run, as kubectl does.
 *
 * @throws UserError `ARGUMENT_INVALID`, without a word of what is secret in it
 */
export async function connectionOf(file: string, options: KubeconfigOptions): Promise<Connection> {
  const config = read(file);
  const name = options.context ?? textOf(config['current-context']);
  if (name === '') throw invalid(file, 'has no current-context', 'Name one with --context.');
  const context = named(file, config, 'contexts', 'context', name);
  const cluster = named(file, config, 'clusters', 'cluster', textOf(context.cluster));
  const user = context.user ? named(file, config, 'users', 'user', textOf(context.user)) : {};
  refuseUnsupported(file, cluster, user);
  const pem = (of: JsonObject, field: string) => pemOf(file, of, field);
  const ca = pem(cluster, 'certificate-authority');
  const server = serverAddress(textOf(cluster.server));
  const own = await credentials(file, user, { ...options, server, ca });
  return {
    server,
    ca,
    insecure: cluster['insecure-skip-tls-verify'] === true,
    tlsServerName: textOf(cluster['tls-server-name']) || undefined,
    ...own,
    headers: { ...own.headers, ...impersonation(user) },
  };
}

type Credentials = Pick<Connection, 'certificate' | 'headers'>;

async function credentials(
  file: string,
  user: JsonObject,
  options: KubeconfigOptions & { readonly server: string; readonly ca: string | undefined },
): Promise<Credentials> {
  if (isFields(user.exec)) {
    const { token, cert, key } = await execCredential(user.exec, {
      ...options,
      folder: dirname(resolve(file)),
    });
    return { ...(cert && key && { certificate: { cert, key } }), ...(token && { headers: bearer(token) }) };
  }
  const [cert, key] = [pemOf(file, user, 'client-certificate'), pemOf(file, user, 'client-key')];
  if ((cert === undefined) !== (key === undefined))
    throw invalid(
      file,
      `has a user with a client ${cert ? 'certificate without its key' : 'key without its certificate'}`,
      'Write both.',
    );
  const headers = authorization(file, user);
  return { ...(cert && key && { certificate: { cert, key } }), ...(headers && { headers }) };
}

function authorization(file: string, user: JsonObject): Credentials['headers'] {
  const tokenFile = textOf(user.tokenFile);
  if (tokenFile) return bearer(tokenIn(beside(file, tokenFile)));
  if (textOf(user.token)) return bearer(textOf(user.token));
  const name = textOf(user.username);
  if (!name) return undefined;
  return { authorization: `Basic ${Buffer.from(`${name}:${textOf(user.password)}`).toString('base64')}` };
}

function impersonation(user: JsonObject): Record<string, string | string[]> {
  const groups = itemsOf(user['as-groups']).map(textOf);
  return {
    ...(textOf(user.as) && { 'impersonate-user': textOf(user.as) }),
    ...(groups.length > 0 && { 'impersonate-group': groups }),
  };
}

/** What cannot be honoured is not passed over: without it something else might be asked, or by somebody else. */
function refuseUnsupported(file: string, cluster: JsonObject, user: JsonObject): void {
  const found = [
    ...(cluster['proxy-url'] ? ['proxy-url'] : []),
    ...(user['auth-provider'] ? ['auth-provider'] : []),
    ...(user['as-uid'] ? ['as-uid'] : []),
    ...(user['as-user-extra'] ? ['as-user-extra'] : []),
  ];
  if (found.length === 0) return;
  const fix = 'Run "kubectl proxy" with it, and ask that: --server http://localhost:8001.';
  throw invalid(file, `uses ${found.join(' and ')}, which is not understood here`, fix);
}

function pemOf(file: string, of: JsonObject, field: string): string | undefined {
  const data = textOf(of[`${field}-data`]);
  if (data) return Buffer.from(data, 'base64').toString('utf8');
  const path = textOf(of[field]);
  return path ? reading(path, () => readFileSync(beside(file, path), 'utf8')) : undefined;
}

function beside(file: string, path: string): string {
  return resolve(dirname(file), path);
}

function named(file: string, config: JsonObject, list: string, field: string, name: string): JsonObject {
  const entries = itemsOf(config[list]);
  const found = entries.find((entry) => at(entry, 'name') === name);
  if (found) return fieldsOf(at(found, field));
  const names = entries.map((entry) => textOf(at(entry, 'name')));
  const meant = suggest(name, names);
  const fix = meant ? `Did you mean ${show(meant)}?` : `It has ${names.map(show).join(', ') || 'none'}.`;
  throw invalid(file, `has no ${show(name)} among its ${list}`, fix);
}

function read(file: string): JsonObject {
  if (!existsSync(file))
    throw invalid(file, 'is not there', 'Name another with --kubeconfig, or the API server with --server.');
  const [document, ...others] = loadDocuments(reading(file, () => readFileSync(file, 'utf8')));
  const { value, error } = document ?? {};
  // What the reader says quotes the text, which may be a token.
  if (error) throw invalid(file, `cannot be read as YAML: line ${error.line}`, 'Mend that line.');
  const isConfig = isFields(value) && (value.kind ?? 'Config') === 'Config' && 'clusters' in value;
  if (!isConfig || others.some((other) => other.value !== undefined))
    throw invalid(file, 'is no kubeconfig', 'Name the file that kubectl uses.');
  return value;
}

function invalid(file: string, why: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [`The kubeconfig ${show(file)} ${why}.`, fix]));
}
