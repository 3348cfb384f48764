import { refused, warned } from './rule-info.js';

/** ConfigMaps and Secrets. */

export const dataTooLarge = refused(
  'data-too-large',
  'All values of a ConfigMap or Secret together may hold 1 MiB.',
  'Split it, or keep large files elsewhere.',
);

export const keyTwice = refused(
  'key-in-data-and-binary-data',
  'A key has one value; the API server refuses it under data and binaryData at once.',
  'Remove one of the two.',
);

export const secretKeyMissing = refused(
  'secret-key-missing',
  'The type of the Secret promises its users this key.',
  'Add the key, or use type: Opaque.',
);

export const secretContentInvalid = refused(
  'secret-content-invalid',
  'The type of the Secret promises its users a JSON object.',
  'Write the JSON object that the container runtime expects.',
);

export const deprecatedAnnotation = warned(
  'deprecated-annotation',
  'The annotation does nothing any more, or will not in a coming version.',
  'Remove it, or replace it by what the message names.',
);
