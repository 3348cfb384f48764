import { expect } from 'vitest';
import { forwardOptions } from '../../src/systems/coredns/corefile/forward.js';
import type { CoreDnsTemplateProps, ServerBlock } from '../../src/systems/coredns/index.js';
import { dataOf, internal, objectsOf, refusals, refused } from '../../test/systems/coredns/support.js';
import { prove } from '../support/prove.js';
import { type CoreDns, type Data, refusal, startCoreDns } from './core-dns.js';
import { startUpstream } from './upstream.js';

const claim = { of: 'CoreDnsTemplate', by: ['coredns'] };
/** Stands in our props for the server that is asked; a program of this machine answers in its stead. */
const to = '192.0.2.1';
const answer = '198.51.100.1';

/** A Corefile of one block with these lines, as somebody could write it by hand. */
function handWritten(...lines: readonly string[]): Data {
  return { Corefile: ['.:53 {', ...lines.map((line) => `    ${line}`), '}', ''].join('\n') };
}

/** Without the fix: what is written by hand, with an upstream. */
async function without(...lines: readonly string[]) {
  const upstream = await startUpstream(answer);
  return { dns: await startCoreDns(handWritten(...lines, `forward . ${upstream.address}`)), upstream };
}

/** With the fix: what the construct makes of these props, with an upstream. */
async function withProps(server: ServerBlock, props: Partial<CoreDnsTemplateProps> = {}) {
  const upstream = await startUpstream(answer);
  const data = dataOf(objectsOf({ ...internal({ forward: [{ to: [to] }], ...server }), ...props }));
  return { dns: await startCoreDns(data, { [to]: upstream.address }), upstream };
}

async function addressOf({ ask }: CoreDns, name: string): Promise<string[]> {
  return (await ask(name, 'A')).answer.map((record) => `${record.name} ${record.data}`);
}

prove(
  { ...claim, fixes: ['R014'] },
  'AAAA queries wait for the upstream; with suppressAaaa they do not',
  async () => {
    const before = await without('errors');
    await before.dns.ask('www.example.org.', 'AAAA');
    await before.upstream.isAsked('www.example.org.', 'AAAA');

    const { dns, upstream } = await withProps({ suppressAaaa: true });
    expect(await dns.ask('www.example.org.', 'AAAA')).toMatchObject({
      rcode: 'NOERROR',
      answer: [],
      authority: [{ type: 'SOA', ttl: 60 }],
    });
    expect(await addressOf(dns, 'www.example.org.')).toEqual([`www.example.org. ${answer}`]);
    await upstream.isAsked('www.example.org.', 'A');
    expect(upstream.wasAsked('www.example.org.', 'AAAA')).toBe(false);
  },
);

const proxy = ['service.upyun', '192.168.13.250:8600', '192.168.13.230:8600'];
const options = [
  ['policy', 'sequential'],
  ['fail_timeout', '1s'],
  ['max_fails', '3'],
  ['spray'],
  ['protocol', 'dns'],
];

prove(
  { ...claim, fixes: ['R015'] },
  'a proxy stanza stops CoreDNS; the stanza that the refusal tells does not',
  async () => {
    const inner = options.map((option) => `    ${option.join(' ')}`);
    const said = await refusal(handWritten(`proxy ${proxy.join(' ')} {`, ...inner, '}'));
    expect(said).toContain("Error during parsing: Unknown directive 'proxy'");

    const [told] = refused({ raw: [{ name: 'proxy', args: proxy, block: options }] });
    expect(told?.what).toContain("Unknown directive 'proxy'");
    const [, ...stanza] = told?.fix.split('\n') ?? [];
    expect(stanza[0]).toBe(`forward ${proxy.join(' ')} {`);
    await startCoreDns(handWritten(...stanza));
  },
);

