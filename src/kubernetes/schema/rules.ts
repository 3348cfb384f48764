import { refused } from '../native/rule-infos/rule-info.js';

/** What a value breaks of its schema. The rule `unsupported-value`, for enums, is shared with the native rules. */

export const unknownField = refused(
  'unknown-field',
  'The kind has no such field: kubectl refuses it, and a client that does not ask for strictness loses it in silence.',
  'Write the name as the kind spells it, or remove the field.',
);

export const wrongType = refused(
  'wrong-type',
  'The API server cannot read a value of this type here and refuses the whole object.',
  'Write a value of the type that the message gives; quotes make a text of a number, and of true and false.',
);

export const requiredField = refused(
  'required-field',
  'The schema of the kind requires the field; the API server refuses an object without it.',
  'Write the field.',
);

export const badFormat = refused(
  'bad-format',
  'The API server checks the format that the schema gives, and refuses a text that does not have it.',
  'Write the text in that format.',
);

export const patternMismatch = refused(
  'pattern-mismatch',
  'The API server refuses a text that does not match the pattern of the schema.',
  'Write a text that matches the pattern.',
);

export const badPattern = refused(
  'bad-pattern',
  'Go cannot compile the pattern of the schema, so no text matches it.',
  "Mend the pattern in the schema; Go's syntax has no lookaround and no back-references.",
);

export const tooSmall = refused(
  'too-small',
  'The API server refuses a number below the limit of the schema.',
  'Choose a greater number.',
);

export const tooLarge = refused(
  'too-large',
  'The API server refuses a number above the limit of the schema.',
  'Choose a smaller number.',
);

export const notMultiple = refused(
  'not-a-multiple',
  'The API server refuses a number that is no multiple of what the schema says.',
  'Choose a multiple.',
);

export const tooShort = refused(
  'too-short',
  'The API server refuses a text, list or map with less in it than the schema wants.',
  'Add what is missing, or leave the field out where it is optional.',
);

export const tooLong = refused(
  'too-long',
  'The API server refuses a text, list or map with more in it than the schema allows.',
  'Shorten it.',
);

export const duplicateListItem = refused(
  'duplicate-list-item',
  'The list is a set, or its items are known by their keys, and the API server refuses a second one of the same.',
  'Remove one of the two, or give it another key.',
);

export const noAlternativeFits = refused(
  'no-alternative-fits',
  'The schema gives alternatives for the value; the API server refuses one that fits none of them.',
  'Change the value so that it fits one of the alternatives.',
);

export const severalAlternativesFit = refused(
  'several-alternatives-fit',
  'The schema gives alternatives for the value that exclude one another; the API server refuses to choose.',
  'Keep the fields of one alternative and remove those of the others.',
);

export const excludedValue = refused(
  'excluded-value',
  'The schema says what the value must not be, and the API server refuses it.',
  'Change or remove what the schema excludes.',
);

export const nestedTooDeeply = refused(
  'nested-too-deeply',
  'What lies this deep cannot be checked, and hardly anything reads it.',
  'Make the object flatter.',
);
