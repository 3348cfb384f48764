import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectionOf } from '../../../src/cli/cluster/kubeconfig.js';
import { connectionFor } from '../../../src/cli/cluster/options.js';
import { temporaryFolder } from '../../support/folder.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

function config(user: object, cluster: object = {}) {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'one',
    contexts: [
      { name: 'one', context: { cluster: 'it', user: 'me' } },
      { name: 'nobody', context: { cluster: 'it' } },
    ],
    clusters: [{ name: 'it', cluster: { server: 'https://10.0.0.1:6443', ...cluster } }],
    users: [{ name: 'me', user }],
  });
}

function read(user: object, cluster: object = {}, context?: string, files: Record<string, string> = {}) {
  const folder = temporaryFolder({ ...files, 'k/config': config(user, cluster) });
  const said: string[] = [];
  for (const name of Object.keys(files)) if (name.endsWith('.sh')) chmodSync(join(folder, name), 0o755);
  const options = { context, env: { PATH: process.env.PATH }, say: (text: string) => said.push(text) };
  return connectionOf(join(folder, 'k/config'), options).then((connection) => ({ ...connection, said }));
}

describe('a kubeconfig', () => {
  it('tells the server, its authority and the token', async () => {
    const cluster = { 'certificate-authority-data': base64('PEM'), 'tls-server-name': 'kubernetes' };
    expect(await read({ token: 'abc' }, cluster)).toMatchObject({
      server: 'https://10.0.0.1:6443',
      ca: 'PEM',
      tlsServerName: 'kubernetes',
      insecure: false,
      headers: { authorization: 'Bearer abc' },
    });
  });

  it('names files relative to its own folder', async () => {
    const user = { 'client-certificate': '../c.pem', 'client-key-data': base64('KEY') };
    const files = { 'c.pem': 'CERT', 'k/token': ' xyz\n', 'k/ca.pem': 'CA' };
    expect(await read(user, { 'certificate-authority': 'ca.pem' }, undefined, files)).toMatchObject({
      ca: 'CA',
      certificate: { cert: 'CERT', key: 'KEY' },
    });
    expect(await read({ tokenFile: 'token', token: 'old' }, {}, undefined, files)).toMatchObject({
      headers: { authorization: 'Bearer xyz' },
    });
  });

  it('has contexts of other users, and of nobody', async () => {
    expect((await read({ token: 'abc' }, {}, 'nobody')).headers).toEqual({});
    expect((await read({ token: 'abc', as: 'ops', 'as-groups': ['a', 'b'] })).headers).toEqual({
      authorization: 'Bearer abc',
      'impersonate-user': 'ops',
      'impersonate-group': ['a', 'b'],
    });
    expect((await read({ username: 'me', password: 'p' })).headers).toEqual({
      authorization: `Basic ${base64('me:p')}`,
    });
  });

  it('has a plugin run for the token, and shows what it says to who waits', async () => {
    const answer = '{"kind":"ExecCredential","status":{"token":"from-plugin"}}';
    const script = `#!/bin/sh\necho "log in at $1, $WHO" >&2\necho "$KUBERNETES_EXEC_INFO" | grep -q '"server":"https://10.0.0.1:6443"' || exit 3\necho '${answer}'\n`;
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: './login.sh',
      args: ['example'],
      env: [{ name: 'WHO', value: 'you' }],
      provideClusterInfo: true,
    };
    const found = await read({ exec }, {}, undefined, { 'k/login.sh': script });
    expect(found.headers).toEqual({ authorization: 'Bearer from-plugin' });
    expect(found.said.join('')).toBe('log in at example, you\n');
  });

  it.each([
    ['ends badly', '#!/bin/sh\necho hunter2\nexit 4\n', 'ended with exit code 4'],
    ['prints something else', '#!/bin/sh\necho hunter2\n', 'printed no ExecCredential'],
    ['gives nothing', '#!/bin/sh\necho "{}"\n', 'gave no token and no certificate'],
  ])('says so when its plugin %s, without what the plugin printed', async (_, script, why) => {
    const refused = read({ exec: { command: './login.sh' } }, {}, undefined, { 'k/login.sh': script });
    await expect(refused).rejects.toThrow(`"./login.sh" of the kubeconfig ${why}.`);
    await expect(refused).rejects.not.toThrow('hunter2');
  });

  it('says how to install a plugin that is not there', async () => {
    const exec = { command: 'runbook-no-such-plugin', installHint: 'Install it so.' };
    await expect(read({ exec })).rejects.toThrow('could not be started.\n  Install it so.');
  });

  it.each([
    [{ token: 'a\nb: hunter2' }, {}, undefined, 'has characters that no token has'],
    [{ 'client-key-data': base64('hunter2') }, {}, undefined, 'a client key without its certificate'],
    [{ 'auth-provider': { name: 'gcp' } }, {}, undefined, 'uses auth-provider, which is not understood here'],
    [{}, { 'proxy-url': 'http://hunter2@proxy' }, undefined, 'uses proxy-url'],
    [{}, { server: 'http://example.com' }, undefined, 'is not https'],
    [{}, { server: undefined }, undefined, 'is not the address'],
    [{}, {}, 'onee', 'has no "onee" among its contexts.\n  Did you mean "one"?'],
    [{ tokenFile: 'none' }, {}, undefined, 'no such file'],
  ])('is refused when it has %j', async (user, cluster, context, why) => {
    const refused = read(user, cluster, context);
    await expect(refused).rejects.toThrow(why);
    await expect(refused).rejects.not.toThrow('hunter2');
  });

  it.each([
    ['a: b: hunter2\n', 'cannot be read as YAML: line 1.'],
    ['', 'is no kubeconfig'],
    ['- hunter2\n', 'is no kubeconfig'],
    ['kind: Secret\nclusters: []\ndata: {a: hunter2}\n', 'is no kubeconfig'],
    ['clusters: []\n', 'has no current-context'],
    ['clusters: x\ncurrent-context: a\n', 'has no "a" among its contexts.\n  It has none.'],
  ])('is refused when it is %j', async (text, why) => {
    const folder = temporaryFolder({ config: text });
    const refused = connectionOf(join(folder, 'config'), { env: {}, say: () => {} });
    await expect(refused).rejects.toThrow(why);
    await expect(refused).rejects.not.toThrow('hunter2');
  });
});

