import { refused } from './rule-info.js';

/** Sizes that hold in several kinds. */

export const tooManyItems = refused(
  'too-many-items',
  'The API server limits the length of the list.',
  'Remove items, or spread them over several objects.',
);
