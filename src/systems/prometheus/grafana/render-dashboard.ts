import type { JsonObject } from '../../../model/manifest.js';
import type { Dashboard, Panel, Variable } from './dashboard.js';

/** The data source that panels and variables ask, by the id that its file gives it. */
export const datasource = { type: 'prometheus', uid: 'prometheus' } as const;

/** The dashboard as Grafana's JSON. */
export function renderDashboard({ uid, title, variables = [], panels }: Dashboard): string {
  const dashboard: JsonObject = {
    uid,
    title,
    schemaVersion: 39,
    editable: false,
    refresh: '1m',
    time: { from: 'now-1h', to: 'now' },
    templating: { list: variables.map(renderVariable) },
    panels: panels.map(renderPanel),
  };
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}

function renderVariable({ name, query }: Variable): JsonObject {
  return {
    name,
    type: 'query',
    datasource,
    query: { query, refId: name },
    // At every change of the time range: what was there then may be another than what is there now.
    refresh: 2,
    sort: 1,
    multi: true,
    includeAll: true,
    allValue: '.*',
    current: { text: 'All', value: '$__all' },
  };
}

function renderPanel({ title, expr, unit = 'short', legend }: Panel, i: number): JsonObject {
  return {
    id: i + 1,
    title,
    type: 'timeseries',
    datasource,
    gridPos: { x: (i % 2) * 12, y: Math.floor(i / 2) * 8, w: 12, h: 8 },
    fieldConfig: { defaults: { unit }, overrides: [] },
    targets: [{ refId: 'A', datasource, expr, ...(legend !== undefined && { legendFormat: legend }) }],
  };
}
