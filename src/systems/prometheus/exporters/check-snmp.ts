import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { ScrapeJob } from '../jobs/scrape-job.js';
import { snmpAuths } from './snmp-config.js';
import type { SnmpExporterProps } from './snmp-exporter-props.js';

/** Refuses jobs that go through the stack's own exporter with credentials that it does not have. */
export function checkSnmp(
  snmp: SnmpExporterProps,
  jobs: readonly ScrapeJob[],
  namespace: string,
  refuse: Refuse,
): void {
  const auths = snmpAuths(snmp);
  auths.forEach((name, i) => {
    if (auths.indexOf(name) < i)
      refuse('/snmpExporter', `The auth ${show(name)} is there twice.`, 'Rename one.');
  });
  jobs.forEach(({ via, params }, i) => {
    if (!leadsTo(via, namespace)) return;
    (params?.auth ?? []).forEach((name, j) => {
      if (auths.includes(name)) return;
      const what = `The exporter has no auth ${show(name)}.${didYouMean(name, auths)}`;
      refuse(`/jobs/${i}/params/auth/${j}`, what, `It has ${auths.join(', ')}; add it to snmpExporter.`);
    });
  });
}

function leadsTo(via: string | undefined, namespace: string): boolean {
  const [host = '', inNamespace = namespace] = (via ?? '').replace(/:\d+$/, '').split('.');
  return host === 'snmp-exporter' && inNamespace === namespace;
}
