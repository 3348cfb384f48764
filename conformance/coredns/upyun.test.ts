import { expect } from 'vitest';
import { podSpecOf } from '../../test/systems/coredns/pod.js';
import { upyunDns } from '../../test/systems/coredns/seed.js';
import { dataOf } from '../../test/systems/coredns/support.js';
import { freePorts } from '../support/port.js';
import { prove } from '../support/prove.js';
import { type CoreDns, startCoreDns } from './core-dns.js';
import { startUpstream } from './upstream.js';

const claim = { of: 'CoreDnsTemplate', by: ['coredns'] };
const [consul, cdn, others] = ['198.51.100.1', '198.51.100.2', '198.51.100.3'] as const;

/** The chart's server, with stand-ins for its upstreams; of Consul's two the first is down. */
async function upyun() {
  const [nobody] = await freePorts(1);
  const [forConsul, forCdn, forOthers] = await Promise.all([consul, cdn, others].map(startUpstream));
  const dns = await startCoreDns(dataOf(upyunDns()), {
    '192.168.13.250:8600': `127.0.0.1:${nobody}`,
    '192.168.13.230:8600': `${forConsul?.address}`,
    '211.140.13.188 211.140.188.188': `${forCdn?.address}`,
    '119.29.29.29 180.76.76.76 114.114.114.114': `${forOthers?.address}`,
  });
  const ask: CoreDns['ask'] = (name, type, port = 253, over) => dns.ask(name, type, port, over);
  return { dns, ask, forConsul, forOthers };
}

/** Names and data, whatever the order that loadbalance gave them. */
function told(records: readonly { name: string; type: string; data: string }[]): string[] {
  return records.map(({ name, type, data }) => `${name} ${type} ${data}`).sort();
}

const machines = ['192.168.5.91', '192.168.5.92', '192.168.5.93', '192.168.5.94'];
const soa = 'ns1.upyun.local. root.upyun.local. 3 300 60 604800 300';

prove(
  { ...claim, fixes: ['R019', 'R020'] },
  'upyun.local is answered as its zone says, over UDP and TCP',
  async () => {
    const { ask } = await upyun();
    const addresses = machines.map((machine) => `api.upyun.local. A ${machine}`);
    for (const over of ['udp', 'tcp'] as const) {
      expect(told((await ask('api.upyun.local.', 'A', 253, over)).answer)).toEqual(addresses);
      expect(told((await ask('updc6.upyun.local.', 'A', 253, over)).answer)).toEqual([
        ...addresses,
        'updc6.upyun.local. CNAME api.upyun.local.',
      ]);
    }
    expect(told((await ask('upyun.local.', 'SOA')).answer)).toEqual([`upyun.local. SOA ${soa}`]);
    expect(told((await ask('upyun.local.', 'NS')).answer)).toEqual(['upyun.local. NS ns1.upyun.local.']);
    expect(await ask('nobody.upyun.local.', 'A')).toMatchObject({
      rcode: 'NXDOMAIN',
      answer: [],
      authority: [{ name: 'upyun.local.', type: 'SOA', data: soa }],
    });
  },
);

prove(
  { ...claim, fixes: ['R014'] },
  'AAAA is "no such data" with an SOA that says for how long, and no upstream is asked',
  async () => {
    const { ask, forOthers, forConsul } = await upyun();
    for (const name of ['api.upyun.local.', 'www.example.org.', 'kuzan.upyun.local.']) {
      expect(await ask(name, 'AAAA')).toMatchObject({
        rcode: 'NOERROR',
        asked: name,
        answer: [],
        authority: [{ type: 'SOA', data: 'ns1.upyun.local. root.upyun.local. 1 300 60 604800 60' }],
      });
    }
    await ask('www.example.org.', 'A');
    await forOthers?.isAsked('www.example.org.', 'A');
    expect(forOthers?.wasAsked('www.example.org.', 'AAAA')).toBe(false);
    expect(forConsul?.wasAsked('kuzan.service.upyun.', 'AAAA')).toBe(false);
  },
);

prove(
  { ...claim, fixes: ['R021'] },
  'a rewritten question is asked of Consul and answered under the name that was asked for',
  async () => {
    const { ask, forConsul } = await upyun();
    const rewritten = {
      'robin.x.upyun.com.': 'gw1.service.upyun.',
      'kuzan.upyun.local.': 'kuzan.service.upyun.',
      'rds.upyun.local.': 'rds.service.upyun.',
    };
    for (const [name, internal] of Object.entries(rewritten)) {
      const { asked, answer } = await ask(name, 'A');
      expect({ asked, answer }).toEqual({
        asked: name,
        answer: [{ name, type: 'A', ttl: 180, data: consul }],
      });
      await forConsul?.isAsked(internal, 'A');
    }
    expect(told((await ask('robinax.upyun.com.', 'A')).answer)).toEqual([`robinax.upyun.com. A ${others}`]);
  },
);

prove(claim, 'each forward reaches its upstreams, the second one where the first is down', async () => {
  const { ask } = await upyun();
  const addressOf = async (name: string) => (await ask(name, 'A')).answer.map(({ data }) => data);
  expect(await addressOf('a.cdnlog-cn-hangzhou.aliyuncs.com.')).toEqual([cdn]);
  expect(await addressOf('web.service.upyun.')).toEqual([consul]);
  expect(await addressOf('www.example.org.')).toEqual([others]);
});

prove(
  { ...claim, fixes: ['R017', 'R018'] },
  'the probes of its Pod are answered, every query is logged, and Prometheus finds metrics',
  async () => {
    const { dns, ask } = await upyun();
    const [container] = podSpecOf(upyunDns()).containers;
    const portOf = (name: string) => container?.ports.find((port) => port.name === name)?.containerPort ?? 0;
    for (const probe of [container?.livenessProbe, container?.readinessProbe]) {
      const { path = '', port = '' } = probe?.httpGet ?? {};
      expect(await dns.get(path, portOf(port))).toEqual({ status: 200, text: 'OK' });
    }
    await ask('api.upyun.local.', 'A');
    await dns.running.says(/"A IN api\.upyun\.local\. udp \d+ false \d+" NOERROR/);
    expect((await dns.get('/metrics', portOf('metrics'))).text).toMatch(
      /coredns_dns_requests_total\{.*type="A"/,
    );
  },
);
