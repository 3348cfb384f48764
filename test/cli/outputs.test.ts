import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseOptions } from '../../src/cli/arguments.js';
import type { Command } from '../../src/cli/command.js';
import type { Io } from '../../src/cli/io.js';
import { parseOutputs, writeOutputs } from '../../src/cli/outputs.js';
import { contentsOf, temporaryFolder } from '../support/folder.js';
import { codesOf, problemsOf } from '../support/problems.js';

const formats = ['text', 'sarif', 'junit'] as const;

function ioOf(cwd: string, more: Partial<Io> = {}): Io & { readonly said: string[] } {
  const said: string[] = [];
  return {
    cwd,
    env: {},
    out: (text) => said.push(text),
    err: () => {},
    isTerminal: false,
    said,
    ...more,
  };
}

const parse = (cwd: string, ...values: readonly string[]) => parseOutputs(values, formats, { cwd });

describe('the outputs of a command', () => {
  it('go through a link to what is not there yet, which stays a link', () => {
    const cwd = temporaryFolder({ 'real/a.txt': '' });
    symlinkSync('real/new.xml', join(cwd, 'r.xml'));
    writeOutputs(parse(cwd, 'junit=r.xml'), (format) => format, ioOf(cwd));
    expect(lstatSync(join(cwd, 'r.xml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'real/new.xml'), 'utf8')).toBe('junit');
    symlinkSync('nowhere/new.xml', join(cwd, 's.xml'));
    expect(codesOf(() => parse(cwd, 'junit=s.xml'))).toEqual(['ARGUMENT_INVALID']);
  });

  it('are the first format on the standard output, unless others are asked for', () => {
    expect(parseOutputs(undefined, formats, { cwd: '.' })).toEqual([{ format: 'text' }]);
  });

  it('are several, with commas or with the option more than once', () => {
    const cwd = temporaryFolder();
    const expected = [
      { format: 'text' },
      { format: 'sarif', file: 'a=b.sarif' },
      { format: 'junit', file: 'r.xml' },
    ];
    expect(parse(cwd, 'text', 'sarif=a=b.sarif', 'junit=r.xml')).toEqual(expected);
    expect(parse(cwd, 'text,sarif=a=b.sarif, junit=r.xml')).toEqual(expected);
    expect(parse(cwd, 'junit=-')).toEqual([{ format: 'junit' }]);
  });

  it('go each to its place, and only the standard output is coloured', () => {
    const cwd = temporaryFolder({ 'r.xml': 'old' });
    const io = ioOf(cwd, { isOutTerminal: true, columns: 80 });
    const write = (format: string, look?: object) => `${format} ${JSON.stringify(look)}\n`;
    writeOutputs(parse(cwd, 'text', 'junit=r.xml'), write, io);
    expect(io.said).toEqual(['text {"color":true,"width":80}\n']);
    expect(contentsOf(cwd)).toEqual({ 'r.xml': 'junit undefined\n' });
  });

  it.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('have no colours with %j', (env) => {
    const io = ioOf('.', { isOutTerminal: true, env });
    writeOutputs([{ format: 'text' }], (_, look) => String(look?.color), io);
    expect(io.said).toEqual(['false']);
  });

  it('leave everything as it was if one of them cannot be written', () => {
    const cwd = temporaryFolder({ 'a.sarif': 'old', 'gone/x': '' });
    const outputs = parse(cwd, 'sarif=a.sarif', 'junit=gone/new.xml');
    rmSync(join(cwd, 'gone'), { recursive: true });
    expect(codesOf(() => writeOutputs(outputs, () => 'new', ioOf(cwd)))).toEqual(['OUTPUT_FAILED']);
    expect(contentsOf(cwd)).toEqual({ 'a.sarif': 'old' });
  });

  it('replace what a link leads to, and keep who may read it', () => {
    const cwd = temporaryFolder({ 'real.sarif': 'old' });
    chmodSync(join(cwd, 'real.sarif'), 0o600);
    symlinkSync('real.sarif', join(cwd, 'link.sarif'));
    writeOutputs(parse(cwd, 'sarif=link.sarif'), () => 'new', ioOf(cwd));
    expect(readFileSync(join(cwd, 'real.sarif'), 'utf8')).toBe('new');
    expect(statSync(join(cwd, 'real.sarif')).mode & 0o777).toBe(0o600);
  });

  it('are written directly to what is no plain file', () => {
    const cwd = temporaryFolder();
    spawnSync('mkfifo', [join(cwd, 'pipe')]);
    expect(parse(cwd, 'sarif=pipe', 'junit=/dev/null')).toHaveLength(2);
    writeOutputs(parse(cwd, 'junit=/dev/null'), () => 'new', ioOf(cwd));
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it.each([
    [['xml'], '--format must be text, sarif or junit; got "xml".'],
    [['sarfi=a'], '--format must be text, sarif or junit; got "sarfi". Did you mean "sarif"?'],
    [['text,'], '--format must be text, sarif or junit; got "".'],
    [['text', 'junit'], '--format sends text and junit to the standard output.'],
    [['sarif=a,junit=./a'], '"./a" would be written twice.'],
    [['sarif=a,sarif=b,junit='], '--format junit= names no file.'],
    [['sarif=nowhere/a'], '"nowhere/a" cannot be written: there is no folder '],
    [['sarif=folder'], '"folder" is a folder.'],
  ])('are refused: %j', (values, what) => {
    const cwd = temporaryFolder({ 'folder/x': '' });
    expect(problemsOf(() => parse(cwd, ...values))[0]?.what).toContain(what);
  });
});

it('an option that may come more than once gives a list', () => {
  const command: Command = {
    name: 'x',
    summary: '',
    options: { format: { type: 'string', multiple: true, help: '' }, other: { type: 'string', help: '' } },
    run: async () => 0,
  };
  expect(parseOptions(command, ['--format', 'a', '--other=b', '--format=c'])).toEqual({
    format: ['a', 'c'],
    other: 'b',
  });
  expect(parseOptions(command, [])).toEqual({});
});
