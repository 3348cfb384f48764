import { expect, it } from 'vitest';
import { goStringFormat, stringFormat } from '../../../src/kubernetes/schema/string-formats.js';

const fine: Readonly<Record<string, readonly string[]>> = {
  bsonobjectid: ['507f1f77bcf86cd799439011'],
  uri: ['https://a.example/b?c=d#e', '/path', 'mailto:a@b', 'http://[::1]:80/', 'urn:x:y'],
  email: ['a@b.c', 'A B <a@b.c>', '"a b"@c'],
  hostname: ['a', 'a.bc', 'my-host.example.com'],
  ipv4: ['1.2.3.4', '01.2.3.4', '::ffff:1.2.3.4'],
  ipv6: ['::1', '::ffff:1.2.3.4'],
  cidr: ['10.0.0.1/8', '::/0'],
  mac: ['00:00:5e:00:53:01', '0000.5e00.5301', '00005e005301'],
  uuid: ['123E4567E89B12D3A456426614174000'],
  isbn: ['0321751043', '978-0321751041'],
  creditcard: ['4111 1111 1111 1111'],
  ssn: ['123-45-6789'],
  hexcolor: ['#fff'],
  rgbcolor: ['rgb( 1 , 2 , 255 )'],
  byte: ['YWI='],
  password: [''],
  date: ['2024-02-29'],
  duration: ['1h30m', '2 days', '5 hours'],
  'date-time': ['2024-01-02T03:04:05.1Z'],
  'k8s-short-name': ['a-b'],
  'k8s-long-name': ['a.b'],
};

const bad: Readonly<Record<string, readonly string[]>> = {
  bsonobjectid: ['x'],
  uri: ['', 'a', 'http://a b/', 'http://a/%zz', ':x'],
  email: ['a', 'a@b@c', 'a.@b'],
  hostname: ['my-host', '-a.com', 'a..com'],
  ipv4: ['1.2.3', '::1'],
  ipv6: ['fe80::1%eth0', '1.2.3.4'],
  cidr: ['10.0.0.0', '10.0.0.0/33'],
  mac: ['00:00:5e:00:53'],
  uuid: ['x'],
  isbn: ['0321751044'],
  creditcard: ['4111 1111 1111 1112'],
  ssn: ['123456789'],
  hexcolor: ['#ffff'],
  rgbcolor: ['rgb(256,0,0)'],
  byte: ['', 'YWJ'],
  date: ['2023-02-29', '2024-1-1'],
  duration: ['1', '5 parsecs'],
  'date-time': ['2024-01-02 03:04:05Z', '2024-01-02T24:00:00Z'],
  'k8s-short-name': ['A', 'a.b'],
  'k8s-long-name': ['a..b'],
};

it.each(Object.entries(fine))('%s is told from fine texts', (format, texts) => {
  expect(texts.filter((text) => !stringFormat(format, 37)?.(text))).toEqual([]);
});

it.each(Object.entries(bad))('%s is told from bad texts', (format, texts) => {
  expect(texts.filter((text) => stringFormat(format, 37)?.(text) !== false)).toEqual([]);
});

it('ignores formats that the server does not know, or did not know yet', () => {
  expect(stringFormat('flux-duration', 37)).toBeUndefined();
  expect(stringFormat('k8s-short-name', 33)).toBeUndefined();
});

it('reads base64 and times of built-in kinds as Go does', () => {
  expect(goStringFormat('byte')?.('')).toBe(true);
  expect(goStringFormat('byte')?.('YW\nI=')).toBe(true);
  expect(goStringFormat('byte')?.('YWJ')).toBe(false);
  expect(goStringFormat('date-time')?.('2024-01-02')).toBe(false);
  expect(goStringFormat('uri')).toBeUndefined();
});

it('comes to an end with texts that are made to be slow', () => {
  const texts = [
    'a'.repeat(1e5),
    '"'.repeat(1e5),
    '0'.repeat(1e5),
    'a-'.repeat(5e4),
    `${'a.'.repeat(5e4)}!`,
    '%'.repeat(1e5),
  ];
  const results = Object.keys(fine).flatMap((format) =>
    texts.map((text) => stringFormat(format, 37)?.(text)),
  );
  expect(results).toHaveLength(Object.keys(fine).length * texts.length);
});
