import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareQuantities,
  formatQuantity,
  isNoQuantity,
  isWhole,
  parseQuantity,
  readQuantity,
} from '../../src/model/quantity.js';

function read(text: string) {
  const quantity = parseQuantity(text);
  if (isNoQuantity(quantity)) throw new Error(`${text}: ${quantity.error}`);
  return quantity;
}

describe('a quantity', () => {
  it.each([
    ['0', '0'],
    ['1000m', '1'],
    ['0.5', '500m'],
    ['1500m', '1500m'],
    ['1024Mi', '1Gi'],
    ['1.5Gi', '1536Mi'],
    ['100Ki', '100Ki'],
    ['512', '512'],
    ['0.5Ki', '512'],
    ['1e3', '1e3'],
    ['12e6', '12e6'],
    ['1E', '1E'],
    ['-1k', '-1k'],
    ['.5', '500m'],
    ['5.', '5'],
    ['+', '0'],
    ['0.0000000001', '1n'],
    ['100Ei', '9223372036854775807'],
  ])('%s is written back as %s, as the API server does', (text, written) => {
    expect(formatQuantity(read(text))).toBe(written);
  });

  it.each(['', ' 1', '1 Gi', '200MB', '1mi', '1e', '1Kib', 'abc', '1e1.5', '--1', '1e99999999999999999999'])(
    '%j is none',
    (text) => {
      expect(isNoQuantity(parseQuantity(text))).toBe(true);
    },
  );

  it('may be a number of JSON, or have blanks around it', () => {
    expect(readQuantity(0.5)).toEqual(read('500m').form === 'decimal' ? { ...read('0.5') } : undefined);
    expect(readQuantity(' 1Gi ')).toEqual(read('1Gi'));
  });

  it('is compared by its value, however large', () => {
    expect(compareQuantities(read('1Gi'), read('1G'))).toBeGreaterThan(0);
    expect(compareQuantities(read('1e2000000000'), read('1e2000000001'))).toBeLessThan(0);
    expect(compareQuantities(read('1000m'), read('1'))).toBe(0);
    expect(compareQuantities(read('-1'), read('0'))).toBeLessThan(0);
  });

  it('knows whether it is a whole number', () => {
    expect(['1', '1000m', '1.5k', '100m', '0.5'].map((text) => isWhole(read(text)))).toEqual([
      ...[true, true, true],
      ...[false, false],
    ]);
  });

  it('means the same after it was written back', () => {
    const suffix = fc.constantFrom(
      '',
      'n',
      'u',
      'm',
      'k',
      'M',
      'G',
      'T',
      'P',
      'E',
      'Ki',
      'Mi',
      'Gi',
      'e3',
      'E-2',
    );
    fc.assert(
      fc.property(fc.integer(), fc.nat(999), suffix, (whole, part, unit) => {
        const before = read(`${whole}.${part}${unit}`);
        expect(compareQuantities(read(formatQuantity(before)), before)).toBe(0);
      }),
    );
  });

  it('is ordered as its doubles are', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        const order = compareQuantities(read(`${a}m`), read(`${b}m`));
        expect(Math.sign(order)).toBe(Math.sign(a - b));
      }),
    );
  });
});
