import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRef } from '../../src/cli/sources/git-ref.js';
import { contentsOf, temporaryFolder } from '../support/folder.js';
import { problemsOf } from '../support/problems.js';
import { gitEnv, repositoryIn, repositoryOf } from '../support/repository.js';

const map = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;

function read(cwd: string, ref: string, paths: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const notes: string[] = [];
  const io = { cwd, env: { ...gitEnv(), ...env }, err: (text: string) => notes.push(text) };
  return { ...readRef(ref, paths, io), notes };
}

function filesIn(cwd: string, ref: string, paths: readonly string[] = []) {
  return read(cwd, ref, paths).sources.map(({ file }) => file);
}

function refusal(cwd: string, ref: string, paths: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  return problemsOf(() => read(cwd, ref, paths, env))
    .map(({ code, what, fix }) => `${code} ${what} ${fix}`)
    .join();
}

describe('the files of a ref', () => {
  it('are those of the output folder that cdk8s.yaml names there, whatever is in the working tree', () => {
    const { folder, commit, write } = repositoryOf({
      'cdk8s.yaml': 'output: out\nrunbook: {ofAnotherVersion: true}\n',
      'out/a.yaml': map('a'),
      'out/b/c.json': '{}',
      'out/.hidden.yaml': map('no'),
      'out/node_modules/d.yaml': map('no'),
      'out/notes.txt': 'no',
      'other.yaml': map('no'),
    });
    commit({ 'cdk8s.yaml': 'app: node x\n', 'dist/e.yaml': map('e') });
    write({ 'cdk8s.yaml': 'output: nowhere\n', 'dist/e.yaml': null });
    expect(filesIn(folder, 'HEAD~1')).toEqual(['out/a.yaml', 'out/b/c.json']);
    expect(read(folder, 'main').sources).toEqual([{ file: 'dist/e.yaml', text: map('e'), place: 'e.yaml' }]);
  });

  it('are all YAML that may hold an object, below the folder, where there is no cdk8s.yaml', () => {
    const { folder } = repositoryOf({
      'a.yaml': map('a'),
      'team/b.yml': map('b'),
      'team/values.yaml': 'replicas: 1\n',
      'package.json': '{"apiVersion": "no"}',
      '.github/workflows/ci.yaml': 'apiVersion: no\n',
    });
    expect(filesIn(folder, 'HEAD')).toEqual(['a.yaml', 'team/b.yml']);
    expect(filesIn(join(folder, 'team'), 'HEAD')).toEqual(['b.yml']);
  });

  it('are those of REF:PATH from the root, ./PATH from the folder, and globs', () => {
    const { folder } = repositoryOf({ 'a/x.yaml': map('x'), 'a/b/y.yaml': map('y'), 'a/b/z.txt': 'z' });
    expect(filesIn(folder, 'main:a/b')).toEqual(['a/b/y.yaml']);
    expect(filesIn(join(folder, 'a'), 'main:a/x.yaml')).toEqual(['x.yaml']);
    expect(filesIn(join(folder, 'a'), 'HEAD@{0}:./b')).toEqual(['b/y.yaml']);
    expect(filesIn(join(folder, 'a/b'), 'main:../x.yaml')).toEqual([join(folder, 'a/x.yaml')]);
    expect(filesIn(folder, 'main:a/**/*.yaml')).toEqual(['a/b/y.yaml', 'a/x.yaml']);
    expect(filesIn(folder, 'main:a/b/z.txt')).toEqual(['a/b/z.txt']);
    expect(filesIn(folder, 'main', ['a/b', 'a/x.yaml'])).toEqual(['a/b/y.yaml', 'a/x.yaml']);
  });

  it('keep whatever names they have', () => {
    const names = [
      '-x.yaml',
      'ä ö.yaml',
      'new\nline.yaml',
      '[a]*.yaml',
      ':(top)b.yaml',
      '"q".yaml',
      'tab\t.yaml',
    ];
    const { folder } = repositoryOf(Object.fromEntries(names.map((name) => [name, map('a')])));
    expect(filesIn(folder, 'main').sort()).toEqual([...names].sort());
    for (const name of names) expect(filesIn(folder, `main:${name}`)).toContain(name);
  });

  it('are the same text where they are the same blob', () => {
    const { folder } = repositoryOf({ 'a.yaml': map('a'), 'b.yaml': map('a') });
    const [a, b] = read(folder, 'main').sources;
    expect([a?.text, b?.text]).toEqual([map('a'), map('a')]);
  });

  it('follow links inside of the ref, and tell of those that lead out or nowhere', () => {
    const repository = repositoryOf({ 'real/a.yaml': map('a') });
    symlinkSync('real/a.yaml', join(repository.folder, 'one.yaml'));
    symlinkSync('one.yaml', join(repository.folder, 'two.yaml'));
    symlinkSync('/etc/hostname', join(repository.folder, 'out.yaml'));
    symlinkSync('circle.yaml', join(repository.folder, 'circle.yaml'));
    repository.commit({});
    const { sources, notes } = read(repository.folder, 'main');
    expect(sources.map(({ file, text }) => [file, text])).toEqual(
      ['one.yaml', 'real/a.yaml', 'two.yaml'].map((file) => [file, map('a')]),
    );
    expect(notes).toEqual([
      'main:circle.yaml is a link to what is no file of main, and was left out.\n',
      'main:out.yaml is a link to what is no file of main, and was left out.\n',
    ]);
  });

  it('tell of submodules and of pointers of Git LFS', () => {
    const inner = repositoryOf({ 'x.yaml': map('x') });
    const { folder, git, commit } = repositoryOf({
      'a.yaml': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
      'cdk8s.yaml': 'output: .\n',
    });
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'inner');
    commit({});
    const { notes } = read(folder, 'main');
    expect(notes).toEqual([
      'main:inner is a submodule, which is not looked into.\n',
      'main:a.yaml is a pointer of Git LFS: its content is not in git, so that only the pointer was read.\n',
    ]);
  });

  it('are read from a bare repository, a worktree, and in a hook that has left its GIT_DIR behind', () => {
    const { folder, git } = repositoryOf({ 'sub/a.yaml': map('a') });
    const bare = join(temporaryFolder(), 'bare.git');
    git('clone', '--quiet', '--bare', folder, bare);
    expect(filesIn(bare, 'main')).toEqual(['sub/a.yaml']);
    const tree = join(temporaryFolder(), 'tree');
    git('worktree', 'add', '--quiet', '--detach', tree);
    expect(filesIn(tree, 'HEAD')).toEqual(['sub/a.yaml']);
    const hook = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_PREFIX: '' };
    expect(read(join(folder, 'sub'), 'main', [], hook).sources).toMatchObject([{ file: 'a.yaml' }]);
    const elsewhere = { GIT_DIR: bare };
    expect(read(temporaryFolder(), 'main', [], elsewhere).sources).toMatchObject([{ file: 'sub/a.yaml' }]);
  });

  it('are all read, however many there are', () => {
    const names = Array.from({ length: 300 }, (_, index) => `many/${index}.yaml`);
    const { folder } = repositoryOf(Object.fromEntries(names.map((name) => [name, map(name.slice(5, -5))])));
    expect(read(folder, 'main:many').sources).toHaveLength(300);
  });
});

