import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { endsIn, isTooLong, parseName, writeName } from './name.js';

/** The labels of a zone's name. */
export function labelsOf(zone: string): string[] {
  return zone === '.' ? [] : zone.replace(/\.$/, '').split('.');
}

/**
 * The labels of the absolute name that `text` means in the zone. Refuses, and returns undefined, where it is no name,
 * or where a trailing dot was most probably forgotten.
 */
export function resolveName(
  text: string,
  zone: readonly string[],
  at: Pointer,
  refuse: Refuse,
): readonly string[] | undefined {
  const name = parseName(text);
  if ('wrong' in name) {
    refuse(
      at,
      `The name ${show(text)} ${name.wrong}.`,
      'Use letters, digits, - and _, and \\ before anything else.',
    );
    return;
  }
  const labels = name.absolute ? name.labels : [...name.labels, ...zone];
  if (isTooLong(labels)) {
    refuse(at, `The name ${show(text)} is longer than 255 octets.`, 'Shorten it.');
    return;
  }
  if (!name.absolute && name.labels.length > 1 && zone.length > 0 && endsIn(name.labels, zone)) {
    const means = writeName(labels);
    refuse(
      at,
      `The name ${show(text)} has no trailing dot, so it means ${show(means)}.`,
      `Write ${show(`${text}.`)}.`,
    );
    return;
  }
  return labels;
}
