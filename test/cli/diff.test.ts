import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesOf, diff } from '../support/diff.js';
import { contentsOf, temporaryFolder } from '../support/folder.js';
import { projectRoot } from '../support/project.js';
import { repositoryIn, repositoryOf } from '../support/repository.js';

const map = (name: string, value = '1') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {value: "${value}"}\n`;
const claim = (size: string) =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec:\n  accessModes: [ReadWriteOnce]\n  resources: {requests: {storage: ${size}}}\n`;

/** `main`, a branch `topic` of it with another `b`, and `main` gone on since with another `a`. */
function parted(folder = temporaryFolder()) {
  const repository = repositoryIn(folder);
  const { git, commit } = repository;
  git('init', '--quiet', '--initial-branch=main');
  commit({ 'cdk8s.yaml': 'output: dist\n', 'dist/a.yaml': map('a'), 'dist/b.yaml': map('b') });
  git('checkout', '--quiet', '-b', 'topic');
  commit({ 'dist/b.yaml': map('b', '2') });
  git('checkout', '--quiet', 'main');
  commit({ 'dist/a.yaml': map('a', '2') });
  git('checkout', '--quiet', 'topic');
  return repository;
}

/** One that no test changes. */
const shared = mkdtempSync(join(tmpdir(), 'runbook-test-'));
beforeAll(() => {
  parted(shared).git('branch', 'dist');
});
afterAll(() => rmSync(shared, { recursive: true, force: true }));

describe('the sides of runbook diff', () => {
  it('are, of nothing, where the default branch and HEAD parted, and the working tree', async () => {
    const { folder, write } = parted();
    write({ 'dist/c.yaml': map('c') });
    expect(await changesOf(folder)).toMatchObject({
      base: 'main...HEAD',
      head: 'the working tree',
      changes: ['changed ConfigMap/b', 'added ConfigMap/c'],
    });
  });

  it('are, of one ref, that and the working tree', async () => {
    const { folder } = parted();
    const { changes } = await changesOf(folder, 'main');
    expect(changes).toEqual(['changed ConfigMap/a', 'changed ConfigMap/b']);
  });

  it.each([
    [['main..topic'], 'main', ['changed ConfigMap/a', 'changed ConfigMap/b']],
    [['main', 'topic'], 'main', ['changed ConfigMap/a', 'changed ConfigMap/b']],
    [['main...topic'], 'main...topic', ['changed ConfigMap/b']],
    [['main...'], 'main...HEAD', ['changed ConfigMap/b']],
    [['HEAD~1', 'HEAD'], 'HEAD~1', ['changed ConfigMap/b']],
    [['ref:main...topic'], 'main...topic', ['changed ConfigMap/b']],
    [['main:dist/a.yaml', 'topic:dist/a.yaml'], 'main:dist/a.yaml', ['changed ConfigMap/a']],
    [['main:dist/a.yaml'], 'main:dist/a.yaml', ['changed ConfigMap/a']],
    [['main..topic', '--', 'dist/b.yaml'], 'main', ['changed ConfigMap/b']],
    [['dist/b.yaml'], 'main...HEAD:dist/b.yaml', ['changed ConfigMap/b']],
    [['main', './dist/a.yaml'], 'main:dist/a.yaml', ['changed ConfigMap/a']],
  ])('%j are those', async (args, base, changes) => {
    expect(await changesOf(shared, ...args)).toMatchObject({ base, changes });
  });

  it('have a note for a path that neither has, beside one that they have', async () => {
    const { stderr } = await diff(shared, 'main..topic', '--', 'dist/b.yaml', 'dits/a.yaml');
    expect(stderr).toBe('Neither side has YAML or JSON in dits/a.yaml.\n');
  });

  it('are each read where its own cdk8s.yaml says, and a file that moved is no change', async () => {
    const { folder, commit } = parted();
    commit({
      'cdk8s.yaml': 'output: out\n',
      'dist/a.yaml': null,
      'dist/b.yaml': null,
      'out/a.yaml': map('a'),
    });
    expect(await changesOf(folder, 'main~1..topic')).toMatchObject({
      changes: ['removed ConfigMap/b'],
      unchanged: 1,
      moved: 0,
    });
  });

  it('may be two folders, two files, or a stream, and need no git', async () => {
    const folder = temporaryFolder({
      'old/x/a.yaml': map('a'),
      'new/x/a.yaml': map('a'),
      'b.yaml': map('b'),
    });
    expect(await changesOf(folder, './old', './new')).toMatchObject({ changes: [], moved: 0 });
    expect((await changesOf(folder, 'old', 'b.yaml')).changes).toEqual([
      'removed ConfigMap/a',
      'added ConfigMap/b',
    ]);
    expect(await changesOf(folder, 'new/**/*.yaml', 'old/')).toMatchObject({
      changes: [],
      moved: 0,
    });
    const env = process.env.PATH;
    process.env.PATH = '/nonexistent';
    const { status } = await diff(folder, 'old', 'new').finally(() => {
      process.env.PATH = env;
    });
    expect(status).toBe(0);
  });

  it('may be the standard input, where it does not count that all is in one file', () => {
    const folder = temporaryFolder({ 'x/a.yaml': map('a'), 'x/b.yaml': map('b') });
    const main = join(projectRoot, 'lib/cli/main.js');
    const { stdout } = spawnSync(process.execPath, [main, 'diff', 'x', '-', '--format', 'json'], {
      cwd: folder,
      input: `${map('a')}---\n${map('b', '2')}`,
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout)).toMatchObject({
      head: '<stdin>',
      summary: { changed: 1, unchanged: 1, moved: 0 },
    });
  });

  it('leave out what git ignores, and what a link out of the repository leads to', async () => {
    const { folder, commit, write } = repositoryOf({ 'a.yaml': map('a'), '.gitignore': 'ignored.yaml\n' });
    write({ 'ignored.yaml': map('ignored'), 'new.yaml': map('new') });
    symlinkSync(join(temporaryFolder({ 'x.yaml': map('secret') }), 'x.yaml'), join(folder, 'out.yaml'));
    expect((await changesOf(folder)).changes).toEqual(['added ConfigMap/new']);
    expect((await diff(folder)).stderr).toBe('out.yaml is a link out of the repository, and was left out.\n');
    commit({});
    rmSync(join(folder, 'a.yaml'));
    expect((await changesOf(folder, 'HEAD')).changes).toEqual(['removed ConfigMap/a']);
  });

  it('take what a sparse checkout lacks from the index', async () => {
    const { folder, git } = repositoryOf({ 'x/a.yaml': map('a'), 'y/b.yaml': map('b') });
    git('sparse-checkout', 'set', 'x');
    expect((await changesOf(folder, 'HEAD')).changes).toEqual([]);
  });

  it('tell of one that is empty, and refuse two that are', async () => {
    const { folder, commit } = repositoryOf({ 'cdk8s.yaml': 'app: x\n' });
    expect((await diff(folder)).stderr).toContain(
      'Neither main...HEAD nor the working tree has YAML or JSON in dist, as far as git does not ignore it.',
    );
    commit({ 'dist/a.yaml': map('a') });
    const { status, stderr, stdout } = await diff(folder, 'HEAD~1');
    expect([status, stderr]).toEqual([0, 'HEAD~1 has no YAML or JSON in dist: everything differs.\n']);
    expect(stdout).toContain('1 object added');
  });

  it('change nothing in the repository', async () => {
    const { folder } = parted();
    const before = contentsOf(folder);
    await diff(folder, 'main');
    await diff(folder);
    expect(contentsOf(folder)).toEqual(before);
  });
});

