import { expect, it } from 'vitest';
import { formats } from '../../src/kubernetes/formats.js';

const long = 'a'.repeat(64);

it.each(['app', 'kubernetes.io/os', 'A_b.c-1', `example.com/${'a'.repeat(63)}`])(
  '%s is a label key',
  (key) => {
    expect(formats['label-key'].test(key)).toBe(true);
  },
);

it.each(['', '/app', 'example.com/', 'Example.com/app', 'a/b/c', '-app', 'a b', long])(
  '%j is no label key',
  (key) => {
    expect(formats['label-key'].test(key)).toBe(false);
  },
);

it.each(['', 'a', 'v1.2_3-x'])('%j is a label value', (value) => {
  expect(formats['label-value'].test(value)).toBe(true);
});

it.each(['a b', 'a/b', '-a', 'a.', long])('%j is no label value', (value) => {
  expect(formats['label-value'].test(value)).toBe(false);
});

it.each(['ca.crt', 'front-proxy-ca.crt', '.hidden', 'A_1'])('%s is a key of a ConfigMap', (key) => {
  expect(formats['config-key'].test(key)).toBe(true);
});

it.each(['', '.', '..', '../x', '..data', 'a/b', 'a b'])('%j is no key of a ConfigMap', (key) => {
  expect(formats['config-key'].test(key)).toBe(false);
});
