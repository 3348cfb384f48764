import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { CoreDnsTemplate, type Rewrite, type ZoneFile } from 'cdk8s-runbook/systems/coredns';
import type { Construct } from 'constructs';
import { clusterScoped } from '../src/kubernetes/cluster-scoped.js';

/** The Service's address, and so that of the zone's name server. */
const ADDRESS = '10.96.0.53';

const MACHINES = ['192.168.5.91', '192.168.5.92', '192.168.5.93', '192.168.5.94'];

const zone: ZoneFile = {
  zone: 'upyun.local',
  ttl: 10,
  soa: {
    primary: 'ns1.upyun.local.',
    mailbox: 'root.upyun.local.',
    serial: 3,
    refresh: 300,
    retry: 60,
    expire: 604800,
    minimum: 300,
  },
  records: [
    { name: '@', type: 'NS', values: ['ns1.upyun.local.'] },
    { name: 'ns1', type: 'A', values: [ADDRESS] },
    { name: 'updc6', type: 'CNAME', value: 'api' },
    { name: 'api', ttl: 10, type: 'A', values: MACHINES },
  ],
};

const rewrites: Rewrite[] = [
  { mode: 'continue', field: 'ttl', match: 'regex', from: '(.*)', ttl: 180 },
  {
    mode: 'stop',
    field: 'name',
    match: 'regex',
    from: '^robin\\.x\\.upyun\\.com\\.$',
    to: 'gw1.service.upyun.',
    answer: [{ field: 'name', from: '^gw1\\.service\\.upyun\\.$', to: 'robin.x.upyun.com.' }],
  },
  {
    mode: 'stop',
    field: 'name',
    match: 'regex',
    from: '^(kuzan|vivi|slardar|rds)\\.upyun\\.local\\.$',
    to: '{1}.service.upyun.',
    answer: [
      {
        field: 'name',
        from: '^(kuzan|vivi|slardar|rds)\\.service\\.upyun\\.$',
        to: '{1}.upyun.local.',
      },
    ],
  },
];

/**
 * The DNS of `upyun.local`: authoritative for that zone, Consul behind `service.upyun`, public resolvers for the rest.
 * It listens on 253 because nginx has 53 on the machines that it came from.
 */
export class UpyunDnsChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'upyun-dns' });
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
    clusterScoped(new k8s.KubeNamespace(this, 'Namespace', { metadata: { name: 'upyun-dns', labels } }));
    new CoreDnsTemplate(this, 'dns', {
      role: 'internal',
      clusterIP: ADDRESS,
      servers: [
        {
          port: 253,
          log: true,
          cache: {
            success: { capacity: 30000, ttl: 300 },
            denial: { capacity: 1024, ttl: 5 },
            prefetch: { amount: 1, duration: '1m' },
          },
          loadbalance: 'round_robin',
          suppressAaaa: true,
          rewrite: rewrites,
          file: [zone],
          forward: [
            { from: 'cdnlog-cn-hangzhou.aliyuncs.com', to: ['211.140.13.188', '211.140.188.188'] },
            {
              from: 'service.upyun',
              to: ['192.168.13.250:8600', '192.168.13.230:8600'],
              policy: 'sequential',
              healthCheck: '1s',
              maxFails: 3,
            },
            {
              from: '.',
              to: ['119.29.29.29', '180.76.76.76', '114.114.114.114'],
              except: ['upyun.local', 'service.upyun'],
              policy: 'round_robin',
              healthCheck: '5s',
            },
          ],
        },
      ],
    });
  }
}

/** The cluster's own DNS, at the address that the kubelets' `clusterDNS` names. */
export class ClusterDnsChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CoreDnsTemplate(this, 'dns', { clusterIP: '10.96.0.10' });
  }
}
