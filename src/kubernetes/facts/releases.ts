import { createRequire } from 'node:module';
import type { KubernetesFacts } from './facts.js';

/** The minor releases of Kubernetes whose kinds are known, oldest first. */
export const releases = [
  ...(['1.27', '1.28', '1.29', '1.30', '1.31', '1.32'] as const),
  ...(['1.33', '1.34', '1.35', '1.36', '1.37'] as const),
] as const;

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
 * some 180 kB, the first time that it is asked for: 2 to 3 ms.
 */
export function factsOfRelease(release: Release): KubernetesFacts {
  // Made by npm run facts, as KubernetesFacts.
  return require(`./data/kubernetes-${release}.cjs`) as KubernetesFacts;
}

/**
 * The kinds that it serves only when it is told to, mostly alpha and beta; their definitions may refer to those of the
 * others.
 */
export function factsOffByDefault(release: Release): KubernetesFacts {
  // Made by npm run facts, as KubernetesFacts.
  return require(`./data/kubernetes-${release}-off.cjs`) as KubernetesFacts;
}
