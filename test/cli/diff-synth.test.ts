import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentsOf, temporaryFolder } from '../support/folder.js';
import { projectRoot } from '../support/project.js';
import { type Files, gitEnv, repositoryOf } from '../support/repository.js';

const main = join(projectRoot, 'lib/cli/main.js');

const appOf = (value: string) => `
const { ApiObject, App, Chart } = require('cdk8s');
const app = new App();
const chart = new Chart(app, 'web');
new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { value: ${value} } });
app.synth();
`;

/** A project whose packages are those of this one, and whose installer is a script of the test's. */
function project(files: Files) {
  const repository = repositoryOf({
    'cdk8s.yaml': 'app: node main.cjs\n',
    '.gitignore': 'node_modules\n',
    'main.cjs': appOf('"one"'),
    ...files,
  });
  symlinkSync(join(projectRoot, 'node_modules'), join(repository.folder, 'node_modules'));
  return repository;
}

/** Programs that stand before those of the system: `npm` and the like, which would go to the network. */
function programs(scripts: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, script] of Object.entries(scripts))
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

function diffSynth(cwd: string, args: readonly string[], bin = programs({})) {
  const env = { ...gitEnv(), PATH: `${bin}:${process.env.PATH}`, TMPDIR: temporaryFolder() };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'diff', '--synth', ...args], {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  const leftovers = Object.keys(contentsOf(env.TMPDIR));
  return { status, stdout, stderr, leftovers };
}

const modules = join(projectRoot, 'node_modules');
const installs = programs;

