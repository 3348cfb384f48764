import type { KubernetesObject } from '../../src/model/manifest.js';
import { dataOf } from '../../test/systems/prometheus/support.js';

/** A dashboard as Grafana reads it, as far as its queries go. */
export interface Dashboard {
  readonly templating: { readonly list: readonly { name: string; query: { query: string } }[] };
  readonly panels: readonly { readonly title: string; readonly targets: readonly { expr: string }[] }[];
}

/** A dashboard that was emitted. */
export function dashboardOf(objects: readonly KubernetesObject[], uid: string): Dashboard {
  // The text is JSON of ours, and Grafana's model says what is in it.
  return JSON.parse(dataOf(objects, 'grafana-dashboards')[`${uid}.json`] ?? '') as Dashboard;
}

/**
 * An expression as Grafana asks it: a variable of several values is `(a|b)`, one with all values its `allValue`, `.*`, and
 * `$__rate_interval` four scrapes.
 */
export function asked(
  expr: string,
  values: Readonly<Record<string, readonly string[] | 'all'>>,
  scrapeSeconds: number,
): string {
  return expr.replace(/\$(\w+)/g, (whole, name: string) => {
    if (name === '__rate_interval') return `${4 * scrapeSeconds}s`;
    const chosen = values[name];
    if (chosen === undefined) throw new Error(`nothing is chosen for ${whole}`);
    if (chosen === 'all') return '.*';
    return chosen.length === 1 ? (chosen[0] ?? '') : `(${chosen.join('|')})`;
  });
}
