import { refused } from './rule-info.js';

/** Ports of containers, Services, endpoints and probes. */

export const portOutOfRange = refused(
  'port-out-of-range',
  'The API server refuses numbers that no port can have.',
  'Choose a number from 1 to 65535.',
);

export const portInvalidName = refused(
  'port-name-invalid',
  'The API server refuses names that are not of the form of RFC 6335.',
  'Use at most 15 of a-z, 0-9 and single hyphens, at least one letter among them, and no hyphen at the ends.',
);

export const portWithoutName = refused(
  'port-without-name',
  'Where there are several ports, each needs a name to be told by.',
  'Give every port of the list a name.',
);

export const duplicatePort = refused(
  'duplicate-port',
  'The same number and protocol can be there once only.',
  'Remove one of the two, or change its number or protocol.',
);

export const hostPortConflict = refused(
  'host-port-conflict',
  'Two containers of one pod cannot listen on the same port of the node.',
  'Give each its own hostPort; with hostNetwork the containerPort is the hostPort.',
);

export const hostPortDiffers = refused(
  'host-port-differs',
  'With hostNetwork the container listens on the node itself, so that both numbers are one.',
  'Make hostPort equal to containerPort, or leave hostPort out.',
);
