import type { Release } from '../../src/kubernetes/facts/releases.js';

/** The version of each release whose source the facts are made from; where an API server of it judges us, that one. */
export const sourceVersions: Readonly<Record<Release, string>> = {
  '1.27': '1.27.3',
  '1.28': '1.28.15',
  '1.29': '1.29.15',
  '1.30': '1.30.14',
  '1.31': '1.31.14',
  '1.32': '1.32.13',
  '1.33': '1.33.13',
  '1.34': '1.34.4',
  '1.35': '1.35.4',
  '1.36': '1.36.4',
  '1.37': '1.37.1',
};
