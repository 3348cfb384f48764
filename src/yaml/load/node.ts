/** What a document is made of, before anybody asks what the words in it mean. `at` is an offset in the text. */
export type Node = ScalarNode | ListNode | MapNode | AliasNode;

interface Common {
  readonly at: number;
  /** Whether an alias may refer to it. */
  readonly anchored: boolean;
}

export interface ScalarNode extends Common {
  readonly kind: 'scalar';
  readonly text: string;
  /** In full, such as `tag:yaml.org,2002:int`; empty if there is none. */
  readonly tag: string;
  /** Whether its text tells its type: it has neither quotes nor a tag. */
  readonly plain: boolean;
  /** What it is, where that is known already: in JSON. */
  readonly value?: string | number | boolean | null;
}

export interface ListNode extends Common {
  readonly kind: 'list';
  /** As of a scalar; the reader takes no notice of it. Absent in JSON. */
  readonly tag?: string;
  readonly items: readonly Node[];
}

export interface MapNode extends Common {
  readonly kind: 'map';
  /** As of a list. */
  readonly tag?: string;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: Node;
  readonly value: Node;
}

export interface AliasNode extends Common {
  readonly kind: 'alias';
  readonly target: Node;
}
