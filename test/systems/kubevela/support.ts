import type { KubernetesObject } from '../../../src/model/manifest.js';
import {
  KubeVelaApp,
  type KubeVelaAppProps,
  KubeVelaComponentDefinition,
  type KubeVelaComponentDefinitionProps,
} from '../../../src/systems/kubevela/index.js';
import { problemsOf } from '../../support/problems.js';
import { synthesize } from '../../support/synth.js';

/** The smallest application. */
export const smallest: KubeVelaAppProps = {
  name: 'shop',
  components: [{ name: 'web', type: 'webservice', properties: { image: 'nginx:1.29' } }],
};

/** The objects that the application makes. */
export function appOf(props: KubeVelaAppProps): KubernetesObject[] {
  return synthesize((chart) => new KubeVelaApp(chart, 'app', props));
}

/** The objects that the definition makes. */
export function definitionOf(props: KubeVelaComponentDefinitionProps): KubernetesObject[] {
  return synthesize((chart) => new KubeVelaComponentDefinition(chart, 'definition', props));
}

/** What a refusal is compared by. */
export interface Refusal {
  readonly code: string;
  readonly at: string | undefined;
  readonly what: string;
  readonly fix: string;
}

/** What is refused of an application that has these props besides those of the smallest. */
export function refused(props: Readonly<Record<string, unknown>>): Refusal[] {
  // What the compiler would not let through is what is tried here.
  return refusalsOf(() => appOf({ ...smallest, ...props } as KubeVelaAppProps));
}

/** The problems without their construct and line. */
export function refusalsOf(run: () => unknown): Refusal[] {
  return problemsOf(run).map(({ code, at, what, fix }) => ({ code, at, what, fix }));
}

/** The spec of the one Application among the objects. */
export function specOf(objects: readonly KubernetesObject[]): Record<string, unknown> {
  const application = objects.find(({ kind }) => kind === 'Application');
  // Our own kind: its spec is a map.
  return application?.spec as Record<string, unknown>;
}
