import { compare } from '../../model/compare.js';
import type { ChartContents, Collected } from './collect.js';
import { tellingCycles } from './cycle-error.js';
import { inOrder } from './topology.js';

/** Which of several independent charts comes first. */
export type ChartOrder = 'path' | 'creation';

/** Which charts each chart needs: those nested in it, and those that its constructs depend on. */
export function chartNeeds({
  charts,
  chartOf,
  dependencies,
}: Collected): Map<ChartContents, Set<ChartContents>> {
  const needs = new Map<ChartContents, Set<ChartContents>>(charts.map((contents) => [contents, new Set()]));
  for (const contents of charts) {
    const scope = contents.chart.node.scope;
    const parent = scope && chartOf.get(scope);
    if (parent && parent.chart === scope) needs.get(parent)?.add(contents);
  }
  for (const { source, target } of dependencies) {
    const [from, to] = [chartOf.get(source), chartOf.get(target)];
    if (from && to && from !== to) needs.get(from)?.add(to);
  }
  return needs;
}

/**
 * The charts, each after those it needs. Independent charts stand in the order of their paths, or, for stock's
 * numbered file names, in the order they were made.
 *
 * @throws UserError `DEPENDENCY_CYCLE`
 */
export function orderCharts(collected: Collected, by: ChartOrder): ChartContents[] {
  const needs = chartNeeds(collected);
  const { charts } = collected;
  const roots = by === 'path' ? sortedByPath(charts) : unneededFirst(charts, needs);
  return tellingCycles(
    () => inOrder(roots, (contents) => ordered(needs.get(contents) ?? [], by)),
    ({ chart }) => chart,
  );
}

/** cdk8s starts from the charts that no other one needs. */
function unneededFirst(
  charts: readonly ChartContents[],
  needs: Map<ChartContents, Set<ChartContents>>,
): ChartContents[] {
  const needed = new Set([...needs.values()].flatMap((set) => [...set]));
  return [...charts.filter((c) => !needed.has(c)), ...charts.filter((c) => needed.has(c))];
}

function ordered(charts: Iterable<ChartContents>, by: ChartOrder): Iterable<ChartContents> {
  return by === 'path' ? sortedByPath([...charts]) : charts;
}

function sortedByPath(charts: readonly ChartContents[]): ChartContents[] {
  return [...charts].sort((a, b) => compare(a.chart.node.path, b.chart.node.path));
}
