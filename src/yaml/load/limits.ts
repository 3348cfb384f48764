/** What is read at most: beyond, there is an error in place of a value. */
export interface Limits {
  /** How long a text may be, in UTF-16 code units. Compare a file's size in bytes with it before reading the file. */
  readonly length: number;
  /** How many lists and maps may lie in one another, aliases followed. */
  readonly depth: number;
  /**
   * How many values one document may have that is not written as plainly as nearly all are (anchors, tags, flow maps): each
   * then takes some 400 bytes while it is read. Of a document that is written plainly the places of so many are known.
   */
  readonly values: number;
}

/** What holds for each document. */
export type Bounds = Pick<Limits, 'depth' | 'values'>;

/**
 * 128 Mi characters are some 80,000 Deployments; an object that is larger than about 1.5 MB is refused by etcd. Go's reader
 * gives up at 10,000 levels; no object of Kubernetes has 100. Three million values are a List of 30,000 Deployments.
 */
export const LIMITS: Limits = { length: 128 * 1024 * 1024, depth: 1000, values: 3_000_000 };
