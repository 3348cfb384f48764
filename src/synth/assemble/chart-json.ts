import { type Problem, problem } from '../../model/errors.js';
import type { Manifest } from '../../model/manifest.js';
import { originOf } from '../trace.js';
import { isObject } from './kubernetes-object.js';
import { type PlainOptions, toPlain } from './plain.js';
import { type ChartLike, rootOf } from './tree.js';

/** The manifests of each chart, as its objects render. */
export type ChartManifests = ReadonlyMap<ChartLike, readonly Manifest[]>;

/**
 * A chart's manifests, through its own `toJson` where its class has one: stock cdk8s writes what that returns. An
 * object that comes back as it was keeps its construct; one that the chart made anew is the chart's, and held to the
 * rules of any other.
 */
export function throughChart(
  chart: ChartLike,
  all: ChartManifests,
  options: PlainOptions,
  problems: Problem[],
): readonly Manifest[] {
  const manifests = all.get(chart) ?? [];
  const root = rootOf(Object.getPrototypeOf(chart), 'toJson');
  if (!root || root.toJson === chart.toJson) return manifests;
  const byObject = new Map<unknown, Manifest>(manifests.map((manifest) => [manifest.object, manifest]));
  const made = callToJson(chart, root, all, problems);
  return made.flatMap((object) => byObject.get(object) ?? madeBy(chart, object, options, problems));
}

/** While the method runs, cdk8s's own gives what is rendered already, of whichever chart it is called. */
function callToJson(
  chart: ChartLike,
  root: Record<string, unknown>,
  all: ChartManifests,
  problems: Problem[],
): unknown[] {
  const own = root.toJson;
  root.toJson = function toJson(this: ChartLike) {
    return (all.get(this) ?? []).map(({ object }) => object);
  };
  try {
    return chart.toJson();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    problems.push(problem('RENDER_FAILED', [`The chart ${chart.node.path}`, why], placeOf(chart)));
    return [];
  } finally {
    root.toJson = own;
  }
}

function madeBy(chart: ChartLike, made: unknown, options: PlainOptions, problems: Problem[]): Manifest[] {
  const { value, problems: found } = toPlain(made, options);
  problems.push(...found.map((one) => ({ ...one, ...placeOf(chart) })));
  if (found.length > 0) return [];
  if (isObject(value)) return [{ object: value, ...placeOf(chart) }];
  const what = `What the toJson() of the chart ${chart.node.path} made`;
  problems.push(problem('IDENTITY_MISSING', [what, 'apiVersion, kind or metadata', value], placeOf(chart)));
  return [];
}

function placeOf(chart: ChartLike) {
  return { construct: chart.node.path, origin: originOf(chart) };
}
