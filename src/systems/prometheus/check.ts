import { show } from '../../model/show.js';
import { didYouMean } from '../../model/suggest.js';
import type { Refuse } from '../../synth/props.js';
import { checkAlertmanager } from './alertmanager/check-alertmanager.js';
import { AlertsProps } from './alerts/alerts-props.js';
import { checkRuleGroups } from './alerts/check-rules.js';
import { stackGroups } from './alerts/rule-groups.js';
import { ownJobNames } from './describe.js';
import { NodeExporterProps } from './exporters/node-exporter-props.js';
import { snmpAuths } from './exporters/snmp-config.js';
import type { SnmpExporterProps } from './exporters/snmp-exporter-props.js';
import { checkDashboards } from './grafana/check-grafana.js';
import { GrafanaProps } from './grafana/grafana-props.js';
import { checkJobs } from './jobs/check-jobs.js';
import { secondsOf } from './jobs/seconds.js';
import type { Settings } from './props.js';
import { filledIn } from './schemas.js';
import { ServerProps } from './server/server-props.js';

/** Refuses what Prometheus, Alertmanager or Grafana would, and what could never show anything. */
export function checkProps(settings: Settings, refuse: Refuse): void {
  const server = filledIn(ServerProps, settings.prometheus);
  const alerts = filledIn(AlertsProps, settings.alerts);
  checkTimes(server, refuse);
  checkJobs(settings.jobs, ownJobNames(settings), server, refuse);
  checkMode(settings, server, refuse);
  checkRuleGroups(
    settings.ruleGroups,
    stackGroups(alerts).map(({ name }) => name),
    refuse,
  );
  checkPidAlert(settings, refuse);
  checkAlertmanager(settings.alertmanager, settings.dingtalk, refuse);
  checkGrafana(settings, refuse);
  if (settings.snmpExporter) checkSnmp(settings.snmpExporter, settings, refuse);
}

/** Grafana's own dashboard needs the labels of nodes, which only these bring (R007). */
function checkGrafana(
  { grafana, discovery, nodeExporter, kubeStateMetrics }: Settings,
  refuse: Refuse,
): void {
  if (!grafana) return;
  const { overview, dashboards } = filledIn(GrafanaProps, grafana);
  checkDashboards(dashboards, overview, refuse);
  const needed = {
    '/discovery/nodes': discovery.nodes,
    '/nodeExporter/enabled': nodeExporter.enabled,
    '/kubeStateMetrics/enabled': kubeStateMetrics.enabled,
  };
  for (const [at, isThere] of Object.entries(needed)) {
    if (!overview || isThere) continue;
    const what = 'Without this there is nothing to see in panels of the dashboard of nodes and Pods.';
    refuse(at, what, 'Leave it on, or set grafana: { overview: false }.');
  }
}

/** A job that goes through the stack's own exporter can name no credentials but those it has. */
function checkSnmp(snmp: SnmpExporterProps, { jobs }: Settings, refuse: Refuse): void {
  const auths = snmpAuths(snmp);
  auths.forEach((name, i) => {
    if (auths.indexOf(name) < i)
      refuse('/snmpExporter', `The auth ${show(name)} is there twice.`, 'Rename one.');
  });
  jobs.forEach(({ via, params }, i) => {
    if (!via?.startsWith('snmp-exporter.')) return;
    (params?.auth ?? []).forEach((name, j) => {
      if (auths.includes(name)) return;
      const what = `The exporter has no auth ${show(name)}.${didYouMean(name, auths)}`;
      refuse(`/jobs/${i}/params/auth/${j}`, what, `It has ${auths.join(', ')}; add it to snmpExporter.`);
    });
  });
}

/** The operator has a reloader of its own, and probes by other paths. */
function checkMode({ mode }: Settings, { reload }: { reload: string }, refuse: Refuse): void {
  if (mode === 'plain' || reload === 'auto') return;
  const what = `The operator reloads the configuration itself; reload: ${show(reload)} means nothing to it.`;
  refuse('/prometheus/reload', what, 'Leave it out.');
}

function checkTimes(
  { scrapeInterval, scrapeTimeout }: { scrapeInterval: string; scrapeTimeout: string },
  refuse: Refuse,
): void {
  if (secondsOf(scrapeTimeout) <= secondsOf(scrapeInterval)) return;
  const what = `The timeout ${show(scrapeTimeout)} is longer than the interval ${show(scrapeInterval)}.`;
  refuse('/prometheus/scrapeTimeout', what, 'Make it the interval or less.');
}

function checkPidAlert(settings: Settings, refuse: Refuse): void {
  const { enabled, processes } = filledIn(NodeExporterProps, settings.nodeExporter);
  const { without } = filledIn(AlertsProps, settings.alerts);
  if (!enabled || processes || without.includes('NodePidsExhausted')) return;
  const what =
    'Without the collector processes there is no count of threads, and NodePidsExhausted never fires.';
  refuse('/nodeExporter/processes', what, "Set it, or alerts: { without: ['NodePidsExhausted'] }.");
}
