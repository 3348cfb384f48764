import { expect, it } from 'vitest';
import { type FormatName, formats } from '../../src/kubernetes/formats.js';

it.each<[FormatName, string]>([
  ['flux-duration', '1h30m'],
  ['flux-duration', '0.5s'],
  ['flux-timeout', '90s'],
  ['http-url', 'https://example.com/a?b=c'],
  ['git-url', 'ssh://git@github.com/org/repository.git'],
  ['oci-url', 'oci://ghcr.io/org/app'],
  ['helm-url', 'oci://ghcr.io/org/charts'],
])('a %s can be %s', (format, text) => {
  expect(formats[format].test(text)).toBe(true);
});

it.each<[FormatName, string]>([
  ['flux-duration', '1d'],
  ['flux-duration', '60'],
  ['flux-duration', '1us'],
  ['flux-timeout', '1h'],
  ['http-url', 'https://'],
  ['http-url', 'https://a b'],
  ['git-url', 'git@github.com:org/repository.git'],
  ['oci-url', 'https://ghcr.io/org/app'],
  ['helm-url', 'ftp://example.com'],
])('a %s cannot be %s', (format, text) => {
  expect(formats[format].test(text)).toBe(false);
});