describe('a repository', () => {
  it('runs nothing that its configuration names, and stays as it is', () => {
    const { folder, git } = repositoryOf({
      'a.yaml': map('a'),
      '.gitattributes': '*.yaml diff=x filter=x\n',
    });
    const trap = join(folder, '.git/trap');
    writeFileSync(trap, `#!/bin/sh\ntouch ${folder}/sprung\n`, { mode: 0o755 });
    for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'diff.x.textconv', 'filter.x.smudge'])
      git('config', key, trap);
    const before = contentsOf(folder);
    expect(filesIn(folder, 'main')).toEqual(['a.yaml']);
    expect(existsSync(join(folder, 'sprung'))).toBe(false);
    expect(contentsOf(folder)).toEqual(before);
  });

  it.each([
    ['man', 'There is no git ref "man" here. Did you mean "main"?'],
    ['--output=x', '"--output=x" is no git ref: none begins with "-".'],
    ['', 'There is no git ref "" here.'],
    ['man:a.yaml', 'There is no git ref "man" here. Did you mean "main"?'],
    [':a.yaml', 'There is no git ref ":a.yaml" here.'],
    ['main:b.yaml', 'main has no YAML or JSON files in b.yaml.'],
    ['main:../x', '../x lies outside the repository.'],
  ])('has no ref %j', (ref, what) => {
    const { folder } = repositoryOf({ 'a.yaml': map('a') });
    expect(refusal(folder, ref)).toContain(what);
  });

  it('refuses bytes that are no text, and a cdk8s.yaml that is no YAML, with the ref in their names', () => {
    const { folder, commit } = repositoryOf({ 'a.yaml': map('a'), 'b.yaml': new Uint8Array([0x61, 0xff]) });
    const { sources, unread } = read(folder, 'main');
    expect(sources.map(({ file }) => file)).toEqual(['a.yaml']);
    expect(unread).toMatchObject([{ file: 'b.yaml', what: 'main:b.yaml is no UTF-8 text.' }]);
    commit({ 'cdk8s.yaml': 'a: [\n' });
    expect(refusal(folder, 'main')).toContain('CONFIG_INVALID main:cdk8s.yaml, line ');
    commit({ 'cdk8s.yaml': 'output: 1\n' });
    expect(refusal(folder, 'main')).toContain('main:cdk8s.yaml: output must be text; got 1.');
  });

  it('is told apart from no repository, no git, and one of another user', () => {
    const { folder } = repositoryOf({ 'a.yaml': map('a') });
    expect(refusal(temporaryFolder(), 'main')).toMatch(/^GIT_FAILED .* is in no git repository\./);
    expect(refusal(folder, 'main', [], { PATH: '/nonexistent' })).toMatch(/^GIT_FAILED git was not found\./);
    expect(refusal(folder, 'main', [], { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' })).toContain(
      'git config --global --add safe.directory ',
    );
  });

  it('says what to fetch where the clone is shallow or partial', () => {
    const { folder, git, commit } = repositoryOf({ 'a.yaml': map('a') });
    commit({ 'a.yaml': map('b') });
    const shallow = join(temporaryFolder(), 'shallow');
    git('clone', '--quiet', '--depth=1', `file://${folder}`, shallow);
    expect(refusal(shallow, 'HEAD~1')).toContain('fetch-depth: 0');
    git('config', 'uploadpack.allowFilter', 'true');
    const partial = join(temporaryFolder(), 'partial');
    git('clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${folder}`, partial);
    expect(refusal(partial, 'HEAD')).toContain('partial clone');
  });

  it('without a commit has no HEAD', () => {
    const folder = temporaryFolder();
    spawnSync('git', ['init', '--quiet'], { cwd: folder });
    expect(refusal(folder, 'HEAD')).toContain('There is no git ref "HEAD" here.');
    expect(repositoryIn(folder).git('status', '--porcelain')).toBe('');
  });
});
