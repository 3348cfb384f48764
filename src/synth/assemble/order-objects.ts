import type { IConstruct } from 'constructs';
import { compare } from '../../model/compare.js';
import type { ChartContents, Collected } from './collect.js';
import { tellingCycles } from './cycle-error.js';
import { kindRank } from './kind-order.js';
import { inOrder } from './topology.js';
import { type ApiObjectLike, descendants, isApiObject } from './tree.js';

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
  const inChart = new Set(objects);
  const groups = new Map<IConstruct, Group>();
  const group = (target: IConstruct): Group => {
    const known = groups.get(target) ?? { target, members: membersOf(target, inChart) };
    groups.set(target, known);
    return known;
  };
  const needsOf = (node: Node) => ('members' in node ? node.members : objectNeeds(node, chart, needs, group));
  return tellingCycles(() => inOrder<Node>(sorted, needsOf), nameOf).filter(
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
      if (isWithin(object, target)) yield* membersBeside(group(target), source);
      else yield group(target);
    }
  }
}

/** Something inside the target depends on the rest of it. */
function membersBeside({ members }: Group, source: IConstruct): ApiObjectLike[] {
  return members.filter((member) => !isWithin(member, source));
}

function membersOf(target: IConstruct, inChart: ReadonlySet<ApiObjectLike>): ApiObjectLike[] {
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
  // A public field of cdk8s's metadata.
  const { namespace } = object.metadata as { readonly namespace?: unknown };
  return typeof namespace === 'string' ? namespace : '';
}

function nameOf(node: Node): IConstruct {
  return 'members' in node ? node.target : node;
}
