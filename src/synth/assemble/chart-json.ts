import type { KubernetesObject, Manifest } from '../../model/manifest.js';
import { originOf } from '../trace.js';
import { type ChartLike, rootOf } from './tree.js';

/**
 * A chart's manifests, through its own `toJson` where its class has one: stock cdk8s writes what that returns. An
 * object that comes back as it was keeps its construct; one that the chart made anew is the chart's.
 */
export function throughChart(chart: ChartLike, manifests: readonly Manifest[]): readonly Manifest[] {
  const root = rootOf(Object.getPrototypeOf(chart), 'toJson');
  if (!root || root.toJson === chart.toJson) return manifests;
  const byObject = new Map<unknown, Manifest>(manifests.map((manifest) => [manifest.object, manifest]));
  const own = root.toJson;
  // While the chart's method runs, cdk8s's own gives what is rendered already.
  root.toJson = () => manifests.map(({ object }) => object);
  try {
    return chart.toJson().map((object) => byObject.get(object) ?? madeBy(chart, object));
  } finally {
    root.toJson = own;
  }
}

function madeBy(chart: ChartLike, object: unknown): Manifest {
  // What a chart returns is its own affair; a missing name or kind shows up when files are named.
  return { object: object as KubernetesObject, construct: chart.node.path, origin: originOf(chart) };
}
