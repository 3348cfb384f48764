import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fileOf, type TreeFile } from '../../../src/synth/files/tree-file.js';
import type { PlanOptions } from '../../../src/synth/output/plan.js';
import { writeTree } from '../../../src/synth/output/write.js';
import { contentsOf, temporaryFolder } from '../../support/folder.js';
import { codesOf, problemsOf } from '../../support/problems.js';

function put(folder: string, files: readonly TreeFile[], options: PlanOptions) {
  return writeTree({ folder, files, extensions: ['.yaml'] }, options);
}

const keep = { adopt: false };
const adopt = { adopt: true };

function file(path: string, ...texts: string[]): TreeFile {
  const pages = texts.map((text, index) => ({
    text: `${text}\n`,
    identity: `ConfigMap/${path}-${index}`,
    construct: 'c',
  }));
  return fileOf(path, pages);
}

function yamlIn(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(contentsOf(folder)).filter(([path]) => path !== '.runbook.lock'));
}

describe('writing a tree', () => {
  it('writes new files, leaves equal ones alone and removes those that are gone, with folders left empty', () => {
    const folder = temporaryFolder();
    put(folder, [file('a.yaml', 'a: 1'), file('deep/er/b.yaml', 'b: 1')], keep);
    const result = put(folder, [file('a.yaml', 'a: 1'), file('c.yaml', 'c: 1')], keep);
    expect(result).toMatchObject({ written: ['c.yaml'], unchanged: 1, pruned: ['deep/er/b.yaml'] });
    expect(yamlIn(folder)).toEqual({ 'a.yaml': 'a: 1\n', 'c.yaml': 'c: 1\n' });
    expect(existsSync(join(folder, 'deep'))).toBe(false);
  });

  it('leaves nothing of its own behind but the ledger', () => {
    const folder = temporaryFolder();
    put(folder, [file('a.yaml', 'a: 1')], keep);
    expect(Object.keys(contentsOf(folder))).toEqual(['.runbook.lock', 'a.yaml']);
  });

  it('writes a ledger of one sorted line per document', () => {
    const folder = temporaryFolder();
    put(folder, [file('b.yaml', 'b: 1'), file('a.yaml', 'a: 1', 'a: 2')], keep);
    const lines = readFileSync(join(folder, '.runbook.lock'), 'utf8').trim().split('\n').slice(1);
    expect(lines.map((line) => line.split('\t'))).toEqual([
      ['a.yaml', 'ConfigMap/a.yaml-0', expect.stringMatching(/^[0-9a-f]{32}$/), 'c'],
      ['a.yaml', 'ConfigMap/a.yaml-1', expect.stringMatching(/^[0-9a-f]{32}$/), 'c'],
      ['b.yaml', 'ConfigMap/b.yaml-0', expect.stringMatching(/^[0-9a-f]{32}$/), 'c'],
    ]);
  });

  it('makes the folder, and takes it away again when something is refused', () => {
    const folder = temporaryFolder();
    put(join(folder, 'new/deep'), [file('a.yaml', 'a: 1')], keep);
    expect(yamlIn(join(folder, 'new/deep'))).toEqual({ 'a.yaml': 'a: 1\n' });
    expect(
      codesOf(() => put(join(folder, 'other/deep'), [file(`${'x'.repeat(300)}.yaml`, 'a: 1')], keep)),
    ).toEqual(['OUTPUT_FAILED']);
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });
});

describe('what is not ours', () => {
  it('stays untouched beside our files', () => {
    const folder = temporaryFolder({ 'mine.yaml': 'm', 'sub/README.md': 'r' });
    put(folder, [file('sub/a.yaml', 'a: 1')], keep);
    put(folder, [], keep);
    expect(yamlIn(folder)).toEqual({ 'mine.yaml': 'm', 'sub/README.md': 'r' });
  });

  it('is refused where our path collides, and nothing is written', () => {
    const folder = temporaryFolder({ 'a.yaml': 'mine' });
    const before = contentsOf(folder);
    const [problem] = problemsOf(() => put(folder, [file('a.yaml', 'a: 1'), file('b.yaml', 'b: 1')], keep));
    expect(problem).toMatchObject({
      code: 'OUTPUT_NOT_OURS',
      what: expect.stringContaining('a.yaml'),
      fix: expect.stringContaining('--adopt'),
    });
    expect(contentsOf(folder)).toEqual(before);
  });

  it('is taken over when it is what we would write', () => {
    const folder = temporaryFolder({ 'a.yaml': 'a: 1\n' });
    expect(put(folder, [file('a.yaml', 'a: 1')], keep)).toMatchObject({ written: [], unchanged: 1 });
    expect(put(folder, [], keep)).toMatchObject({ pruned: ['a.yaml'] });
  });

  it('is taken over with --adopt', () => {
    const folder = temporaryFolder({ 'a.yaml': 'mine' });
    put(folder, [file('a.yaml', 'a: 1')], adopt);
    expect(yamlIn(folder)).toEqual({ 'a.yaml': 'a: 1\n' });
  });
});