describe('runbook diff --synth', () => {
  it('compares what the app of a ref makes with what that of the working tree makes, and writes nothing', () => {
    const { folder, git, write } = project({});
    write({ 'main.cjs': appOf('"two"') });
    const before = git('status', '--porcelain');
    const run = diffSynth(folder, ['HEAD', '--no-install']);
    expect(run).toMatchObject({ status: 0, leftovers: [] });
    expect(run.stdout).toContain('HEAD → the working tree: 1 object changed.');
    expect(run.stdout).toMatch(/one"? → "?two/);
    expect(git('worktree', 'list', '--porcelain').match(/^worktree /gm)).toHaveLength(1);
    expect(git('status', '--porcelain')).toBe(before);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it('gives each ref the dependencies of its own lockfile, in a folder below the root too', () => {
    const app = appOf('require("./node_modules/version.json")');
    const { folder, commit } = project({ 'sub/cdk8s.yaml': 'app: node main.cjs\n', 'sub/main.cjs': app });
    commit({ 'sub/package.json': '{"dependencies": {"cdk8s": "1"}}', 'sub/pnpm-lock.yaml': 'one\n' });
    commit({ 'sub/pnpm-lock.yaml': 'two\n' });
    const pnpm = [
      'test "$*" = "install --frozen-lockfile" || exit 9',
      `mkdir node_modules && ln -s ${modules}/* node_modules && rm -f node_modules/version.json`,
      'echo "\\"$(cat pnpm-lock.yaml)\\"" > node_modules/version.json',
    ].join('\n');
    const { status, stdout, stderr } = diffSynth(join(folder, 'sub'), ['HEAD~1', 'HEAD'], installs({ pnpm }));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/one"? → "?two/);
  });

  it('takes the packages that npm has installed in the working tree where the lockfile is the same', () => {
    const lock = JSON.stringify({
      lockfileVersion: 3,
      packages: { '': {}, 'node_modules/cdk8s': { version: '1' } },
    });
    const { folder, commit } = repositoryOf({
      'cdk8s.yaml': 'app: node main.cjs\n',
      '.gitignore': 'node_modules\n',
      'main.cjs': appOf('"one"'),
      'package-lock.json': lock,
    });
    mkdirSync(join(folder, 'node_modules'));
    for (const name of ['cdk8s', 'constructs', 'yaml', 'fast-json-patch', 'follow-redirects'])
      symlinkSync(join(modules, name), join(folder, 'node_modules', name));
    const installed = join(folder, 'node_modules/.package-lock.json');
    writeFileSync(installed, lock);
    commit({ 'main.cjs': appOf('"two"') });
    const bin = installs({ npm: 'echo npm was run >&2; exit 7' });
    expect(diffSynth(folder, ['HEAD~1', 'HEAD'], bin).stdout).toMatch(/one"? → "?two/);
    writeFileSync(installed, lock.replace('"1"', '"2"'));
    const { status, stderr } = diffSynth(folder, ['HEAD~1', 'HEAD'], bin);
    expect(status).toBe(2);
    expect(stderr).toContain('npm was run');
    expect(stderr).toContain(
      'The dependencies of HEAD~1 could not be installed: "npm ci --no-audit --no-fund" ended with exit code 7.',
    );
    expect(readFileSync(installed, 'utf8')).toContain('"2"');
  });

  it.each([
    [
      { 'main.cjs': 'console.error("out of order"); process.exit(4)' },
      ['HEAD: The app "node main.cjs" ended with exit code 4', 'out of order'],
    ],
    [{ 'cdk8s.yaml': 'output: dist\n' }, ['HEAD: cdk8s.yaml: it names no app.']],
    [{ 'cdk8s.yaml': null }, ['HEAD: There is no cdk8s.yaml']],
  ])('names the side whose app cannot be run', (files, texts) => {
    const { folder, commit, write } = project({});
    commit(files);
    write({ 'cdk8s.yaml': 'app: node main.cjs\n', 'main.cjs': appOf('"one"') });
    const { status, stdout, stderr, leftovers } = diffSynth(folder, ['HEAD', '--no-install']);
    expect([status, stdout, leftovers]).toEqual([2, '', []]);
    for (const text of texts) expect(stderr).toContain(text);
  });

  it('does not guess what a project without a lockfile depends on', () => {
    const { folder } = project({ 'package.json': '{"dependencies": {"cdk8s": "*"}}' });
    const { status, stderr } = diffSynth(folder, ['HEAD']);
    expect(status).toBe(2);
    expect(stderr).toContain('HEAD has a package.json but no lockfile');
  });

  it('runs no hook, and leaves the commit that a hook belongs to alone', () => {
    const { folder, git, write } = project({});
    const hook = join(folder, '.git/hooks/post-checkout');
    mkdirSync(dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\ntouch ${folder}/sprung\n`, { mode: 0o755 });
    write({ 'staged.txt': 'x' });
    git('add', 'staged.txt');
    const env = { ...gitEnv(), GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index' };
    const run = spawnSync(process.execPath, [main, 'diff', '--synth', 'HEAD', '--no-install'], {
      cwd: folder,
      env,
    });
    expect(run.status).toBe(0);
    expect(existsSync(join(folder, 'sprung'))).toBe(false);
    expect(git('diff', '--cached', '--name-only')).toBe('staged.txt');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('tidies up after %s', async (signal) => {
    const waits = `require('fs').writeFileSync(process.env.STARTED, ''); setTimeout(() => {}, 60_000);`;
    const { folder, git } = project({ 'main.cjs': waits });
    const temporary = temporaryFolder();
    const started = join(temporaryFolder(), 'started');
    const env = { ...gitEnv(), TMPDIR: temporary, STARTED: started };
    const child = spawn(process.execPath, [main, 'diff', '--synth', 'HEAD', '--no-install'], {
      cwd: folder,
      env,
    });
    while (!existsSync(started)) await new Promise((settle) => setTimeout(settle, 20));
    child.kill(signal);
    const [code] = await once(child, 'close');
    expect(code).toBe(2);
    expect(contentsOf(temporary)).toEqual({});
    expect(git('worktree', 'list', '--porcelain').match(/^worktree /gm)).toHaveLength(1);
  });
});
