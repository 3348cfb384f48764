import { createRequire } from 'node:module';
import type { KubernetesFacts } from './facts.js';

/** The minor releases of Kubernetes whose kinds are known, oldest first. */
export const releases = ['1.27', '1.35', '1.36', '1.37'] as const;

/** One of them. */
export type Release = (typeof releases)[number];

/** What is checked against unless a release is asked for. */
export const newestRelease: Release = '1.37';

export function isRelease(text: string): text is Release {
  // The list of a literal type takes no other text.
  return (releases as readonly string[]).includes(text);
}

const require = createRequire(import.meta.url);

/**
 * What an API server of this release says of the kinds that it serves by default. A release costs what it takes to read
 * some 180 kB, the first time that it is asked for.
 */
export function factsOfRelease(release: Release): KubernetesFacts {
  // Made by npm run facts, as KubernetesFacts.
  return require(`./data/kubernetes-${release}.cjs`) as KubernetesFacts;
}
