import { type Complaint, matching, unlike } from './complaints.js';

/** `25%`. */
export const percentage: Complaint = matching(
  /^[0-9]+%$/,
  unlike("a valid percent string must be a numeric string followed by an ending '%'", '[0-9]+%', '1%', '93%'),
);

/** `must be greater than or equal to 0`. */
export const negative = 'must be greater than or equal to 0';
/** `must be greater than zero`. */
export const notPositive = 'must be greater than zero';
/** The highest user or group id. */
export const mostId = 2 ** 31 - 1;
