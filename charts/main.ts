import { App } from 'cdk8s-runbook';
import { ClusterDnsChart, UpyunDnsChart } from './coredns.js';
import { FluxSyncChart, PodinfoChart } from './flux.js';
import { FirstVelaAppChart, VelaDefinitionsChart } from './kubevela.js';
import { MetricsServerChart } from './metrics-server.js';
import { MultiNetworkPolicyChart } from './multi-networkpolicy.js';
import { HelloGoodbyeChart } from './tekton.js';

const app = new App();
new ClusterDnsChart(app, 'cluster-dns');
new FirstVelaAppChart(app, 'first-vela-app');
new FluxSyncChart(app, 'flux-sync');
new HelloGoodbyeChart(app, 'hello-goodbye');
new MetricsServerChart(app, 'metrics-server');
new MultiNetworkPolicyChart(app, 'multi-network-policy');
new PodinfoChart(app, 'podinfo');
new UpyunDnsChart(app, 'upyun-dns');
new VelaDefinitionsChart(app, 'vela-definitions');
app.synth();
