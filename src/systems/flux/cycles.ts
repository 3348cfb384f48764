import type { Construct, IConstruct } from 'constructs';
import type { ObjectRef } from './head.js';

/** A Kustomization or HelmRelease, and what must be ready before it. */
interface Node {
  readonly scope: Construct;
  readonly needs: readonly string[];
}

const graphs = new WeakMap<IConstruct, Map<string, Node>>();

/**
 * Notes what an object depends on; at synthesis the first object of every circle complains of it. None of a circle would
 * ever be applied: each waits for the others.
 */
export function checkCycles(scope: Construct, own: ObjectRef, needs: readonly ObjectRef[]): void {
  if (needs.length === 0) return;
  const graph = graphs.get(scope.node.root) ?? new Map<string, Node>();
  graphs.set(scope.node.root, graph.set(keyOf(own), { scope, needs: needs.map(keyOf) }));
  scope.node.addValidation({
    validate: () => {
      const way = wayBack(keyOf(own), graph);
      if (way === undefined || !isFirst(way, graph)) return [];
      const circle = [...way, keyOf(own)].join(' → ');
      return [
        `dependsOn goes in a circle, and none of these is ever applied: ${circle}. Remove one of them from a dependsOn.`,
      ];
    },
  });
}

function keyOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace}/${name}`;
}

/** The shortest way from an object back to itself. */
function wayBack(start: string, graph: ReadonlyMap<string, Node>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const key of queue) {
    for (const next of needsOf(key, graph)) {
      if (next === start) return trace(key, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, key);
      queue.push(next);
    }
  }
  return undefined;
}

function needsOf(key: string, graph: ReadonlyMap<string, Node>): readonly string[] {
  const node = graph.get(key);
  return node && isInTree(node.scope) ? node.needs : [];
}

function trace(end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  for (let key: string | undefined = end; key !== undefined; key = cameFrom.get(key)) way.unshift(key);
  return way;
}

/** Each circle is told once: by the object that was made first. */
function isFirst(way: readonly string[], graph: ReadonlyMap<string, Node>): boolean {
  for (const key of graph.keys()) if (way.includes(key)) return key === way[0];
  return false;
}

/** `tryRemoveChild` takes a construct out of the tree without its knowing. */
function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}
