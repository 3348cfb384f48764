import type { Pointer } from '../../model/pointer.js';
import { compareLists } from './compare-lists.js';
import type { Node } from './node.js';
import { down, reportAdded, reportChanged, reportRemoved, type Walk } from './report.js';

/** Tells how two values differ in meaning, as far down as both have the same parts. */
export function compareNodes(base: Node, head: Node, walk: Walk): void {
  if (base.key === head.key || (base.implied && head.implied)) return;
  if (base.fields && head.fields) compareFields(base, head, walk);
  else if (base.list && head.list) compareLists(base, head, walk);
  else reportChanged(base, head, walk);
}

function compareFields(base: Node, head: Node, walk: Walk): void {
  const doesChange = !hasApart(base, head) || differ(base, head, walk, compareEach);
  compareEach(base, head, walk, doesChange);
}

/** @param tellApart whether what is set apart is to be told: where nothing else changes, it implies the same on both sides */
function compareEach(base: Node, head: Node, walk: Walk, tellApart = false): void {
  for (const [field, node] of head.fields ?? []) {
    const before = base.fields?.get(field);
    if (before) comparePresent(before, node, base.at, down(walk, { field }), tellApart);
    else if (!node.implied) reportAdded(node, base.at, down(walk, { field }));
  }
  for (const [field, node] of base.fields ?? [])
    if (!head.fields?.has(field) && !node.implied) reportRemoved(node, down(walk, { field }));
}

function hasApart(base: Node, head: Node): boolean {
  for (const [field, node] of head.fields ?? []) {
    const before = base.fields?.get(field);
    if (before && isSetApart(before, node)) return true;
  }
  return false;
}

/** What only one side has written differs from what the other one gets. */
function comparePresent(base: Node, head: Node, baseIn: Pointer, walk: Walk, tellApart: boolean): void {
  if (base.implied && head.implied) return;
  if (base.key === head.key && !(tellApart && isSetApart(base, head))) return;
  if (base.implied === head.implied) compareNodes(base, head, walk);
  else if (base.key !== head.key && !differ(base, head, walk, compareNodes)) return;
  else if (base.implied) reportAdded(head, baseIn, walk);
  else reportRemoved(base, walk);
}

/** Whether there is anything to tell: what a cluster has given may make another key of the same. */
function differ(base: Node, head: Node, walk: Walk, look: Walk['compare']): boolean {
  let found = false;
  look(base, head, {
    ...walk,
    tell: () => {
      found = true;
    },
  });
  return found;
}

/** What one side implies and the other writes, because there it is not implied: it would change if it weren't written. */
function isSetApart(base: Node, head: Node): boolean {
  const isGiven = base.given ?? head.given;
  return base.implied !== head.implied && !isGiven && (base.apart ?? head.apart) === true;
}
