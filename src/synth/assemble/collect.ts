import type { IConstruct } from 'constructs';
import { type Problem, problem } from '../../model/errors.js';
import { originOf } from '../trace.js';
import { type ApiObjectLike, type ChartLike, descendants, isApiObject, isChart } from './tree.js';

/** A chart and the objects that belong to it rather than to a chart below it. */
export interface ChartContents {
  readonly chart: ChartLike;
  /** In the order they were made. */
  readonly objects: ApiObjectLike[];
}

/** What one walk through an app's tree finds. */
export interface Collected {
  /** Parents first, in the order they were made. */
  readonly charts: readonly ChartContents[];
  /** The nearest chart at or above each construct. */
  readonly chartOf: ReadonlyMap<IConstruct, ChartContents>;
  /** Who must come after whom, as the user said. */
  readonly dependencies: readonly Dependency[];
  readonly problems: readonly Problem[];
}

/** `source.node.addDependency(target)`. */
export interface Dependency {
  readonly source: IConstruct;
  readonly target: IConstruct;
}

/** Walks the tree once: charts, objects, dependencies, and what the constructs' own validations say. */
export function collect(app: IConstruct): Collected {
  const charts: ChartContents[] = [];
  const chartOf = new Map<IConstruct, ChartContents>();
  const dependencies: Dependency[] = [];
  const problems: Problem[] = [];
  for (const construct of descendants(app)) {
    const contents = isChart(construct) ? { chart: construct, objects: [] } : above(construct, chartOf);
    if (contents) chartOf.set(construct, contents);
    if (isChart(construct) && contents) charts.push(contents);
    if (isApiObject(construct)) contents?.objects.push(construct);
    for (const target of construct.node.dependencies) dependencies.push({ source: construct, target });
    problems.push(...validate(construct));
  }
  return { charts, chartOf, dependencies, problems };
}

function above(
  construct: IConstruct,
  chartOf: ReadonlyMap<IConstruct, ChartContents>,
): ChartContents | undefined {
  const { scope } = construct.node;
  return scope && chartOf.get(scope);
}

function validate(construct: IConstruct): Problem[] {
  const place = () => ({ construct: construct.node.path, origin: originOf(construct) });
  return construct.node.validate().map((message) => problem('VALIDATION_FAILED', [message], place()));
}
