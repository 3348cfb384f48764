import { show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';

/**
 * Refuses names of labels that not every version of Prometheus and Alertmanager takes, and those of two underscores,
 * which are Prometheus' own: it drops them, or (`__name__` in a rule) loads nothing.
 */
export function checkLabels(
  labels: Readonly<Record<string, string>> | undefined,
  at: string,
  refuse: Refuse,
): void {
  for (const name of Object.keys(labels ?? {})) {
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name))
      refuse(at, `${show(name)} is no name of a label.`, 'Use letters, digits and _, and no digit first.');
    else if (name.startsWith('__'))
      refuse(
        at,
        `The label ${show(name)} is one of Prometheus' own, which end with the scrape.`,
        'Rename it.',
      );
  }
}
