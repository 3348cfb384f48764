import { refused, warned } from './rule-info.js';

/** Names, labels and the rest of `metadata`, and names of other objects wherever they stand. */

export const nameMissing = refused(
  'name-missing',
  'An object is known by its name, so the API server refuses one without.',
  'Set metadata.name, or metadata.generateName if the server may choose the end of it.',
);

export const nameInvalid = refused(
  'name-invalid',
  'Names become parts of URLs, DNS names and files, so the API server allows few characters in them.',
  'Use only the characters that the message allows; most kinds take a-z, 0-9, - and ., a letter or digit at both ends.',
);

export const namespaceNotAllowed = warned(
  'namespace-on-cluster-kind',
  'The kind belongs to the whole cluster. The API server drops the namespace in silence, so that two objects that differ in it alone are one.',
  'Remove metadata.namespace.',
);

export const labelKeyInvalid = refused(
  'label-key-invalid',
  'The API server refuses keys that no selector could name.',
  'Use at most 63 of A-Z, a-z, 0-9, -, _ and . after an optional DNS name and a slash.',
);

export const labelValueInvalid = refused(
  'label-value-invalid',
  'The API server refuses values that no selector could name.',
  'Use at most 63 of A-Z, a-z, 0-9, -, _ and ., with a letter or digit at both ends; put longer text into an annotation.',
);

export const annotationKeyInvalid = refused(
  'annotation-key-invalid',
  'The API server refuses keys of another form.',
  'Use at most 63 of A-Z, a-z, 0-9, -, _ and . after an optional DNS name and a slash.',
);

export const annotationsTooLarge = refused(
  'annotations-too-large',
  'All annotations of an object together may hold 256 KiB; `kubectl apply` doubles what a manifest holds.',
  'Move large texts into a ConfigMap, or apply with --server-side.',
);

export const finalizerInvalid = refused(
  'finalizer-invalid',
  'The API server refuses finalizers of which nobody can say whose they are.',
  'Write the finalizer with the domain of its controller: example.com/cleanup.',
);

export const ownerReferenceInvalid = refused(
  'owner-reference-invalid',
  'An incomplete or contradictory owner would have the object deleted, or never.',
  'Give apiVersion, kind, name and uid of the owner, and controller: true to one owner at most.',
);

export const managedFieldsInvalid = warned(
  'managed-fields-invalid',
  'The API server drops entries that it cannot read, in silence, and with them who owns which field.',
  'Remove metadata.managedFields: the server writes it itself.',
);

export const qualifiedNameInvalid = refused(
  'qualified-name-invalid',
  'The API server wants a name of the form of a label key here.',
  'Use at most 63 of A-Z, a-z, 0-9, -, _ and . after an optional DNS name and a slash.',
);

export const selectorInvalid = refused(
  'selector-invalid',
  'The API server refuses a selector that contradicts itself.',
  'Give values to In and NotIn, and none to Exists and DoesNotExist.',
);

export const selectorDiffers = refused(
  'selector-differs-from-template',
  'The controller would make pods that it cannot find again, and so never stop making them.',
  'Give spec.template.metadata.labels every label of spec.selector.',
);

export const annotationInvalid = refused(
  'annotation-invalid',
  'The API server reads this annotation, and refuses the object where it cannot.',
  'Write the value in the form that the message gives.',
);