describe('a hand edit of our file', () => {
  it('is refused with the remedy, whether the file would be replaced or removed', () => {
    const folder = temporaryFolder();
    put(folder, [file('a.yaml', 'a: 1')], keep);
    writeFileSync(join(folder, 'a.yaml'), 'a: 2 # by hand\n');
    expect(codesOf(() => put(folder, [file('a.yaml', 'a: 3')], keep))).toEqual(['OUTPUT_EDITED']);
    expect(codesOf(() => put(folder, [], keep))).toEqual(['OUTPUT_EDITED']);
    expect(yamlIn(folder)).toEqual({ 'a.yaml': 'a: 2 # by hand\n' });
  });

  it('is found in any document of the file, added ones included', () => {
    const folder = temporaryFolder();
    put(folder, [file('a.yaml', 'a: 1', 'b: 1')], keep);
    writeFileSync(join(folder, 'a.yaml'), 'a: 1\n---\nb: 1\n---\nc: 1\n');
    expect(codesOf(() => put(folder, [file('a.yaml', 'a: 2')], keep))).toEqual(['OUTPUT_EDITED']);
  });

  it('is not what git makes of line ends at check-out', () => {
    const folder = temporaryFolder();
    put(folder, [file('a.yaml', 'a: 1')], keep);
    writeFileSync(join(folder, 'a.yaml'), 'a: 1\r\n');
    expect(put(folder, [file('a.yaml', 'a: 2')], keep)).toMatchObject({ written: ['a.yaml'] });
  });

  it('is not what a merge of two branches makes, each of which changed one object of the file', () => {
    const folder = temporaryFolder();
    const states = [
      ['a: 1', 'b: 2'],
      ['a: 2', 'b: 1'],
      ['a: 2', 'b: 2'],
    ].map((texts) => [file('f.yaml', ...texts)]);
    const ledgers = states.map((state) => {
      put(folder, state, keep);
      return readFileSync(join(folder, '.runbook.lock'), 'utf8').split('\n');
    });
    const [one = [], other = []] = ledgers;
    writeFileSync(
      join(folder, '.runbook.lock'),
      ['<<<<<<< ours', ...one, '=======', ...other, '>>>>>>> theirs', ''].join('\n'),
    );
    expect(put(folder, [file('f.yaml', 'a: 3')], keep)).toMatchObject({ written: ['f.yaml'] });
  });

  it('is discarded with --adopt', () => {
    const folder = temporaryFolder();
    put(folder, [file('a.yaml', 'a: 1')], keep);
    writeFileSync(join(folder, 'a.yaml'), 'edited\n');
    put(folder, [file('a.yaml', 'a: 3')], adopt);
    expect(yamlIn(folder)).toEqual({ 'a.yaml': 'a: 3\n' });
  });
});

describe('a broken folder', () => {
  it('is refused where the output is a file', () => {
    const folder = temporaryFolder({ dist: 'a file' });
    expect(codesOf(() => put(join(folder, 'dist'), [file('a.yaml', 'a: 1')], keep))).toEqual([
      'OUTPUT_NOT_A_FOLDER',
    ]);
  });

  it('is refused where a file stands in the place of a folder', () => {
    const folder = temporaryFolder({ sub: 'a file' });
    expect(codesOf(() => put(folder, [file('sub/a.yaml', 'a: 1')], keep))).toEqual(['OUTPUT_NOT_A_FOLDER']);
  });

  it('is refused where a folder stands in the place of a file', () => {
    const folder = temporaryFolder({ 'a.yaml/x': 'in a folder' });
    expect(codesOf(() => put(folder, [file('a.yaml', 'a: 1')], adopt))).toEqual(['OUTPUT_NOT_OURS']);
  });

  it('is refused where a link leads out of it; what it leads to stays', () => {
    const outside = temporaryFolder({ 'a.yaml': 'theirs' });
    const folder = temporaryFolder();
    symlinkSync(outside, join(folder, 'sub'));
    expect(codesOf(() => put(folder, [file('sub/a.yaml', 'a: 1')], adopt))).toEqual(['OUTPUT_ESCAPES']);
    expect(yamlIn(outside)).toEqual({ 'a.yaml': 'theirs' });
  });

  it('is refused where our file has become a link', () => {
    const outside = temporaryFolder({ target: 'theirs' });
    const folder = temporaryFolder();
    put(folder, [file('a.yaml', 'a: 1')], keep);
    rmSync(join(folder, 'a.yaml'));
    symlinkSync(join(outside, 'target'), join(folder, 'a.yaml'));
    expect(codesOf(() => put(folder, [file('a.yaml', 'a: 2')], adopt))).toEqual(['OUTPUT_NOT_OURS']);
    expect(yamlIn(outside)).toEqual({ target: 'theirs' });
  });

  it('may itself be behind a link', () => {
    const real = temporaryFolder();
    const parent = temporaryFolder();
    symlinkSync(real, join(parent, 'dist'));
    put(join(parent, 'dist'), [file('a.yaml', 'a: 1')], keep);
    expect(yamlIn(real)).toEqual({ 'a.yaml': 'a: 1\n' });
  });

  it('is refused where the system does not let us write', () => {
    expect(problemsOf(() => put('/proc/runbook-test', [file('a.yaml', 'a: 1')], keep))).toMatchObject([
      { code: 'OUTPUT_FAILED' },
    ]);
  });

  it.each([
    ['text that is no ledger', 'what is this\n'],
    ['a path that leads out', `../../etc/passwd\tX/y\t${'0'.repeat(32)}\tc\n`],
    ['an absolute path', `/etc/passwd\tX/y\t${'0'.repeat(32)}\tc\n`],
    ['a short digest', 'a.yaml\tX/y\tabc\tc\n'],
  ])('is refused where the ledger has %s', (_, text) => {
    const folder = temporaryFolder({ '.runbook.lock': text });
    expect(problemsOf(() => put(folder, [file('a.yaml', 'a: 1')], adopt))).toMatchObject([
      { code: 'LEDGER_BROKEN', what: expect.stringContaining('line 1') },
    ]);
  });
});

