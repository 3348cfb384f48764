import type { Look } from '../native-rules.js';
import { portInvalidName, portOutOfRange } from '../rule-infos/ports.js';
import { notBetween } from './complaints.js';
import { invalid } from './faults.js';
import { between, oneOf, text, zeroOrBetween } from './looks.js';
import { portName } from './names.js';

/** A port's number, which must be there. */
export const portNumber: Look = between(1, 65535, portOutOfRange);

/** A port's number; 0 is none. */
export const optionalPortNumber: Look = zeroOrBetween(1, 65535, portOutOfRange);

/** A port's name of at most 15 characters. */
export const ianaPortName: Look = text(portInvalidName, portName);

/** A port by its number or its name. */
export const portNumberOrName: Look = (value, at, report) => {
  if (typeof value === 'number' && (value < 1 || value > 65535))
    report(invalid(portOutOfRange, at, value, notBetween(1, 65535)));
  const says = typeof value === 'string' ? portName(value) : undefined;
  if (says !== undefined) report(invalid(portInvalidName, at, value, says));
};

/** TCP where nothing is written. */
export const protocol: Look = oneOf(['SCTP', 'TCP', 'UDP']);
