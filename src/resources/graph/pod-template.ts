import { at, fieldsOf, isFields, itemsOf, textOf } from '../../kubernetes/native/blocks/read.js';
import type { JsonObject, KubernetesObject } from '../../model/manifest.js';
import { kindOf } from './kind-of.js';

/** The Pods that an object makes, or is. */
export interface PodTemplate {
  /** Where it is: `/spec/template`; `''` for a Pod. */
  readonly at: string;
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
}

/** One container of a Pod. */
export interface Container {
  readonly name: string;
  /** `/spec/template/spec/containers/0`. */
  readonly at: string;
  readonly list: 'containers' | 'initContainers' | 'ephemeralContainers';
  readonly container: JsonObject;
}

const places: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ['template'],
  ReplicationController: ['spec', 'template'],
  'Deployment.apps': ['spec', 'template'],
  'StatefulSet.apps': ['spec', 'template'],
  'DaemonSet.apps': ['spec', 'template'],
  'ReplicaSet.apps': ['spec', 'template'],
  'Job.batch': ['spec', 'template'],
  'CronJob.batch': ['spec', 'jobTemplate', 'spec', 'template'],
  'Rollout.argoproj.io': ['spec', 'template'],
  'Service.serving.knative.dev': ['spec', 'template'],
};

/** Every kind that makes Pods, by `kindOf`. */
export const kindsWithPods: readonly string[] = Object.keys(places);

/** The fields that lead to its Pod template, if its kind makes Pods: none for a Pod. */
export function wayToPods(object: KubernetesObject): readonly string[] | undefined {
  return Object.hasOwn(places, kindOf(object)) ? places[kindOf(object)] : undefined;
}

/** The template of the Pods that the object makes; nothing for one that makes none, or has no template. */
export function podTemplateOf(object: KubernetesObject): PodTemplate | undefined {
  const place = wayToPods(object);
  const template = place && at(object, ...place);
  if (!place || !isFields(template) || !isFields(template.spec)) return undefined;
  const path = place.map((name) => `/${name}`).join('');
  return { at: path, metadata: fieldsOf(template.metadata), spec: template.spec };
}

const lists = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** Its containers, those that start first before the others. */
export function containersOf({ at: place, spec }: PodTemplate): Container[] {
  return lists.flatMap((list) =>
    itemsOf(spec[list]).flatMap((container, index): Container[] => {
      if (!isFields(container)) return [];
      const name = textOf(container.name);
      return [{ name, list, container, at: `${place}/spec/${list}/${index}` }];
    }),
  );
}

/** The labels of the Pods, as far as they are texts. */
export function labelsOf({ metadata }: PodTemplate): Readonly<Record<string, string>> {
  const labels = Object.entries(fieldsOf(metadata.labels));
  return Object.fromEntries(
    labels.filter((label): label is [string, string] => typeof label[1] === 'string'),
  );
}
