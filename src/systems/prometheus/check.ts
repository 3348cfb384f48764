import type { Refuse } from '../../synth/props.js';
import { checkAlertmanager } from './alertmanager/check-alertmanager.js';
import { checkRuleGroups, checkTemplates } from './alerts/check-rules.js';
import { stackGroups } from './alerts/rule-groups.js';
import { checkLabels } from './check-labels.js';
import { ownJobNames } from './describe.js';
import { checkSnmp } from './exporters/check-snmp.js';
import { checkDashboards } from './grafana/check-grafana.js';
import { checkJobs } from './jobs/check-jobs.js';
import type { Settings } from './props.js';
import { checkServer } from './server/check-server.js';

/** Refuses what Prometheus, Alertmanager or Grafana would, and what could never show anything. */
export function checkProps(settings: Settings, namespace: string, refuse: Refuse): void {
  const { prometheus, jobs, alerts, alertmanager, dingtalk, grafana, snmpExporter, ruleGroups } = settings;
  const ownGroups = stackGroups(alerts).map(({ name }) => name);
  checkServer(settings, refuse);
  checkJobs(jobs, ownJobNames(settings), prometheus, refuse);
  checkRuleGroups(ruleGroups, ownGroups, refuse);
  checkLabels(alerts.labels, '/alerts/labels', refuse);
  checkTemplates({ labels: alerts.labels }, '/alerts', refuse);
  checkPidAlert(settings, refuse);
  checkAlertmanager(alertmanager, dingtalk, refuse);
  if (grafana) checkDashboards(grafana.dashboards, grafana.overview, refuse);
  if (grafana?.overview) checkOverview(settings, refuse);
  if (snmpExporter) checkSnmp(snmpExporter, jobs, namespace, refuse);
}

/** Grafana's own dashboard needs the labels of nodes, which only these bring (R007). */
function checkOverview({ discovery, nodeExporter, kubeStateMetrics }: Settings, refuse: Refuse): void {
  const needed = {
    '/discovery/nodes': discovery.nodes,
    '/nodeExporter/enabled': nodeExporter.enabled,
    '/kubeStateMetrics/enabled': kubeStateMetrics.enabled,
  };
  for (const [at, isThere] of Object.entries(needed)) {
    if (isThere) continue;
    const what = 'Without this there is nothing to see in panels of the dashboard of nodes and Pods.';
    refuse(at, what, 'Leave it on, or set grafana: { overview: false }.');
  }
}

function checkPidAlert({ nodeExporter: { enabled, processes }, alerts }: Settings, refuse: Refuse): void {
  if (!enabled || processes || alerts.without.includes('NodePidsExhausted')) return;
  const what =
    'Without the collector processes there is no count of threads, and NodePidsExhausted never fires.';
  refuse('/nodeExporter/processes', what, "Set it, or alerts: { without: ['NodePidsExhausted'] }.");
}
