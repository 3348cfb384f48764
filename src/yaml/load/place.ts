import type { Pointer } from '../../model/pointer.js';
import { tokens } from '../../model/pointer.js';
import { isMerge } from './construct.js';
import type { MapNode, Node } from './node.js';
import { keyText } from './scalar-value.js';

/** A value in a document, and the key it belongs to. */
export interface Found {
  readonly value: Node;
  readonly key: Node | undefined;
  /** Whether it is what the pointer names, or the deepest that there is on the way to it. */
  readonly whole: boolean;
}

/** The node that a pointer names. An alias is followed only on the way to what lies in it. */
export function find(root: Node, at: Pointer): Found {
  let found: Found = { value: root, key: undefined, whole: true };
  for (const token of tokens(at)) {
    const next = step(found.value, token);
    if (!next) return { ...found, whole: false };
    found = next;
  }
  return found;
}

function step(node: Node, token: string): Found | undefined {
  const target = node.kind === 'alias' ? node.target : node;
  if (target.kind === 'list') {
    const value = /^[0-9]+$/.test(token) ? target.items[Number(token)] : undefined;
    return value && { value, key: undefined, whole: true };
  }
  return target.kind === 'map' ? inMap(target, token) : undefined;
}

/** What comes last counts, `<<` included. */
function inMap(map: MapNode, token: string): Found | undefined {
  for (const { key, value } of [...map.entries].reverse()) {
    const found = isMerge(key) ? merged(value, token) : named(key, value, token);
    if (found) return found;
  }
  return undefined;
}

function named(key: Node, value: Node, token: string): Found | undefined {
  const target = key.kind === 'alias' ? key.target : key;
  const matches = target.kind === 'scalar' && keyText(target) === token;
  return matches ? { value, key, whole: true } : undefined;
}

/** Of several maps, the first one wins. */
function merged(node: Node, token: string): Found | undefined {
  const maps = node.kind === 'list' ? node.items : [node];
  for (const map of maps) {
    const found = step(map, token);
    if (found) return found;
  }
  return undefined;
}
