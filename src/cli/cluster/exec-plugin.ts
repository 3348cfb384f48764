import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { at, fieldsOf, itemsOf, textOf } from '../../kubernetes/native/blocks/read.js';
import { problem, UserError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/manifest.js';
import { show } from '../../model/show.js';

/** Where a plugin runs, and for which server. */
export interface PluginOptions {
  /** The kubeconfig's folder: a command with a slash in it is relative to it. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly server: string;
  readonly ca: string | undefined;
  say(text: string): void;
}

/** What a plugin gives: a token, or a certificate and its key as PEM, or all of them. */
export interface PluginCredential {
  readonly token: string;
  readonly cert: string;
  readonly key: string;
}

const longest = 120_000;

/**
 * Runs the credential plugin of a kubeconfig's user (`aws eks get-token`, `gke-gcloud-auth-plugin`), as kubectl does: its
 * author trusts the kubeconfig that names it. What it writes to its standard error is shown, its output never.
 *
 * @throws UserError `ARGUMENT_INVALID` where it fails, takes more than two minutes, or gives no credential
 */
export async function execCredential(exec: JsonObject, options: PluginOptions): Promise<PluginCredential> {
  const command = textOf(exec.command);
  const output = await run(command, exec, options);
  const status = fieldsOf(at(parsed(command, output), 'status'));
  const found = {
    token: textOf(status.token),
    cert: textOf(status.clientCertificateData),
    key: textOf(status.clientKeyData),
  };
  if (!found.token && !(found.cert && found.key)) throw failed(command, 'gave no token and no certificate');
  return found;
}

function run(command: string, exec: JsonObject, options: PluginOptions): Promise<string> {
  const { folder, env, say } = options;
  const path = command.includes('/') ? resolve(folder, command) : command;
  const own = itemsOf(exec.env).map((entry) => [textOf(at(entry, 'name')), textOf(at(entry, 'value'))]);
  const info = { KUBERNETES_EXEC_INFO: JSON.stringify(infoFor(exec, options)) };
  return new Promise((fulfil, reject) => {
    const child = spawn(path, itemsOf(exec.args).map(textOf), {
      env: { ...env, ...Object.fromEntries(own), ...info },
      stdio: ['inherit', 'pipe', 'pipe'],
      timeout: longest,
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.length > 1_000_000) child.kill();
    });
    child.stderr.on('data', (chunk) => say(String(chunk)));
    child.on('error', () => reject(failed(command, 'could not be started', textOf(exec.installHint))));
    child.on('close', (code, signal) => {
      if (code === 0) fulfil(output);
      else reject(failed(command, signal ? `was stopped by ${signal}` : `ended with exit code ${code}`));
    });
  });
}

/** As kubectl tells it: the plugin may log in differently for each cluster. */
function infoFor(exec: JsonObject, { server, ca }: PluginOptions): JsonValue {
  const cluster = {
    server,
    ...(ca && { 'certificate-authority-data': Buffer.from(ca).toString('base64') }),
  };
  const spec = { interactive: false, ...(exec.provideClusterInfo === true && { cluster }) };
  return { apiVersion: textOf(exec.apiVersion), kind: 'ExecCredential', spec };
}

function parsed(command: string, output: string): JsonValue {
  try {
    return JSON.parse(output);
  } catch {
    throw failed(command, 'printed no ExecCredential');
  }
}

function failed(command: string, how: string, hint?: string): UserError {
  const what = `The credential plugin ${show(command)} of the kubeconfig ${how}.`;
  const fix = hint || 'Run it by itself to see why, or give a token with --token-file.';
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
