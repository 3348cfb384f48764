import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalCidr, hasHostBits, isInside, parseCidr } from '../../src/kubernetes/cidr.js';

const cidr = fc.oneof(
  fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([ip, prefix]) => `${ip}/${prefix}`),
  fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([ip, prefix]) => `${ip}/${prefix}`),
);

describe('the canonical form of a CIDR', () => {
  it.each([
    ['10.10.0.5/24', '10.10.0.0/24'],
    ['10.10.0.7/32', '10.10.0.7/32'],
    ['255.255.255.255/0', '0.0.0.0/0'],
    ['172.31.255.1/12', '172.16.0.0/12'],
    ['FD00:0:0::1/64', 'fd00::/64'],
    ['2001:db8::1/128', '2001:db8::1/128'],
    ['2001:0db8:0000:0001:0000:0000:0000:0001/127', '2001:db8:0:1::/127'],
    ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/0', '::/0'],
    ['::1/128', '::1/128'],
    ['fe80::/10', 'fe80::/10'],
    ['febf::1/10', 'fe80::/10'],
    ['::ffff:10.0.0.5/120', '::ffff:a00:0/120'],
  ])('of %s is %s', (given, canonical) => {
    expect(canonicalCidr(given)).toBe(canonical);
  });

  it('is canonical itself, means the same and has no host bits', () => {
    fc.assert(
      fc.property(cidr, (given) => {
        const canonical = canonicalCidr(given);
        expect(canonicalCidr(canonical)).toBe(canonical);
        expect(parseCidr(canonical)).toEqual(parseCidr(given));
        expect(hasHostBits(canonical)).toBe(false);
      }),
    );
  });
});

it.each([
  ['10.10.0.5/24', true],
  ['10.10.0.0/24', false],
  ['10.10.0.5/32', false],
  ['FD00::/8', false],
  ['fd00::1/8', true],
])('whether %s has host bits is %s, however it is spelt', (given, expected) => {
  expect(hasHostBits(given)).toBe(expected);
});

describe('a range', () => {
  it.each([
    ['10.10.0.0/25', '10.10.0.0/24', true],
    ['10.10.0.0/24', '10.10.0.0/24', true],
    ['10.10.0.0/23', '10.10.0.0/24', false],
    ['10.10.1.0/25', '10.10.0.0/24', false],
    ['10.10.0.0/25', '0.0.0.0/0', true],
    ['10.10.0.0/25', '::/0', false],
    ['fd00::1/128', 'fd00::/8', true],
  ])('%s is inside %s: %s', (inner, outer, expected) => {
    expect(isInside(parseCidr(inner), parseCidr(outer))).toBe(expected);
  });

  it('holds the addresses that Node finds in it', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 1, max: 32 }), (address, network, prefix) => {
        const list = new BlockList();
        list.addSubnet(network, prefix, 'ipv4');
        const inside = isInside(parseCidr(`${address}/32`), parseCidr(`${network}/${prefix}`));
        expect(inside).toBe(list.check(address, 'ipv4'));
      }),
    );
  });
});
