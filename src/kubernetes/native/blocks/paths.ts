import { type Complaint, firstOf } from './complaints.js';

/** `must not contain '..'`. */
export const noBacksteps: Complaint = (text) =>
  text.split('/').includes('..') ? "must not contain '..'" : undefined;

/** Begins with a slash. */
export const absolutePath: Complaint = (text) =>
  text.startsWith('/') ? undefined : 'must be an absolute path';

/** Does not leave the folder it is relative to. */
export const descendingPath: Complaint = firstOf(
  (text) => (text.startsWith('/') ? 'must be a relative path' : undefined),
  noBacksteps,
);

/** As `descendingPath`, and leaves `..data` to the kubelet. */
export const nonReservedPath: Complaint = firstOf(descendingPath, (text) =>
  text.startsWith('..') ? "must not start with '..'" : undefined,
);
