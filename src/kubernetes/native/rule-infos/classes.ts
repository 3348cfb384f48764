import { refused, warned } from './rule-info.js';

/** Storage, priority and runtime classes, CSI drivers, leases and endpoint slices. */

export const classParametersInvalid = refused(
  'class-parameters-invalid',
  'The driver is given at most 512 parameters of 256 KiB together, each with a name.',
  'Name every parameter, and remove what the driver does not need; a VolumeAttributesClass has at least one.',
);

export const volumeSourceOfAttachment = refused(
  'attachment-source-invalid',
  'One volume is attached, which is a persistent one or is written down here.',
  'Set exactly one of persistentVolumeName and inlineVolumeSpec.',
);

export const tokenRequestInvalid = refused(
  'token-request-invalid',
  'Each audience gets one token, which lives for ten minutes at least.',
  'List each audience once, with expirationSeconds of 600 or more or none; serviceAccountTokenInSecrets needs a tokenRequest.',
);

export const tokensInVolumeContext = warned(
  'csi-tokens-in-volume-context',
  'Tokens in the volume context are logged by drivers that do not expect secrets there.',
  'Set serviceAccountTokenInSecrets: true once the driver reads tokens from secrets, and false until then.',
);

export const priorityReserved = refused(
  'priority-reserved',
  'Names that begin with system- and values above 1000000000 are kept for what the cluster itself needs.',
  'Choose another name and a value of at most 1000000000.',
);

export const addressOfAnotherFamily = refused(
  'address-of-another-family',
  'All addresses of an EndpointSlice are of its addressType.',
  'Make a slice of its own for the other family.',
);
