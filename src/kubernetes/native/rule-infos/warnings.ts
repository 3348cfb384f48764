import { warned } from './rule-info.js';

/** What the API server takes, and warns of. */

export const notCanonicalAddress = warned(
  'ip-not-canonical',
  'Programs that compare addresses as text take two spellings of one address for two addresses.',
  'Write the address in the form that the message gives.',
);

export const deprecatedField = warned(
  'deprecated-field',
  'The API server still takes the field, but it does nothing any more, or will not in a coming version.',
  'Replace it by what the message names; remove it where there is nothing to replace it by.',
);

export const ignoredField = warned(
  'ignored-field',
  'The API server keeps the field, but nothing reads it beside the other fields of this object.',
  'Remove the field, or change what makes it meaningless.',
);

export const featureOff = warned(
  'feature-off',
  'The API server drops a field of a feature that is off, without a word, and nothing happens.',
  'Remove the field, or waive the finding where the feature gate is on in the API server and in the kubelets.',
);

export const duplicateEnv = warned(
  'duplicate-env',
  'The last variable of a name hides the earlier ones, and apply may drop one of them.',
  'Keep one of the two.',
);

export const duplicateContainerPort = warned(
  'duplicate-container-port',
  'The port is there twice; apply merges ports by number and may drop one of them.',
  'Keep one of the two, or give them different numbers, protocols or host ports.',
);

export const duplicatePortName = warned(
  'duplicate-port-name',
  'Services and probes that name the port reach the first container that has it, never the second.',
  'Give each port of the pod a name of its own.',
);

export const duplicateReference = warned(
  'duplicate-reference',
  'The second entry of the list does nothing.',
  'Remove one of the two.',
);

export const emptyName = warned(
  'empty-name',
  'An entry without a name refers to nothing.',
  'Name the object that is meant, or remove the entry.',
);

export const fractionalBytes = warned(
  'fractional-bytes',
  'A part of a byte cannot be had; who wrote 100m meant 100Mi, and gets one byte.',
  'Write a whole number of bytes, such as 100Mi.',
);

export const selectsNothing = warned(
  'null-label-selector',
  'Without a labelSelector the term matches no pod and so does nothing.',
  'Write the labels of the pods that are meant; {} matches all.',
);

export const hostIpWithoutPort = warned(
  'host-ip-without-host-port',
  'The field hostIP only says where hostPort listens; alone it does nothing.',
  'Set hostPort, or remove hostIP.',
);

export const nameNotHostname = warned(
  'pod-name-not-a-label',
  'The name becomes the host name of the pod, where dots and long names surprise many programs.',
  'Use at most 63 of a-z, 0-9 and -, with a letter or digit at both ends.',
);
