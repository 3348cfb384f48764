import type { IConstruct } from 'constructs';
import { problem, UserError } from '../../model/errors.js';
import { originOf } from '../trace.js';
import { Cycle } from './topology.js';

/**
 * Runs `order`, and tells a circle that it meets by the paths of the constructs on it.
 *
 * @throws UserError `DEPENDENCY_CYCLE`
 */
export function tellingCycles<T>(order: () => T[], constructOf: (node: T) => IConstruct): T[] {
  try {
    return order();
  } catch (error) {
    if (!(error instanceof Cycle)) throw error;
    // A group and the one object in it are the same construct.
    const constructs = error.nodes
      .map(constructOf)
      .filter((construct, index, all) => construct !== all[index - 1]);
    const [first] = constructs;
    const place = { construct: first?.node.path, origin: first && originOf(first) };
    throw new UserError(problem('DEPENDENCY_CYCLE', [constructs.map(({ node }) => node.path)], place));
  }
}
