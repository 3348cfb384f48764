import { UserError } from '../../../src/model/errors.js';
import type { KubernetesObject } from '../../../src/model/manifest.js';
import {
  CoreDnsTemplate,
  type CoreDnsTemplateProps,
  type ServerBlock,
} from '../../../src/systems/coredns/index.js';
import { only, synthesize } from '../../support/synth.js';

/** The objects that the construct makes of the props. */
export function objectsOf(props: CoreDnsTemplateProps): KubernetesObject[] {
  return synthesize((chart) => new CoreDnsTemplate(chart, 'dns', props));
}

/** The texts of the ConfigMap. */
export function dataOf(objects: readonly KubernetesObject[]): Record<string, string> {
  // Kubernetes' own schema: the data of a ConfigMap is a map of texts.
  return only(objects, 'ConfigMap').data as Record<string, string>;
}

/** An internal server of one block. */
export function internal(server: ServerBlock): CoreDnsTemplateProps {
  return { role: 'internal', servers: [server] };
}

/** The Corefile of one block. */
export function corefileOf(server: ServerBlock): string {
  return dataOf(objectsOf(internal(server))).Corefile ?? '';
}

/** What is refused, in the order found: where, and what is wrong. */
export function refusals(props: unknown): { at: string | undefined; what: string; fix: string }[] {
  try {
    // What the compiler would not let through is what is tried here.
    objectsOf(props as CoreDnsTemplateProps);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.problems.some(({ code }) => code !== 'PROP_INVALID')) throw error;
    return error.problems.map(({ at, what, fix }) => ({ at, what, fix }));
  }
  return [];
}

/** What is refused in one server block. */
export function refused(server: unknown): { at: string | undefined; what: string; fix: string }[] {
  return refusals({ role: 'internal', servers: [server] });
}