describe('the options of a cluster', () => {
  const io = (cwd: string, env: NodeJS.ProcessEnv = {}) => ({
    cwd,
    env,
    out: () => {},
    err: () => {},
    isTerminal: false,
  });

  it('lead to the kubeconfig that kubectl would take', async () => {
    const folder = temporaryFolder({
      '.kube/config': config({ token: 'home' }),
      own: config({ token: 'own' }),
    });
    const asked = (values: object, env: NodeJS.ProcessEnv) =>
      connectionFor(values, io(folder, { HOME: folder, ...env }));
    expect((await asked({}, {})).headers).toEqual({ authorization: 'Bearer home' });
    expect((await asked({}, { KUBECONFIG: 'own' })).headers).toEqual({ authorization: 'Bearer own' });
    expect((await asked({ kubeconfig: 'own' }, {})).headers).toEqual({ authorization: 'Bearer own' });
    await expect(asked({}, { KUBECONFIG: 'a:b' })).rejects.toThrow('KUBECONFIG names several files.');
  });

  it('lead to a server without a kubeconfig', async () => {
    const folder = temporaryFolder({ token: 'abc\n', empty: '\n', 'ca.pem': 'CA' });
    const server = 'https://example.com/k8s/clusters/c-1/';
    expect(await connectionFor({ server, 'token-file': 'token', 'ca-file': 'ca.pem' }, io(folder))).toEqual({
      server: 'https://example.com/k8s/clusters/c-1',
      ca: 'CA',
      insecure: false,
      headers: { authorization: 'Bearer abc' },
    });
    await expect(connectionFor({ server, 'token-file': 'empty' }, io(folder))).rejects.toThrow('is empty');
    await expect(connectionFor({ server, context: 'a' }, io(folder))).rejects.toThrow(
      '--server and --context name two servers.',
    );
    await expect(connectionFor({ 'ca-file': 'a' }, io(folder))).rejects.toThrow('--ca-file is for --server.');
  });
});
