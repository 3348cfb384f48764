import { print } from '../../../yaml/print.js';
import { datasource } from './render-dashboard.js';

/** Where the dashboards are mounted. */
export const DASHBOARDS_FOLDER = '/etc/grafana/dashboards';

/** The file that names Prometheus; `$__rate_interval` needs to know how often it scrapes. */
export function datasourceFile(url: string, scrapeInterval: string): string {
  return print({
    apiVersion: 1,
    datasources: [
      {
        name: 'Prometheus',
        ...datasource,
        access: 'proxy',
        orgId: 1,
        url,
        isDefault: true,
        editable: false,
        jsonData: { timeInterval: scrapeInterval },
      },
    ],
  });
}

/** The file that names the folder of dashboards. */
export function providerFile(): string {
  return print({
    apiVersion: 1,
    providers: [
      { name: 'runbook', orgId: 1, folder: 'Kubernetes', type: 'file', options: { path: DASHBOARDS_FOLDER } },
    ],
  });
}
