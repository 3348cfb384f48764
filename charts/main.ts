import { App } from 'cdk8s-runbook';
import { ClusterDnsChart, UpyunDnsChart } from './coredns.js';
import { MetricsServerChart } from './metrics-server.js';

const app = new App();
new ClusterDnsChart(app, 'cluster-dns');
new MetricsServerChart(app, 'metrics-server');
new UpyunDnsChart(app, 'upyun-dns');
app.synth();
