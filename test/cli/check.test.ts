import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder.js';

const main = fileURLToPath(new URL('../../lib/cli/main.js', import.meta.url));

function check(cwd: string, args: readonly string[], input = '') {
  const options = { cwd, input, encoding: 'utf8', timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'check', ...args], options);
  return { status, stdout, stderr };
}

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a: b\n';
const bad = configMap.replace('a: b', 'a: 1');

describe('runbook check', () => {
  it('is content with what is fine, and says what it looked at', () => {
    const { status, stdout } = check(temporaryFolder({ 'a.yaml': configMap, 'b/c.yml': configMap }), ['.']);
    expect([status, stdout]).toEqual([
      0,
      'Nothing found in 2 objects of 2 files, checked against Kubernetes 1.37.\n',
    ]);
  });

  it('shows the line of what the API server would refuse', () => {
    const { status, stdout } = check(temporaryFolder({ 'a.yaml': bad }), ['a.yaml']);
    expect(status).toBe(1);
    expect(stdout).toContain('a.yaml:6:6  error  wrong-type\n  ConfigMap/a  /data/a\n');
    expect(stdout).toContain('6 |   a: 1\n    |      ^');
  });

  it('reads the standard input and globs', () => {
    const folder = temporaryFolder({ 'x/a.yaml': bad, 'x/y/b.yaml': bad, 'x/c.txt': 'no' });
    expect(check(folder, ['-'], bad).stdout).toContain('<stdin>:6:6  error');
    expect(check(folder, ['x/**/*.yaml']).stdout).toContain('2 errors in 2 objects of 2 files');
  });

  it('takes releases, CRDs and the output folder from cdk8s.yaml', () => {
    const runbook = 'runbook:\n  kubernetes: "1.27"\n  schemas: [crds]\n';
    const crd = JSON.stringify({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'as.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'A', plural: 'as' },
        versions: [
          { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } },
        ],
      },
    });
    const folder = temporaryFolder({
      'cdk8s.yaml': `output: out\n${runbook}`,
      'crds/a.json': crd,
      'out/a.yaml': 'apiVersion: example.com/v1\nkind: A\nmetadata: {name: a}\nspec: {}\n',
    });
    const { stdout } = check(folder, []);
    expect(stdout).toContain('error  unknown-field');
    expect(stdout).toContain('checked against Kubernetes 1.27');
  });

  it('fails from the severity on that is asked for', () => {
    const folder = temporaryFolder({
      'a.yaml': 'apiVersion: example.com/v1\nkind: A\nmetadata: {name: a}\n',
    });
    expect(check(folder, ['a.yaml']).status).toBe(0);
    expect(check(folder, ['a.yaml', '--fail-on', 'warning']).status).toBe(1);
  });

  it('writes JSON for programs', () => {
    const { stdout } = check(temporaryFolder({ 'a.yaml': bad }), ['a.yaml', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      findings: [{ rule: 'wrong-type', at: '/data/a' }],
    });
  });

  it.each([
    [['nowhere.yaml'], 'There is no file or folder nowhere.yaml.'],
    [
      ['a.yaml', '--format', 'xml'],
      '--format must be text, json, junit, sarif, markdown or github; got "xml".',
    ],
    [['a.yaml', '--kubernetes', '1.2'], 'Kubernetes "1.2" is not known.'],
    [['a.yaml', '--fail-on', 'never'], '--fail-on must be error, warning or info; got "never".'],
  ])('refuses %j before it reads anything', (args, what) => {
    const { status, stdout, stderr } = check(temporaryFolder({ 'a.yaml': configMap }), args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(what);
  });

  it('refuses definitions that cannot be read, with their place', () => {
    const folder = temporaryFolder({ 'a.yaml': configMap, 'crd.yaml': 'a: [\n' });
    const { status, stderr } = check(folder, ['a.yaml', '--schemas', 'crd.yaml']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/crd\.yaml:\d+:\d+: /);
  });

  it('refuses bytes that are no text', () => {
    const folder = temporaryFolder({ 'a.yaml': '' });
    spawnSync('node', ['-e', "fs.writeFileSync('a.yaml', Buffer.from([0x61, 0xff]))"], { cwd: folder });
    expect(check(folder, [join(folder, 'a.yaml')])).toMatchObject({ status: 2 });
  });
});