const script = fileURLToPath(new URL('../../fixtures/write-tree.mjs', import.meta.url));
const states = {
  old: { 'a.yaml': 'a: 1', 'gone/b.yaml': 'b: 1', 'c.yaml': 'c: 1' },
  new: { 'a.yaml': 'a: 2', 'c.yaml': 'c: 1', 'fresh/d.yaml': 'd: 1' },
};

function filesOf(state: Record<string, string>): TreeFile[] {
  return Object.entries(state).map(([path, text]) => file(path, text));
}

describe('a run that is killed', () => {
  it('leaves whole files only, and what the next run completes, whichever step it dies at', () => {
    const whole = new Set(
      [...Object.entries(states.old), ...Object.entries(states.new)].map(
        ([path, text]) => `${path} ${text}\n`,
      ),
    );
    let step = 0;
    let killed = true;
    while (killed) {
      step++;
      const folder = temporaryFolder();
      put(folder, filesOf(states.old), keep);
      const { signal, stderr } = spawnSync(
        process.execPath,
        [script, folder, JSON.stringify(filesOf(states.new)), String(step)],
        { encoding: 'utf8' },
      );
      expect(stderr).toBe('');
      killed = signal === 'SIGKILL';
      const left = Object.entries(yamlIn(folder)).filter(([path]) => !path.startsWith('.runbook'));
      for (const [path, text] of left) expect(whole).toContain(`${path} ${text}`);
      expect(left.length).toBeGreaterThanOrEqual(3);
      put(folder, filesOf(states.new), keep);
      expect(Object.keys(contentsOf(folder)).sort()).toEqual([
        '.runbook.lock',
        'a.yaml',
        'c.yaml',
        'fresh/d.yaml',
      ]);
    }
    expect(step).toBeGreaterThan(10);
  });

  it('can be followed by a run of the old state as well', () => {
    for (let step = 1; step <= 12; step++) {
      const folder = temporaryFolder();
      put(folder, filesOf(states.old), keep);
      spawnSync(process.execPath, [script, folder, JSON.stringify(filesOf(states.new)), String(step)]);
      put(folder, filesOf(states.old), keep);
      expect(Object.keys(yamlIn(folder))).toEqual(Object.keys(states.old).sort());
    }
  });
});

describe('several runs at once', () => {
  it('do not interleave: the tree is that of one of them', async () => {
    const folder = temporaryFolder();
    const many = (run: number) => Array.from({ length: 40 }, (_, i) => file(`f${i}.yaml`, `run: ${run}`));
    const runs = [1, 2, 3, 4].map((run) =>
      spawn(process.execPath, [script, folder, JSON.stringify(many(run)), '0'], {
        stdio: ['ignore', 'ignore', 'inherit'],
      }),
    );
    const codes = await Promise.all(
      runs.map((child) => new Promise((settle) => child.once('close', settle))),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(new Set(Object.values(yamlIn(folder))).size).toBe(1);
    expect(put(folder, many(9), keep).written).toHaveLength(40);
  });

  it('take over the lock of a run that is dead', () => {
    const folder = temporaryFolder();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(
      join(folder, '.runbook.busy'),
      `${pid} ${spawnSync('hostname', { encoding: 'utf8' }).stdout.trim()} 1\n`,
    );
    put(folder, [file('a.yaml', 'a: 1')], keep);
    expect(Object.keys(contentsOf(folder))).toEqual(['.runbook.lock', 'a.yaml']);
  });
});

describe('a full disk', () => {
  it('leaves the old tree, and nothing else', () => {
    const folder = temporaryFolder();
    put(folder, filesOf(states.old), keep);
    const before = contentsOf(folder);
    const big = JSON.stringify([file('a.yaml', 'x'.repeat(9000)), file('z.yaml', 'x'.repeat(9000))]);
    // The shell's limit on a file's size stands in for a disk that has no more room.
    const { stderr, status } = spawnSync(
      'bash',
      ['-c', 'trap "" XFSZ; ulimit -f 4; exec "$0" "$@"', process.execPath, script, folder, big, '0'],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('OUTPUT_FAILED') });
    expect(contentsOf(folder)).toEqual(before);
  });
});
