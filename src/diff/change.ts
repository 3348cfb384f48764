import type { JsonValue, Manifest } from '../model/manifest.js';
import type { Pointer } from '../model/pointer.js';
import type { Risk } from './risk-level.js';

/** One step to a value, as a person names it. */
export type Step =
  /** A field of an object, or a key of a map. */
  | { readonly field: string }
  /** An item of a list that the schema gives keys: `{ name: 'app' }`, `{ port: 53, protocol: 'UDP' }`. */
  | { readonly keys: Readonly<Record<string, JsonValue>> }
  /** An item of a list in order, by its place in HEAD, or in BASE where it was removed. */
  | { readonly index: number }
  /** An item of a set. */
  | { readonly value: JsonValue };

/** One value that differs in meaning. */
export interface FieldChange {
  /** `moved`: the items of a list whose order counts are the same ones in another order. */
  readonly how: 'added' | 'removed' | 'changed' | 'moved';
  readonly path: readonly Step[];
  /** The path without keys and places: `spec.template.spec.containers[].image`; for rules, and to group changes. */
  readonly field: string;
  /** Where the value is in BASE; absent where it was added. */
  readonly baseAt?: Pointer | undefined;
  /** Where the value is in HEAD; absent where it was removed. */
  readonly headAt?: Pointer | undefined;
  /** The value in BASE; absent where it was added, or where it is secret. */
  readonly from?: JsonValue | undefined;
  /** The value in HEAD; absent where it was removed, or where it is secret. */
  readonly to?: JsonValue | undefined;
  /** Of a value that was added: where the map or list is in BASE that it was added to. */
  readonly baseIn?: Pointer | undefined;
  /** The values must not be shown, only that they differ. They are absent here. */
  readonly secret?: true | undefined;
  /** Something inside `from` or `to` must not be shown, and `MASK` stands for it. */
  readonly masked?: true | undefined;
  /** What differs inside a text that has a structure of its own. */
  readonly text?: TextChange | undefined;
  /** Something that tools write into every object at every release; shown once, with a count. */
  readonly noise?: Noise | undefined;
}

/** `label`: of a chart or version; `checksum`: an annotation that only makes Pods restart. */
export type Noise = 'label' | 'checksum';

/** The languages whose texts are compared by their structure; `text` is compared by its lines. */
export type TextLanguage =
  | 'yaml'
  | 'json'
  | 'corefile'
  | 'nginx'
  | 'prometheus'
  | 'properties'
  | 'toml'
  | 'ini'
  | 'text';

/** What differs between two texts. Without parts, they differ only in what means nothing: comments, white space. */
export interface TextChange {
  readonly language: TextLanguage;
  readonly parts: readonly TextPart[];
}

/** One part of a text that differs. */
export interface TextPart {
  readonly how: 'added' | 'removed' | 'changed' | 'moved';
  /** In the terms of the language: `.:53 > forward`, `groups[name=node].rules[alert=Down].expr`; `line 12` of plain text. */
  readonly path: string;
  /** As it is written in BASE; lines of plain text may be several. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** How one object differs, before anybody has judged it. */
export interface ObjectDelta {
  readonly how: 'added' | 'removed' | 'changed' | 'renamed';
  /** As `identity` writes it: of HEAD, or of BASE where it was removed. */
  readonly object: string;
  /** The identity in BASE of an object that was renamed. */
  readonly was?: string | undefined;
  readonly base?: Manifest | undefined;
  readonly head?: Manifest | undefined;
  /** Worst or first in the order of HEAD's text; empty for what was added or removed. */
  readonly fields: readonly FieldChange[];
}

/** How one object differs, and what that does. */
export interface ObjectChange extends ObjectDelta {
  /** Worst first; one that is `cosmetic` alone says that nothing happens. */
  readonly risks: readonly Risk[];
}
