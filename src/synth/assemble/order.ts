import type { IConstruct } from 'constructs';
import { compare } from '../../model/compare.js';
import { problem, UserError } from '../../model/errors.js';
import { originOf } from '../trace.js';
import type { ChartContents, Collected } from './collect.js';
import { kindRank } from './kind-order.js';
import { Cycle, inOrder } from './topology.js';
import { type ApiObjectLike, descendants, isApiObject } from './tree.js';

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
  return withPaths(
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

/** The objects of a dependency's target, as one node: everything that depends on the target comes after it. */
interface Group {
  readonly target: IConstruct;
  readonly members: readonly ApiObjectLike[];
}

type Node = ApiObjectLike | Group;

/** What each construct depends on inside its own chart. */
export type Needs = ReadonlyMap<IConstruct, readonly IConstruct[]>;

/** The dependencies that stay inside one chart; the others order charts. */
export function needsWithinCharts({ dependencies, chartOf }: Collected): Needs {
  const needs = new Map<IConstruct, IConstruct[]>();
  for (const { source, target } of dependencies) {
    if (chartOf.get(source) !== chartOf.get(target)) continue;
    const known = needs.get(source);
    if (known) known.push(target);
    else needs.set(source, [target]);
  }
  return needs;
}

/**
 * A chart's objects, each after those it depends on; otherwise by kind (a Namespace first, custom resources last),
 * namespace and name, so that neither the order in which they were made nor the language of the machine matters.
 *
 * @throws UserError `DEPENDENCY_CYCLE`
 */
export function orderObjects({ chart, objects }: ChartContents, needs: Needs): ApiObjectLike[] {
  const sorted = sortedObjects(objects);
  if (needs.size === 0) return sorted;
  const groups = new Map<IConstruct, Group>();
  const group = (target: IConstruct): Group => {
    const known = groups.get(target) ?? { target, members: membersOf(target, objects) };
    groups.set(target, known);
    return known;
  };
  const needsOf = (node: Node) => ('members' in node ? node.members : objectNeeds(node, chart, needs, group));
  return withPaths(() => inOrder<Node>(sorted, needsOf), nameOf).filter(
    (node): node is ApiObjectLike => !('members' in node),
  );
}

/** What an object needs, by its own dependencies and by those of the constructs it lies in. */
function* objectNeeds(
  object: ApiObjectLike,
  chart: IConstruct,
  needs: Needs,
  group: (target: IConstruct) => Group,
): Generator<Node> {
  for (
    let source: IConstruct | undefined = object;
    source;
    source = source === chart ? undefined : source.node.scope
  ) {
    for (const target of needs.get(source) ?? []) {
      if (isWithin(object, target))
        yield* group(target).members.filter((member) => !isWithin(member, source as IConstruct));
      else yield group(target);
    }
  }
}

function membersOf(target: IConstruct, ofChart: readonly ApiObjectLike[]): ApiObjectLike[] {
  const inChart = new Set(ofChart);
  return sortedObjects([...descendants(target)].filter(isApiObject).filter((object) => inChart.has(object)));
}

function isWithin(construct: IConstruct, scope: IConstruct): boolean {
  for (let c: IConstruct | undefined = construct; c; c = c.node.scope) if (c === scope) return true;
  return false;
}

function sortedObjects(objects: readonly ApiObjectLike[]): ApiObjectLike[] {
  const keyed = objects.map((object) => ({
    object,
    rank: kindRank(object.kind),
    namespace: namespaceOf(object),
  }));
  keyed.sort(
    (a, b) =>
      a.rank - b.rank ||
      compare(a.object.kind, b.object.kind) ||
      compare(a.object.apiVersion, b.object.apiVersion) ||
      compare(a.namespace, b.namespace) ||
      compare(a.object.name, b.object.name) ||
      compare(a.object.node.path, b.object.node.path),
  );
  return keyed.map(({ object }) => object);
}

function namespaceOf(object: ApiObjectLike): string {
  const { namespace } = object.metadata as { readonly namespace?: unknown };
  return typeof namespace === 'string' ? namespace : '';
}

function nameOf(node: Node): IConstruct {
  return 'members' in node ? node.target : node;
}

/** Tells a circle by the paths of the constructs on it. */
function withPaths<T>(order: () => T[], constructOf: (node: T) => IConstruct): T[] {
  try {
    return order();
  } catch (error) {
    if (!(error instanceof Cycle)) throw error;
    // A group and the one object in it are the same construct.
    const constructs = error.nodes
      .map(constructOf)
      .filter((construct, index, all) => construct !== all[index - 1]);
    const [first] = constructs;
    const place = { construct: first?.node.path, origin: first && originOf(first) };
    throw new UserError(problem('DEPENDENCY_CYCLE', [constructs.map(({ node }) => node.path)], place));
  }
}
