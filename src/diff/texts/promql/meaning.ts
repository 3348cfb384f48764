import type { Meaning } from '../values/tree.js';
import { isList, isMap, type Value, type ValueMap } from '../values/value.js';
import { durationInMilliseconds } from './duration.js';
import { promqlSign } from './promql-sign.js';

/** What reads a text: Prometheus (its configuration or its rules), Alertmanager, or Grafana (a dashboard). */
export type Reader = 'prometheus' | 'alertmanager' | 'grafana';

/** Who reads a text of these documents, by the fields that no other has. */
export function readerOf(documents: readonly Value[]): Reader | undefined {
  for (const document of documents) {
    const reader = isMap(document) ? readerOfMap(document) : undefined;
    if (reader) return reader;
  }
  return undefined;
}

function readerOfMap(document: ValueMap): Reader | undefined {
  const { groups, scrape_configs, rule_files, route, receivers, panels, rows, dashboard } = document;
  const hasRules = isList(groups) && groups.some((group) => isMap(group) && isList(group.rules));
  if (hasRules || isList(scrape_configs) || isList(rule_files)) return 'prometheus';
  if (isMap(route) && isList(receivers)) return 'alertmanager';
  const hasPanels = isList(panels) || isList(rows) || (isMap(dashboard) && isList(dashboard.panels));
  return hasPanels ? 'grafana' : undefined;
}

const DURATIONS =
  /^(?:(?:scrape|evaluation|group|repeat|refresh)_interval|(?:scrape|resolve|remote)_timeout|group_wait)$/;

/** What the strings of their texts mean: PromQL by its parts, durations by how long they are. */
export const meaningFor: Meaning = (text, key, within) => {
  if (isExpression(key, within)) {
    const sign = promqlSign(text);
    return sign === undefined ? undefined : `promql ${sign}`;
  }
  const milliseconds = isDuration(key, within) ? durationInMilliseconds(text) : undefined;
  return milliseconds === undefined ? undefined : `milliseconds ${milliseconds}`;
};

/** `expr`, unless another data source is named; `query` is that of many, so Prometheus must be named. */
function isExpression(key: string, { datasource }: ValueMap): boolean {
  const type = isMap(datasource) ? datasource.type : undefined;
  return key === 'expr'
    ? type === undefined || type === 'prometheus'
    : key === 'query' && type === 'prometheus';
}

/** A label may have any of the short names. */
function isDuration(key: string, within: ValueMap): boolean {
  if (key === 'for' || key === 'keep_firing_for') return Object.hasOwn(within, 'alert');
  return key === 'interval' ? isList(within.rules) : DURATIONS.test(key);
}
