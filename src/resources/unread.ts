import type { Finding } from '../model/finding.js';
import { unreadableFileRule } from './rules.js';

/** A file that holds no text, or none that can be had. */
export interface Unread {
  readonly file: string;
  /** Names the file. A sentence. */
  readonly what: string;
  /** What to do. A sentence. */
  readonly fix: string;
}

/** The finding that a file is which cannot be read: it stands at the file, and the others are checked all the same. */
export function unreadFinding({ file, what, fix }: Unread): Finding {
  const { id, severity, why } = unreadableFileRule;
  return { rule: id, severity, what, why, fix, at: '', object: file, origin: { file, line: 1, column: 1 } };
}
