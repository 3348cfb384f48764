import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KubernetesObject } from '../../src/model/manifest.js';
import type { KubernetesClient } from './client.js';
import { objectsOf } from './documents.js';
import { eventually } from './eventually.js';
import { objections } from './resources.js';

/** Where upstream's CRDs are, if they are anywhere: `CRD_DIR`, or a folder beside the project. */
const folder = process.env.CRD_DIR ?? fileURLToPath(new URL('../../../shared/crds', import.meta.url));

/** As far as it is looked at here. */
interface Definition extends KubernetesObject {
  readonly spec: { readonly group: string };
}

/** Why there are no CRDs, if there are none. */
export function noDefinitions(): string | undefined {
  return existsSync(folder) ? undefined : 'CRD_DIR names no folder with the CRDs of the systems';
}

/** Upstream's CRDs of these API groups; of all without them. */
export function definitions(groups?: ReadonlySet<string>): KubernetesObject[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ya?ml$/.test(name),
  );
  const objects = names.sort().flatMap((name) => objectsOf(joined(readFileSync(join(folder, name), 'utf8'))));
  return objects.filter(isDefinition).filter(({ spec }) => !groups || groups.has(spec.group));
}

/** Creates CRDs, and waits until each is served; throws where the server refuses one. */
export async function load(client: KubernetesClient, crds: readonly KubernetesObject[]): Promise<void> {
  const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const answers = await Promise.all(crds.map((crd) => client.post(path, crd)));
  const bad = answers.flatMap((answer, index) =>
    objections(answer).map((text) => `${crds[index]?.metadata.name}: ${text}`),
  );
  if (bad.length > 0) throw new Error(bad.join('\n'));
  for (const { metadata } of crds) {
    await eventually(`${metadata.name} is served`, async () => {
      const { body } = await client.get(`${path}/${metadata.name}`);
      return established(body) || undefined;
    });
  }
}

function isDefinition(object: KubernetesObject): object is Definition {
  return object.kind === 'CustomResourceDefinition';
}

function established(crd: unknown): boolean {
  // A CustomResourceDefinition of the API, or the Status that says that there is none.
  const { status } = crd as { status?: { conditions?: { type: string; status: string }[] } };
  const conditions = status?.conditions ?? [];
  return conditions.some(({ type, status }) => type === 'Established' && status === 'True');
}

/**
 * Go's reader takes the lines of a quoted text at any indentation; `yaml` keeps to the specification and misreads a CRD
 * that has one too far left. Joined to the line before, both read the same.
 */
function joined(text: string): string {
  return text.replace(/(description: "[^"\n]*)\n\s+([^"\n:]*"\n)/g, '$1 $2');
}
