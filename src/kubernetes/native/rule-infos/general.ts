import { refused } from './rule-info.js';

/** Rules that hold in every kind. */

export const requiredValueMissing = refused(
  'required-value-missing',
  'The API server refuses an object without it.',
  'Write the field, with a value that is not empty.',
);

export const unsupportedValue = refused(
  'unsupported-value',
  'The API server knows only the values that it lists, in this very spelling, and refuses all others.',
  'Write one of the values that are listed.',
);

export const invalidValue = refused(
  'invalid-value',
  'The API server refuses a value that does not have the form it asks for.',
  'Write the value in the form that the message gives.',
);

export const valueOutOfRange = refused(
  'value-out-of-range',
  'The API server refuses numbers outside of the range that the field allows.',
  'Choose a number inside the range.',
);

export const valueTooLong = refused(
  'value-too-long',
  'The API server limits the length of the value.',
  'Shorten it.',
);

export const duplicateValue = refused(
  'duplicate-value',
  'The API server refuses the same value twice in this list.',
  'Remove one of the two.',
);

export const duplicateName = refused(
  'duplicate-name',
  'Others refer to the item by its name, so the API server refuses a second one of the same name.',
  'Give each item a name of its own.',
);

export const fieldNotAllowed = refused(
  'field-not-allowed',
  'The API server refuses the field where the rest of the object leaves no room for it.',
  'Remove the field, or change what forbids it.',
);

export const onlyOneOf = refused(
  'several-of-one',
  'Exactly one of these fields may be set; the API server refuses to choose.',
  'Keep one of the fields and remove the others.',
);

export const noneOf = refused(
  'none-of-one',
  'One of these fields says what is meant; the API server refuses to guess.',
  'Set exactly one of the fields.',
);

export const quantityInvalid = refused(
  'quantity-invalid',
  'The API server cannot read the amount and refuses the whole object.',
  'Write an amount such as 100m, 1.5, 200Mi or 1Gi.',
);

export const quantityNegative = refused(
  'quantity-negative',
  'The API server refuses amounts below zero.',
  'Write an amount of zero or more.',
);

export const ipInvalid = refused(
  'ip-invalid',
  'The API server refuses what is not an IP address; leading zeros are octal to some programs and decimal to others.',
  'Write an address such as 10.9.8.7 or 2001:db8::ffff, without leading zeros.',
);

export const cidrInvalid = refused(
  'cidr-invalid',
  'The API server refuses what is not a range of addresses.',
  'Write a range such as 10.9.8.0/24 or 2001:db8::/64.',
);

export const pathInvalid = refused(
  'path-invalid',
  'The API server refuses paths that could lead out of the place they are meant for.',
  "Write a path of the form that the message asks for, without '..'.",
);

export const base64Invalid = refused(
  'base64-invalid',
  'The API server decodes the value from base64, and refuses the whole object where it cannot.',
  'Encode the bytes as standard base64 with padding; of a Secret, plain text may go under stringData.',
);

export const cronInvalid = refused(
  'cron-invalid',
  'The API server cannot read the schedule.',
  'Write five fields (minute, hour, day of the month, month, day of the week), or a word such as @daily.',
);
