import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { renderCorefile } from '../../src/systems/coredns/corefile/corefile.js';
import type { ServerBlock } from '../../src/systems/coredns/index.js';
import { dataOf, internal, objectsOf, refused } from '../../test/systems/coredns/support.js';
import { validProps } from '../../test/systems/coredns/valid-props.js';
import { prove } from '../support/prove.js';
import { refusal, startCoreDns } from './core-dns.js';

const claim = { of: 'CoreDnsTemplate', by: ['coredns'] };
const to = ['192.0.2.1'];
const plugins = { health: {}, ready: {}, prometheus: {}, reload: true };
const template = (rest: object) => ({ template: [{ class: 'IN', type: 'A', ...rest }] });

/** What CoreDNS stops with, and so what must not be emitted. */
const refusedByCoreDns: [string, ServerBlock][] = [
  ["'grpc' is not supported as a destination protocol", { forward: [{ to: ['grpc://192.0.2.1'] }] }],
  ['FOO is not a valid rcode', { forward: [{ to, next: ['FOO'] }] }],
  ['BAR is not a valid rcode', { forward: [{ to, failover: ['BAR'] }] }],
  ['NoError cannot be used in failover', { forward: [{ to, failover: ['NOERROR'] }] }],
  ['read_timeout must be positive', { forward: [{ to, readTimeout: '0s' }] }],
  [
    'more than 15 TOs configured',
    { forward: [{ to: Array.from({ length: 16 }, (_, i) => `192.0.2.${i}`) }] },
  ],
  ['Wrong argument count', { raw: [{ name: 'forward', args: ['.'] }] }],
  ['invalid query class FOO', template({ class: 'FOO' })],
  ['invalid RR class FOO', template({ type: 'FOO' })],
  ['unknown rcode FOO', template({ rcode: 'FOO' })],
  ['could not parse regex: (', template({ match: ['('] })],
  ['unclosed action', template({ answer: ['{{ .Name '] })],
  ['unexpected EOF', template({ answer: ['{{ if .Name }}x'] })],
  ['unexpected {{end}}', template({ authority: ['x {{ end }}'] })],
  ['invalid type "FOO"', { rewrite: [{ field: 'type', from: 'FOO', to: 'A' }] }],
  ['invalid class "FOO"', { rewrite: [{ field: 'class', from: 'IN', to: 'FOO' }] }],
  ['invalid TTL', { rewrite: [{ field: 'ttl', match: 'exact', from: 'a.', ttl: { min: 9, max: 1 } }] }],
  [
    'uses more subexpressions than',
    {
      rewrite: [
        {
          field: 'name',
          match: 'regex',
          from: '^(a)\\.$',
          to: 'b.',
          answer: [{ field: 'name', from: '^b\\.$', to: '{1}.' }],
        },
      ],
    },
  ],
  ['caching SERVFAIL responses over 5 minutes is not permitted', { cache: { servfail: '6m' } }],
  [
    'namespaces and namespace_labels cannot both be set',
    { kubernetes: { zones: ['cluster.local'], namespaces: ['a'], namespaceLabels: 'a=b' } },
  ],
  ["Unknown directive 'federation'", { raw: [{ name: 'federation' }] }],
  ['it is already defined', { zones: ['a.example', 'a.example.'] }],
];

describe('what CoreDNS stops with, the construct refuses', () => {
  for (const [line, server] of refusedByCoreDns) {
    prove(claim, `${Object.keys(server)}: ${line}`, async () => {
      expect(await refusal({ Corefile: renderCorefile([server], plugins) })).toContain(line);
      expect(refused(server)).not.toEqual([]);
    });
  }
});

prove(claim, 'CoreDNS starts with whatever the construct makes of props that it takes', async () => {
  for (const props of fc.sample(validProps, { numRuns: 40, seed: 4 })) {
    // The plugin kubernetes waits for an API server; it has a proof of its own.
    if (props.role !== 'internal') continue;
    const data = dataOf(objectsOf(props));
    expect([data, await refusal(data)]).toEqual([data, undefined]);
  }
});

const letter = fc.constantFrom(...'ab.:/-_0"\\{}#$% ;=,é');
const word = fc.string({ unit: letter, minLength: 1, maxLength: 8 });

prove(claim, 'a word of the Corefile is read as it was given, whatever it holds', async () => {
  const words = fc.sample(word, { numRuns: 60, seed: 4 });
  const written = words.filter((word) => refused({ raw: [{ name: 'whoami', args: [word] }] }).length === 0);
  expect(written.length).toBeGreaterThan(20);
  for (const word of written) {
    const data = dataOf(objectsOf(internal({ raw: [{ name: 'whoami', args: [word] }] })));
    // This plugin takes no word, and so CoreDNS tells the one that it has read.
    expect(await refusal(data)).toContain(`Wrong argument count or unexpected line ending after '${word}'`);
  }
});

prove(claim, 'a text of a zone is answered as it was given, whatever it holds', async () => {
  const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 300 }), { numRuns: 100, seed: 4 });
  const zone = {
    zone: 'upyun.local',
    soa: { primary: 'ns1', mailbox: 'root', serial: 1 },
    records: [
      { name: '@', type: 'NS' as const, values: ['ns1'] },
      { name: 'ns1', type: 'A' as const, values: ['192.0.2.1'] },
      ...texts.map((text, i) => ({ name: `t${i}`, type: 'TXT' as const, values: [text] })),
    ],
  };
  const dns = await startCoreDns(dataOf(objectsOf(internal({ file: [zone] }))));
  const octets = texts.map((text) => Buffer.from(text).toString('latin1'));
  const answers = texts.map((_, i) => dns.ask(`t${i}.upyun.local.`, 'TXT', 53, 'tcp'));
  const read = (await Promise.all(answers)).map(({ answer }) => answer.map(({ data }) => data));
  expect(read).toEqual(octets.map((text) => [text]));
});
