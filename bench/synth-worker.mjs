// One synthesis in a process of its own: WHO (ours | stock) CHARTS. Prints the time of synth() in ms and the peak
// memory in MiB as JSON. Ten Deployments to a chart; the output goes where CDK8S_OUTDIR says.
import { ApiObject, Chart, App as StockApp } from 'cdk8s';
import { App } from '../lib/index.js';

const [who, charts] = process.argv.slice(2);
const app = who === 'ours' ? new App({ check: false }) : new StockApp();
for (let i = 0; i < Number(charts); i++) {
  const chart = new Chart(app, `chart-${i}`, { namespace: `team-${i % 20}` });
  for (let j = 0; j < 10; j++) new ApiObject(chart, `app-${j}`, deployment(`app-${i}-${j}`));
}
const started = performance.now();
app.synth();
const ms = performance.now() - started;
console.log(JSON.stringify({ ms, mib: process.resourceUsage().maxRSS / 1024 }));

function deployment(name) {
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'bench' };
  const template = { metadata: { labels }, spec: { containers: [container(name)] } };
  const spec = { replicas: 2, selector: { matchLabels: labels }, template };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, labels }, spec };
}

function container(name) {
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
