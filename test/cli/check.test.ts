import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { temporaryFolder } from '../support/folder.js';
import { repositoryOf } from '../support/repository.js';

const main = fileURLToPath(new URL('../../lib/cli/main.js', import.meta.url));

function check(cwd: string, args: readonly string[], input = '') {
  const options = { cwd, input, encoding: 'utf8', timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'check', ...args], options);
  return { status, stdout, stderr };
}

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a: b\n';
const bad = configMap.replace('a: b', 'a: 1');

const crd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'as.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'A', plural: 'as' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
};

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
    const folder = temporaryFolder({
      'cdk8s.yaml': `output: out\n${runbook}`,
      'crds/a.json': JSON.stringify(crd),
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

  it('writes several formats, each to its place', () => {
    const folder = temporaryFolder({ 'a.yaml': bad });
    const args = ['a.yaml', '--format', 'text', '--format', 'sarif=a.sarif,junit=b.xml'];
    const { status, stdout } = check(folder, args);
    expect([status, stdout.split('\n')[0]]).toEqual([1, 'a.yaml:6:6  error  wrong-type']);
    expect(JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
    expect(readFileSync(join(folder, 'b.xml'), 'utf8')).toContain('<failure ');
  });

  it('lets what is waived in cdk8s.yaml or on the object pass, and tells it', () => {
    const waiver =
      '{ rule: wrong-type, object: ConfigMap/a, reason: The operator mends it., until: 2999-01-31 }';
    const annotated = bad.replace(
      '  name: a\n',
      '  name: b\n  annotations:\n    cdk8s-runbook/waive.wrong-type: It is so.\n',
    );
    const folder = temporaryFolder({
      'cdk8s.yaml': `runbook:\n  waivers:\n    - ${waiver}\n    - ${waiver.replace('Map/a', 'Map/c')}\n`,
      'dist/a.yaml': bad,
      'dist/b.yaml': annotated,
    });
    const { status, stdout } = check(folder, []);
    expect(status).toBe(0);
    expect(stdout).toContain('cdk8s.yaml:4:7  warning  waiver-unused');
    writeFileSync(join(folder, 'cdk8s.yaml'), `runbook:\n  waivers:\n    - ${waiver}\n`);
    const second = check(folder, []);
    expect(second.status).toBe(0);
    expect(second.stdout).toContain(
      '  waived  wrong-type\n  ConfigMap/a  /data/a\n  reason  The operator mends it. (until 2999-01-31)\n',
    );
    expect(second.stdout).toContain('reason  It is so.');
    expect(second.stdout).toContain(
      'Nothing found in 2 objects of 2 files, checked against Kubernetes 1.37; 2 waived.',
    );
  });

  it.each([
    ['waivers: a', 'runbook.waivers must be a list; got "a".'],
    ['waivers: [{ rule: a, reson: b }]', 'runbook.waivers[0].reson is not a setting. Did you mean "reason"?'],
    ['waivers: [{ rule: a, reason: 7 }]', 'runbook.waivers[0].reason must be text; got 7.'],
    ['waivers: [a]', 'runbook.waivers[0] must be a map; got "a".'],
  ])('refuses settings that are no waivers: %s', (line, what) => {
    const folder = temporaryFolder({ 'cdk8s.yaml': `runbook:\n  ${line}\n`, 'a.yaml': configMap });
    expect(check(folder, ['a.yaml']).stderr).toContain(what);
  });

  it('checks what is in a commit', () => {
    const folder = temporaryFolder({ 'a.yaml': bad });
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: folder });
    for (const args of [
      ['init', '-q', '-b', 'main'],
      ['add', '.'],
      ['commit', '-qm', 'a'],
    ])
      git(...args);
    writeFileSync(join(folder, 'a.yaml'), configMap);
    expect(check(folder, ['a.yaml']).status).toBe(0);
    expect(check(folder, ['--ref', 'main', 'a.yaml']).stdout).toContain('a.yaml:6:6  error  wrong-type');
    expect(check(folder, ['main:a.yaml']).stdout).toContain('a.yaml:6:6  error  wrong-type');
    expect(check(folder, ['--ref', 'main', '-']).stderr).toContain('- is the standard input');
  });

  it('tells at its place of each file that cannot be read, and checks the others', () => {
    const folder = temporaryFolder({
      'x/a.yaml': bad,
      'x/bin.yaml': '',
      'x/utf16.yaml': '',
      'x/nul.yaml': 'a\0: b\n',
      'x/huge.yaml': '',
    });
    writeFileSync(join(folder, 'x/bin.yaml'), Buffer.from([0x61, 0xff, 0]));
    writeFileSync(join(folder, 'x/utf16.yaml'), Buffer.from('\ufeffa: b\n', 'utf16le'));
    truncateSync(join(folder, 'x/huge.yaml'), 2 ** 30);
    symlinkSync('nowhere', join(folder, 'x/broken.yaml'));
    symlinkSync('loop.yaml', join(folder, 'x/loop.yaml'));
    symlinkSync('..', join(folder, 'x/up'));
    spawnSync('mkfifo', [join(folder, 'x/pipe.yaml')]);
    const { status, stdout } = check(folder, ['x', '--format', 'json']);
    const { findings } = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(findings.map(({ rule, origin }: Finding) => `${rule} ${origin?.file}`)).toEqual([
      'wrong-type x/a.yaml',
      'unreadable-file x/bin.yaml',
      'unreadable-file x/broken.yaml',
      'unreadable-file x/huge.yaml',
      'unreadable-file x/loop.yaml',
      'unreadable-yaml x/nul.yaml',
      'unreadable-file x/pipe.yaml',
      'unreadable-file x/utf16.yaml',
    ]);
  });

  it('reads pipes, and of what never ends no more than is read of a file', () => {
    const folder = temporaryFolder({});
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    const write = spawn('sh', ['-c', 'printf %s "$TEXT" > pipe'], {
      cwd: folder,
      env: { ...process.env, TEXT: bad },
    });
    expect(check(folder, ['pipe']).stdout).toContain('pipe:6:6  error  wrong-type');
    write.kill();
    expect(check(folder, ['/dev/zero']).stdout).toContain('/dev/zero has more than 134217728 bytes');
  });

  it.each([
    ['nothing', ''],
    ['blank lines', ' \n\n'],
  ])('does not take a standard input of %s for manifests without a mistake', (_, input) => {
    const { status, stdout } = check(temporaryFolder(), ['-'], input);
    expect([status, stdout]).toEqual([1, expect.stringContaining('<stdin> is empty: nothing came.')]);
  });

  it('takes a standard input of comments for what it is: a chart with everything turned off', () => {
    expect(check(temporaryFolder(), ['-'], '---\n# Source: a\n')).toMatchObject({ status: 0, stderr: '' });
  });

  it('says what is checked where nothing is named, and that it is not there', () => {
    const { status, stderr } = check(temporaryFolder({ 'cdk8s.yaml': 'output: out\n' }), []);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('there is no output folder "out" to check'),
    ]);
  });

  it('replaces no manifest with a report', () => {
    const folder = temporaryFolder({
      'a.json': '{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}}',
    });
    symlinkSync('a.json', join(folder, 'link'));
    for (const format of ['json=a.json', 'text,sarif=link']) {
      const { status, stderr } = check(folder, ['.', '--format', format]);
      expect([status, stderr]).toEqual([
        2,
        expect.stringContaining('holds manifests, which the report would replace'),
      ]);
    }
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toContain('Namespace');
  });

  it('comes to the same the second time, with its own report in the folder', () => {
    const folder = temporaryFolder({ 'a.yaml': bad });
    const report = () => {
      check(folder, ['.', '--format', 'json=report.json']);
      return readFileSync(join(folder, 'report.json'), 'utf8');
    };
    expect(report()).toBe(report());
  });

  it('counts a release that is named twice once', () => {
    const { stdout } = check(temporaryFolder({ 'a.yaml': bad }), ['a.yaml', '--kubernetes', '1.30,v1.30']);
    expect(stdout).toContain('checked against Kubernetes 1.30.');
    expect(stdout).not.toContain('(Kubernetes');
  });

  it('says which of the settings names CRDs that are not there', () => {
    const folder = temporaryFolder({ 'a.yaml': bad, 'cdk8s.yaml': 'runbook:\n  schemas: [crds]\n' });
    expect(check(folder, ['a.yaml']).stderr).toContain(
      'runbook.schemas of cdk8s.yaml: There is no file or folder crds.',
    );
    const { stderr } = check(temporaryFolder({ 'a.yaml': bad }), ['a.yaml', '--schemas', 'nope']);
    expect(stderr).toContain('--schemas: There is no file or folder nope.');
  });

  it('does not mind a project that writes Helm charts', () => {
    const folder = temporaryFolder({ 'a.yaml': configMap, 'cdk8s.yaml': 'synthConfig:\n  format: helm\n' });
    expect(check(folder, ['a.yaml']).status).toBe(0);
  });

  it('does not pass over settings behind a link to nowhere', () => {
    const folder = temporaryFolder({ 'a.yaml': configMap });
    symlinkSync('../elsewhere.yaml', join(folder, 'cdk8s.yaml'));
    expect(check(folder, ['a.yaml'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cdk8s.yaml: is not a file.'),
    });
  });

  it('tells of a file in a commit that is no text as of one in a folder', () => {
    const { folder } = repositoryOf({ 'a.yaml': bad, 'b.yaml': new Uint8Array([0xff, 0]) });
    const { stdout } = check(folder, ['--ref', 'main', '.']);
    expect(stdout).toContain(
      'b.yaml:1:1  error  unreadable-file\n  main:b.yaml is binary; only text is read.',
    );
    expect(stdout).toContain('a.yaml:6:6  error  wrong-type');
  });

  it('fails although the reader of its output has seen enough', () => {
    const folder = temporaryFolder({ 'a.yaml': Array(2000).fill(bad).join('---\n') });
    const script = `"${process.execPath}" "${main}" check a.yaml | head -n 1 >&2; echo "\${PIPESTATUS[0]}"`;
    const { stdout } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
    expect(stdout).toBe('1\n');
  });

  it('counts the objects of a list, and takes CRDs from one', () => {
    const object = { apiVersion: 'example.com/v1', kind: 'A', metadata: { name: 'a' }, spec: {} };
    const list = (...items: readonly object[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    const folder = temporaryFolder({
      'crds.json': list(crd),
      'a.json': list(object, object),
      'none.json': '{}',
    });
    const { stdout } = check(folder, ['a.json', '--schemas', 'crds.json']);
    expect(stdout).toContain('2 errors in 2 objects of 1 file');
    const { status, stderr } = check(folder, ['a.json', '--schemas', 'none.json']);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('--schemas: There is no CustomResourceDefinition in none.json.'),
    ]);
  });

  it('says which wildcards it knows', () => {
    const { stderr } = check(temporaryFolder({ 'a.yaml': bad }), ['{a,b}.yaml']);
    expect(stderr).toContain('The wildcards are *, ** and ?');
  });
});
