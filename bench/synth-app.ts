import { ApiObject, type App, Chart } from 'cdk8s';

/** An app of plain Deployments, ten to a chart: what the synthesis benchmarks measure. */
export function populate(app: App, charts: number, perChart = 10): void {
  for (let i = 0; i < charts; i++) {
    const chart = new Chart(app, `chart-${i}`, { namespace: `team-${i % 20}` });
    for (let j = 0; j < perChart; j++) addDeployment(chart, `app-${i}-${j}`);
  }
}

function addDeployment(chart: Chart, name: string): void {
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'bench' };
  new ApiObject(chart, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container(name)] } },
    },
  });
}

function container(name: string) {
  return {
    name,
    image: `registry.example.org/${name}:1.0.0`,
    args: ['--port=8080', `--name=${name}`],
    env: [
      { name: 'MODE', value: 'on' },
      { name: 'LEVEL', value: '3' },
    ],
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 10 },
    resources: { requests: { cpu: '100m', memory: '128Mi' } },
  };
}
