import { looksSecret, namesSecret } from '../../model/looks-secret.js';
import type { JsonValue } from '../../model/manifest.js';
import { MASK, maskedWithin } from '../../model/masked-text.js';
import type { Pointer } from '../../model/pointer.js';
import type { FieldChange, Step, TextChange, TextPart } from '../change.js';
import { fieldOf } from '../format-path.js';
import { compareTexts } from '../texts/compare-texts.js';
import type { Node } from './node.js';
import { noiseAt } from './noise.js';
import { shown } from './shown.js';

/** Where a comparison is, how it goes on below, and where it tells what it finds. */
export interface Walk {
  readonly kind: string;
  readonly path: readonly Step[];
  readonly compare: (base: Node, head: Node, walk: Walk) => void;
  readonly tell: (change: FieldChange) => void;
}

/** One step deeper. */
export function down(walk: Walk, step: Step): Walk {
  return { ...walk, path: [...walk.path, step] };
}

/** A value that only HEAD has; `baseIn` is where BASE has the map or list that it is in. */
export function reportAdded(node: Node, baseIn: Pointer, walk: Walk): void {
  const { value, secret, masked } = shown(walk.kind, node);
  report(walk, { how: 'added', headAt: node.at, baseIn, to: value, secret, masked });
}

/** A value that only BASE has. */
export function reportRemoved(node: Node, walk: Walk): void {
  const { value, secret, masked } = shown(walk.kind, node);
  report(walk, { how: 'removed', baseAt: node.at, from: value, secret, masked });
}

/** Items in another order; `from` and `to` are what they are known by. */
export function reportMoved(base: Node, head: Node, from: JsonValue, to: JsonValue, walk: Walk): void {
  const [old, now] = [shown(walk.kind, base), shown(walk.kind, head)];
  const values =
    old.secret || now.secret ? { secret: true as const } : { from, to, masked: old.masked ?? now.masked };
  report(walk, { how: 'moved', baseAt: base.at, headAt: head.at, ...values });
}

/** A value that both have, and that is another one. */
export function reportChanged(base: Node, head: Node, walk: Walk): void {
  const [from, to] = [shown(walk.kind, base), shown(walk.kind, head)];
  const places = { how: 'changed', baseAt: base.at, headAt: head.at } as const;
  const isSecret = from.secret || to.secret;
  const masked = from.masked ?? to.masked;
  const text = isSecret ? undefined : textChange(base, head, walk);
  const values = isSecret ? { secret: true as const } : { from: from.value, to: to.value, masked, text };
  report(walk, { ...places, ...values });
}

/** What differs inside two texts of several lines, or of JSON. */
function textChange({ raw: from, name }: Node, { raw: to }: Node, walk: Walk): TextChange | undefined {
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  const isEntry = walk.kind === 'ConfigMap' && walk.path.length === 2;
  if (!hasStructure(from, isEntry) && !hasStructure(to, isEntry)) return undefined;
  const { language, parts } = compareTexts(name, from, to);
  const [old, now] = [maskedWithin(from), maskedWithin(to)];
  return { language, parts: parts.map((part) => maskedTextPart(part, old, now)) };
}

function hasStructure(text: string, isEntry: boolean): boolean {
  return text.includes('\n') || (isEntry && /^\s*[{[]/.test(text));
}

type Mask = (text: string) => string;

function maskedTextPart(part: TextPart, old: Mask, now: Mask): TextPart {
  const name = nameAt(part.path);
  const mask = (text: string | undefined, within: Mask) =>
    text === undefined
      ? text
      : namesSecret(name) || looksSecret(name, text.replace(/^"|"$/g, ''))
        ? MASK
        : within(text);
  return { ...part, from: mask(part.from, old), to: mask(part.to, now) };
}

/** The last name on the way to it; of the value of a variable, that of the variable. */
function nameAt(path: string): string {
  const names = path.match(/[\w-]+/g) ?? [];
  return (names.at(-1) === 'value' ? names.at(-2) : names.at(-1)) ?? '';
}

function report({ path, tell }: Walk, change: Omit<FieldChange, 'path' | 'field'>): void {
  const noise = noiseAt(path);
  tell(present({ ...change, path, field: fieldOf(path), noise }));
}

/** Fields that are undefined are left out. */
function present(change: FieldChange): FieldChange {
  // Only optional fields can be undefined.
  return Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as unknown as FieldChange;
}
