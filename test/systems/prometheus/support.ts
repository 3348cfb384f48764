import { parse } from 'yaml';
import type { Problem } from '../../../src/model/errors.js';
import type { KubernetesObject } from '../../../src/model/manifest.js';
import { PrometheusStack, type PrometheusStackProps } from '../../../src/systems/prometheus/index.js';
import { problemsOf } from '../../support/problems.js';
import { only, synthesize } from '../../support/synth.js';

/** The objects that the construct makes of the props. */
export function objectsOf(props: PrometheusStackProps = {}): KubernetesObject[] {
  return synthesize((chart) => new PrometheusStack(chart, 'monitoring', props));
}

/** The texts of a ConfigMap. */
export function dataOf(objects: readonly KubernetesObject[], name: string): Record<string, string> {
  // Kubernetes' own schema: the data of a ConfigMap is a map of texts.
  return only(objects, 'ConfigMap', name).data as Record<string, string>;
}

/** A scrape job as prometheus.yml has it. */
export interface ScrapeConfig {
  readonly job_name: string;
  readonly kubernetes_sd_configs?: readonly { role: string }[];
  readonly static_configs?: readonly { targets: string[]; labels?: Record<string, string> }[];
  readonly relabel_configs?: readonly Record<string, unknown>[];
}

/** The jobs of prometheus.yml, by name. */
export function jobsOf(objects: readonly KubernetesObject[]): Record<string, ScrapeConfig> {
  // The text is ours, and Prometheus' schema says that there is a list of jobs.
  const config = parse(dataOf(objects, 'prometheus')['prometheus.yml'] ?? '') as {
    scrape_configs: ScrapeConfig[];
  };
  return Object.fromEntries(config.scrape_configs.map((job) => [job.job_name, job]));
}

/** The expressions of the alerts in the file of rules, by name. */
export function alertsOf(objects: readonly KubernetesObject[]): Record<string, string> {
  // As above: a file of rules has groups.
  const { groups } = parse(dataOf(objects, 'prometheus')['rules.yml'] ?? '') as {
    groups: { rules: { alert: string; expr: string }[] }[];
  };
  return Object.fromEntries(groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => [alert, expr])));
}

/** What is refused: where, and what is wrong. */
export function refused(props: unknown): Pick<Problem, 'code' | 'at' | 'what'>[] {
  // What the compiler would not let through is what is tried here.
  const problems = problemsOf(() => objectsOf(props as PrometheusStackProps));
  return problems.map(({ code, at, what }) => ({ code, at, what }));
}
