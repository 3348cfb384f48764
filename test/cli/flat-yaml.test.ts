import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readFlat } from '../../src/cli/flat-yaml.js';

const word = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_./@=+\- #:'"~|>&*!%,[\]{}\t]{0,12}$/),
  fc.constantFrom('yes', 'Off', '.inf', '.5', '1e3', 'null', 'true x', '0o7', '=', '.', '..', 'a- b', '/'),
);

describe('a flat cdk8s.yaml', () => {
  it('is read without the yaml package', () => {
    const text = '# ours\nlanguage: typescript\napp: npx tsx main.ts\n\noutput: ../gitops/prod\n';
    expect(readFlat(text)).toEqual({
      language: 'typescript',
      app: 'npx tsx main.ts',
      output: '../gitops/prod',
    });
  });

  it('is left to the yaml package where it is anything else', () => {
    for (const text of [
      'a: 1',
      'a: yes',
      'a: "b"',
      'a:\n  b: c',
      'a: b # c',
      'a: b\na: c',
      '- a',
      'a: .5',
      'a: b: c',
      'y: b',
      'a: b\r\n',
    ]) {
      expect(readFlat(text)).toBeUndefined();
    }
  });

  it('is read as the yaml package reads it', () => {
    const line = fc
      .tuple(fc.constantFrom('app', 'output', 'y', 'No', 'language'), word)
      .map(([key, value]) => `${key}: ${value}`);
    const text = fc.array(
      fc.oneof({ weight: 5, arbitrary: line }, fc.constantFrom('', '# x', '---', '  a: b')),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(text, (lines) => {
        const flat = readFlat(`${lines.join('\n')}\n`);
        if (flat === undefined || Object.keys(flat).length === 0) return;
        expect(flat).toEqual(parseDocument(`${lines.join('\n')}\n`, { version: '1.1' }).toJS());
      }),
      { numRuns: 3000 },
    );
  });
});
