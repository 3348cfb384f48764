import { expect, it } from 'vitest';
import * as room from '../../../src/systems/prometheus/index.js';
import { crdsOf, disagreements } from '../../support/crds.js';

const crds = crdsOf('prometheus-operator');
const kinds = [
  room.AlertmanagerConfigKind,
  room.AlertmanagerKind,
  room.PodMonitorKind,
  room.ProbeKind,
  room.PrometheusKind,
  room.PrometheusRuleKind,
  room.ScrapeConfigKind,
  room.ServiceMonitorKind,
];

it.each(kinds.map((kind) => [kind.kind, kind] as const))('%s is as its CRD has it', (_, kind) => {
  expect(disagreements(kind, crds)).toEqual([]);
});