prove(
  { ...claim, fixes: ['R016'] },
  'options that forward does not have stop CoreDNS, and are refused',
  async () => {
    for (const [option, ...values] of [
      ['retry_failed', '3'],
      ['fail_timeout', '1s'],
      ['spray'],
      ['protocol', 'dns'],
      ['no_such'],
    ]) {
      const line = [option, ...values].join(' ');
      const said = await refusal(handWritten(`forward . ${to} {`, `    ${line}`, '}'));
      expect(said).toMatch(/plugin\/forward: .* Error during parsing: unknown property '/);
      expect(said).toContain(`unknown property '${option}'`);
      const [told] = refused({ raw: [{ name: 'forward', args: ['.', to], block: [[option, ...values]] }] });
      expect(told?.what).toContain(`unknown property '${option}'`);
    }
    const { dns } = await withProps({ forward: [{ to: [to], maxFails: 3, healthCheck: '1s' }] });
    expect(await addressOf(dns, 'www.example.org.')).toEqual([`www.example.org. ${answer}`]);
  },
);

prove(
  { ...claim, fixes: ['R016'] },
  'every option that a raw forward may have is known to CoreDNS',
  async () => {
    const unknown: string[] = [];
    for (const option of forwardOptions) {
      const said = await refusal(handWritten(`forward . ${to} {`, `    ${option} no such value`, '}'));
      if (said?.includes(`unknown property '${option}'`)) unknown.push(option);
    }
    expect(unknown).toEqual([]);
  },
);

const logged = '"A IN www.example.org. udp';

prove({ ...claim, fixes: ['R017'] }, 'log stdout logs no query; log: true logs each', async () => {
  const before = await without('log stdout');
  await before.dns.ask('www.example.org.', 'A');
  await before.dns.ask('of.the.zone.stdout.', 'A');
  // Queries are logged in their order, so the first would stand here by now.
  await before.dns.running.says('"A IN of.the.zone.stdout. udp');
  expect(before.dns.running.said()).not.toContain(logged);
  expect(refused({ log: { zones: ['stdout'] } })).toHaveLength(1);

  const { dns } = await withProps({ log: true });
  await dns.ask('www.example.org.', 'A');
  await dns.running.says(logged);
});

/** Another address of this machine stands for the Pod's, which the kubelet asks. */
const pod = '127.0.0.2';

prove(
  { ...claim, fixes: ['R018'] },
  'with health localhost:8080 the kubelet is refused; with the default it is answered',
  async () => {
    const before = await without('health localhost:8080');
    expect((await before.dns.get('/health', 8080)).status).toBe(200);
    await expect(before.dns.get('/health', 8080, pod)).rejects.toMatchObject({
      cause: { code: 'ECONNREFUSED' },
    });
    const { health, ready } = { health: { address: 'localhost:8080' }, ready: { address: '127.0.0.1:8181' } };
    expect(refusals({ ...internal({}), health, ready })).toHaveLength(2);

    const { dns } = await withProps({});
    expect(await dns.get('/health', 8080, pod)).toEqual({ status: 200, text: 'OK' });
    expect(await dns.get('/ready', 8181, pod)).toEqual({ status: 200, text: 'OK' });
  },
);

const name = 'robin.x.upyun.com.';
const inner = 'gw1.service.upyun.';
const pattern = '^robin\\.x\\.upyun\\.com\\.$';

prove(
  { ...claim, fixes: ['R021'] },
  'a rewrite without an answer gives the internal name; with one it gives the name that was asked for',
  async () => {
    const before = await without(`rewrite name regex ${pattern} ${inner}`);
    expect(await addressOf(before.dns, name)).toEqual([`${inner} ${answer}`]);
    const rule = { field: 'name', match: 'regex', from: pattern, to: inner } as const;
    expect(refused({ rewrite: [rule] })).toHaveLength(1);

    const back = { field: 'name' as const, from: '^gw1\\.service\\.upyun\\.$', to: name };
    for (const answered of ['auto' as const, [back]]) {
      const { dns, upstream } = await withProps({ rewrite: [{ ...rule, answer: answered }] });
      expect(await addressOf(dns, name)).toEqual([`${name} ${answer}`]);
      await upstream.isAsked(inner, 'A');
    }
  },
);
