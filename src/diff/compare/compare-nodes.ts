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
  for (const [field, node] of head.fields ?? []) {
    const before = base.fields?.get(field);
    if (before) comparePresent(before, node, base.at, down(walk, { field }));
    else if (!node.implied) reportAdded(node, base.at, down(walk, { field }));
  }
  for (const [field, node] of base.fields ?? [])
    if (!head.fields?.has(field) && !node.implied) reportRemoved(node, down(walk, { field }));
}

/** What only one side has written differs from what the other one gets. */
function comparePresent(base: Node, head: Node, baseIn: Pointer, walk: Walk): void {
  if (base.implied && head.implied) return;
  if (base.key === head.key && !isSetApart(base, head)) return;
  if (base.implied) reportAdded(head, baseIn, walk);
  else if (head.implied) reportRemoved(base, walk);
  else compareNodes(base, head, walk);
}

/** What one side implies and the other writes, because there it is not implied: it would change if it weren't written. */
function isSetApart(base: Node, head: Node): boolean {
  return base.implied !== head.implied && (base.apart ?? head.apart) === true;
}
