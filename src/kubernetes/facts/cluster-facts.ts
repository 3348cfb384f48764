import type { JsonObject, KubernetesObject } from '../../model/manifest.js';
import type { KubernetesFacts } from './facts.js';

/** What one running API server says of the kinds that it serves: its own, those of other servers behind it, and of CRDs. */
export interface ClusterFacts extends KubernetesFacts {
  /** The server's own version: `v1.31.4-gke.1256000`. */
  readonly server: string;
  /** Its CustomResourceDefinitions, as far as objects are checked by them. Their kinds are not among `kinds`. */
  readonly crds: readonly KubernetesObject[];
}

/** The number of the format: it grows when what is written can no longer be read by what came before. */
export const clusterFactsVersion = 1;

/** What stands first in such a file. */
const format = 'cdk8s-runbook/facts';

/** The facts as the text of a file: JSON, a line for each kind and each definition, so that a change of one is one line. */
export function clusterFactsText({ release, server, kinds, definitions, crds }: ClusterFacts): string {
  const map = (entries: readonly [string, unknown][]) =>
    entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',\n');
  const fields = [
    ['format', JSON.stringify(format)],
    ['version', String(clusterFactsVersion)],
    ['release', JSON.stringify(release)],
    ['server', JSON.stringify(server)],
    ['kinds', `{\n${map(Object.entries(kinds))}\n}`],
    ['definitions', `{\n${map(Object.entries(definitions))}\n}`],
    ['crds', `[\n${crds.map((crd) => JSON.stringify(crd)).join(',\n')}\n]`],
  ];
  return `{\n${fields.map(([name, text]) => `"${name}":${text}`).join(',\n')}\n}\n`;
}

/** Why a text is no such file, after its name: `is not JSON`. */
export class NoClusterFacts extends Error {}

/**
 * The facts in a text that `clusterFactsText` has made.
 *
 * @throws NoClusterFacts for any other text, for one of a later format, and for one that has been cut or changed
 */
export function parseClusterFacts(text: string): ClusterFacts {
  const value = parsed(text);
  if (value.format !== format) throw new NoClusterFacts('is not a file that runbook facts has written');
  if (value.version !== clusterFactsVersion)
    throw new NoClusterFacts(
      `is of format ${value.version}; this runbook reads format ${clusterFactsVersion}`,
    );
  const { release, server, kinds, definitions, crds } = value;
  if (typeof release !== 'string' || !/^\d+\.\d+$/.test(release) || typeof server !== 'string')
    throw new NoClusterFacts('does not say which release it is of');
  if (!isMap(kinds) || !isMap(definitions) || !Array.isArray(crds) || !crds.every(isMap))
    throw new NoClusterFacts('has no kinds, definitions and crds');
  for (const [name, kind] of Object.entries(kinds)) {
    const known =
      isMap(kind) && typeof kind.definition === 'string' && Object.hasOwn(definitions, kind.definition);
    if (!known) throw new NoClusterFacts(`lacks the definition of ${name}`);
  }
  // The rest was written by `clusterFactsText`: only its head and what holds it together are looked at.
  return value as unknown as ClusterFacts;
}

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isMap(value)) return value;
  } catch {
    throw new NoClusterFacts('is not JSON; it may have been cut');
  }
  throw new NoClusterFacts('is not a file that runbook facts has written');
}

function isMap(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
