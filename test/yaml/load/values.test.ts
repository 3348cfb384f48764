import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/model/manifest.js';
import { loadDocuments } from '../../../src/yaml/load/load.js';

/** What Kubernetes' reader makes of each text: all of these were asked of `sigs.k8s.io/yaml` 1.6.0. */
const READ: readonly (readonly [text: string, value: JsonValue])[] = [
  ['a: yes', { a: true }],
  ['a: y\nb: N\nc: Off\nd: ON', { a: true, b: false, c: false, d: true }],
  ['a: oN\nb: yES', { a: 'oN', b: 'yES' }],
  ['a:\nb: ~\nc: Null\nd: ""', { a: null, b: null, c: null, d: '' }],
  ['a: =', { a: '=' }],
  ['=: a', { '=': 'a' }],
  ['a: 010\nb: 0o10\nc: 0x1F\nd: 0b101\ne: 1_000\nf: 08', { a: 8, b: 8, c: 31, d: 5, e: 1000, f: 8 }],
  ['a: -017\nb: +5\nc: 0b-101\nd: -0', { a: -15, b: 5, c: -5, d: 0 }],
  ['a: .5\nb: 1.\nc: 1e3\nd: .1_0\ne: .1_e1', { a: 0.5, b: 1, c: 1000, d: 0.1, e: '.1_e1' }],
  ['a: 1e1000\nb: 12:30:45\nc: 1.2.3', { a: '1e1000', b: '12:30:45', c: '1.2.3' }],
  ['a: 2001-01-01\nb: 2001-12-14T21:59:43Z', { a: '2001-01-01', b: '2001-12-14T21:59:43Z' }],
  ['1: a\nyes: b\n1.5: c\n1e6: d\n0x10: e', { 1: 'a', true: 'b', '1.5': 'c', '1e+06': 'd', 16: 'e' }],
  [
    'a: !!str 1\nb: !!int "1"\nc: !local 1\nd: ! 1\ne: !!binary aGk=',
    { a: '1', b: 1, c: '1', d: '1', e: 'hi' },
  ],
  ['a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
  ['a: &x {b: 1, c: 2}\nd:\n  c: 3\n  <<: *x\n  b: 4', { a: { b: 1, c: 2 }, d: { b: 4, c: 2 } }],
  ['a: &x {b: 1}\nc: &y {b: 2}\nd: {<<: [*x, *y]}', { a: { b: 1 }, c: { b: 2 }, d: { b: 1 } }],
  ['"<<": a', { '<<': 'a' }],
  ['a:\n- b\n-\n- - c\n  - d', { a: ['b', null, ['c', 'd']] }],
  ['a: b\n c\n\n d', { a: 'b c\nd' }],
  ['a: "b\nc"\nd: e', { a: 'b c', d: 'e' }],
  ['a:\n  b: "c\n d\n\ne"', { a: { b: 'c d\ne' } }],
  ['a: "\\x41\\u00e9\\U0001F600\\\n   b"', { a: 'Aé😀b' }],
  ["a: 'it''s'", { a: "it's" }],
  ['a: |\n  b\n   c\n\nd: >-\n  e\n  f\n\n  g\n', { a: 'b\n c\n', d: 'e f\ng' }],
  ['a: |+\n  b\n\nc: |2-\n    d\n', { a: 'b\n\n', c: '  d' }],
  ['a: |\n  b', { a: 'b\n' }],
  ['[a, b: c, {d, e: f}, "g", ]', ['a', { b: 'c' }, { d: null, e: 'f' }, 'g']],
  ['{a:1, "b":2}', { 'a:1': null, b: 2 }],
  ['? a\n: b', { a: 'b' }],
  ['a:\tb', { a: 'b' }],
  ['a: b #c\nd: e#f', { a: 'b', d: 'e#f' }],
  ['__proto__: a\nconstructor: b', JSON.parse('{"__proto__":"a","constructor":"b"}')],
  ['default: a\ntype: b\nitems: [c]', { default: 'a', type: 'b', items: ['c'] }],
  ['a: 1\r\nb: |\r\n  x\r\n  y\r\n', { a: 1, b: 'x\ny\n' }],
  ['\ufeffa: 1', { a: 1 }],
  ['- --flag=value\n- -c\n- http://x:80/#y', ['--flag=value', '-c', 'http://x:80/#y']],
];

/** What it refuses, and where we say so. */
const REFUSED: readonly (readonly [text: string, place: string])[] = [
  ['a: .inf', '1:4'],
  ['~: a', '1:1'],
  ['? [a]\n: b', '1:3'],
  ['{{ .Values.x }}', '1:2'],
  ['a: b: c', '1:5'],
  ['a: b\n c: d', '2:3'],
  ['a:\n\tb: c', '2:1'],
  ['a: "b', '1:4'],
  ['a: "\\ud83d\\ude00"', '1:5'],
  ['a: "\\/"', '1:5'],
  ['a: [b\nc: d', '2:2'],
  ['a: *x', '1:4'],
  ['a: &x [*x]', '1:8'],
  ['a: @b', '1:4'],
  ['a: %b', '1:4'],
  ['a: !!int b', '1:4'],
  ['a: |0\n  b', '1:4'],
  ['a: b\n- c', '2:1'],
  ['a: b\nc', '2:1'],
  ['%YAML 1.1', '1:1'],
  ['<<: a', '1:5'],
  ['a: b\u0007', '1:5'],
];

describe('a document', () => {
  it.each(READ)('is read as Kubernetes reads it: %j', (text, value) => {
    const [document, ...more] = loadDocuments(text);
    expect(document?.error).toBeUndefined();
    expect(document?.value).toEqual(value);
    expect(more).toEqual([]);
  });

  it.each(REFUSED)('is refused where Kubernetes refuses it: %j', (text, place) => {
    const [document] = loadDocuments(text);
    expect(document?.value).toBeUndefined();
    expect(`${document?.error?.line}:${document?.error?.column}`).toBe(place);
    expect(document?.error?.what).toMatch(/^\S.*[.]$/);
    expect(document?.error?.fix).toMatch(/^\S.*[.]$/s);
  });

  it('is frozen in all its depth, whoever read it', () => {
    for (const text of ['a: {b: [c]}', 'a:\n  b:\n  - c', '{"a": {"b": ["c"]}}', 'x: &x [c]\na: {b: *x}']) {
      // The shape of the texts above.
      const { a } = only(text) as { a: { b: string[] } };
      expect([a, a.b].map(Object.isFrozen)).toEqual([true, true]);
    }
  });

  it('keeps __proto__ a key like any other', () => {
    for (const text of [
      '__proto__: {a: b}',
      '{"__proto__": {"a": "b"}}',
      'x: &x {__proto__: {a: b}}\n<<: *x',
    ]) {
      // Each is a map.
      const value = loadDocuments(text)[0]?.value as object;
      expect(Object.hasOwn(value, '__proto__')).toBe(true);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    }
  });
});

function only(text: string): JsonValue {
  const [document] = loadDocuments(text);
  if (document?.value === undefined) throw new Error(`There is no value in ${text}`);
  return document.value;
}