describe('runbook diff', () => {
  it.each([
    ['any', 1],
    ['none', 0],
    ['impossible', 0],
    ['cosmetic', 1],
  ])('exits with --fail-on %s as the worst risk says', async (level, status) => {
    const { folder, write } = repositoryOf({ 'a.yaml': claim('1Gi') });
    write({ 'a.yaml': claim('2Gi') });
    expect((await diff(folder, '--fail-on', level)).status).toBe(status);
  });

  it('fails by itself where an apply would', async () => {
    const { folder, write } = repositoryOf({ 'a.yaml': claim('2Gi') });
    write({ 'a.yaml': claim('1Gi') });
    expect((await diff(folder)).status).toBe(1);
    expect((await diff(folder, '--fail-on', 'none')).status).toBe(0);
  });

  it('never takes what cannot be read for no change', async () => {
    const { folder, write } = repositoryOf({ 'a.yaml': `${map('a')}---\napiVersion: v1\nx: [\n` });
    expect((await diff(folder)).status).toBe(0);
    write({ 'a.yaml': `${map('a')}---\napiVersion: v1\ny: [\n` });
    expect((await diff(folder)).status).toBe(1);
    expect((await diff(folder, '--fail-on', 'none')).status).toBe(0);
  });

  it('writes several formats at once', async () => {
    const { folder } = parted();
    const formats = ['--format', 'text', '--format', 'json=c.json', '--format', 'markdown=c.md'];
    const { stdout } = await diff(folder, 'main', ...formats);
    expect(stdout).toContain('2 objects changed');
    expect(JSON.parse(readFileSync(join(folder, 'c.json'), 'utf8'))).toMatchObject({
      version: 1,
      base: 'main',
    });
    expect(readFileSync(join(folder, 'c.md'), 'utf8')).toContain('ConfigMap/a');
  });

  it('shows no value of a Secret, on whichever side it is', async () => {
    const secret = (value: string) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {p: ${value}}\n`;
    const { folder, write } = repositoryOf({ 'a.yaml': secret('hunter1') });
    write({ 'a.yaml': secret('hunter2') });
    for (const format of ['text', 'markdown', 'json', 'json-patch', 'github', 'html']) {
      const { stdout, stderr } = await diff(folder, '--format', format);
      expect(stdout + stderr).not.toContain('hunter');
    }
  });

  it.each([
    [['a', 'b', 'c'], '"a" is neither a git ref nor a file or folder.'],
    [['mian'], '"mian" is neither a git ref nor a file or folder. Did you mean "main"?'],
    [['main', 'topic', './dist'], 'runbook diff takes two sides at most.'],
    [['main..topic', 'main'], 'A range of refs names both sides already.'],
    [['main..nowhere'], 'There is no git ref "nowhere" here.'],
    [['-'], '- needs another side to compare with.'],
    [['-', '-'], 'Both sides are the standard input.'],
    [['dist'], '"dist" is a git ref, and a file or folder too.'],
    [['main:nowhere'], 'main:nowhere has no YAML or JSON files.'],
    [['main', '--fail-on', 'all'], '--fail-on must be any, impossible, '],
    [['main', '--format', 'yaml'], '--format must be text, '],
    [['main', '--kubernetes', '1.36,1.37'], 'runbook diff takes one --kubernetes release.'],
    [['main', '--kubernetes', '1.2'], 'Kubernetes "1.2" is not known.'],
    [['./dist', './dist', '--', 'x'], 'Paths after -- restrict refs, and no ref is compared.'],
    [['main', '--', '../x'], '../x lies outside the repository.'],
    [['main', '--no-install'], '--no-install has no effect without --synth.'],
    [
      ['main', './dist', '--synth'],
      '--synth runs the apps of refs and of the working tree; ./dist is neither.',
    ],
    [['main', '--synth', '--', 'dist'], '--synth compares all that the apps make.'],
  ])('refuses %j', async (args, what) => {
    const { status, stdout, stderr } = await diff(shared, ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(what);
  });

  it('takes ./x for what lies there and ref:x for the ref, where both are', async () => {
    expect((await changesOf(shared, 'ref:dist')).base).toBe('dist');
    expect((await changesOf(shared, './dist')).base).toBe('main...HEAD:dist');
  });

  it('says what is missing where nothing can be compared by itself', async () => {
    expect((await diff(temporaryFolder())).stderr).toContain('is in no git repository.');
    expect((await diff(temporaryFolder(), 'main')).stderr).toContain('no git repository here');
    const { folder, git } = repositoryOf({ 'a.yaml': map('a') });
    git('branch', '--move', 'trunk');
    expect((await diff(folder)).stderr).toContain('There is no default branch to compare with');
    git('checkout', '--quiet', '--orphan', 'other');
    git('commit', '--quiet', '--message', 'other');
    expect((await diff(folder, 'trunk...other')).stderr).toContain('trunk and other have no common history.');
  });

  it('says what to fetch where a shallow clone does not go back far enough', async () => {
    const { folder } = parted();
    const clone = join(temporaryFolder(), 'clone');
    const { git } = repositoryOf({});
    git('clone', '--quiet', '--depth=1', '--no-single-branch', `file://${folder}`, clone);
    const { status, stderr } = await diff(clone, 'origin/main...HEAD');
    expect(status).toBe(2);
    expect(stderr).toContain('origin/main and HEAD have no common history in this shallow clone.');
    expect(stderr).toContain('fetch-depth: 0');
  });

  it('compares refs of a bare repository, which has no working tree', async () => {
    const { folder, git } = parted();
    const bare = join(temporaryFolder(), 'bare.git');
    git('clone', '--quiet', '--bare', folder, bare);
    expect((await changesOf(bare, 'main...topic')).changes).toEqual(['changed ConfigMap/b']);
    expect((await diff(bare, 'main')).stderr).toContain('the repository is bare');
  });

  it('compares a file that is no text with nothing', async () => {
    const { folder } = parted();
    writeFileSync(join(folder, 'dist/b.yaml'), new Uint8Array([0x61, 0xff]));
    expect(await diff(folder, 'main')).toMatchObject({ status: 2, stdout: '' });
  });
});
