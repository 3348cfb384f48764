import { App, Chart, Testing, Yaml } from 'cdk8s';
import type { KubernetesObject } from '../../src/model/manifest.js';

/** The objects that the constructs made in `build` render to, in the order they are applied. */
export function synthesize(build: (chart: Chart) => void): KubernetesObject[] {
  const chart = new Chart(new App(), 'test');
  build(chart);
  return Testing.synth(chart);
}

/** The objects as one YAML stream, for file snapshots. */
export function toYaml(objects: readonly KubernetesObject[]): string {
  return Yaml.stringify(...objects);
}

/** The one object of this kind (and name); fails when there is none or more than one. */
export function only(objects: readonly KubernetesObject[], kind: string, name?: string): KubernetesObject {
  const found = objects.filter((o) => o.kind === kind && (name === undefined || o.metadata.name === name));
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} objects are ${kind} ${name ?? ''}`);
  return first;
}
