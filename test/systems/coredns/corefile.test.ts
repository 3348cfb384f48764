import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forwardFromProxy, type RawDirective } from '../../../src/systems/coredns/index.js';
import { readCorefile } from './read-corefile.js';
import { upyunDns } from './seed.js';
import { corefileOf, dataOf, refused } from './support.js';

const seedProxy: RawDirective = {
  name: 'proxy',
  args: ['service.upyun', '192.168.13.250:8600', '192.168.13.230:8600'],
  block: [
    ['policy', 'sequential'],
    ['fail_timeout', '1s'],
    ['max_fails', '3'],
    ['spray'],
    ['protocol', 'dns'],
  ],
};

describe('the notes', () => {
  const corefile = dataOf(upyunDns()).Corefile ?? '';
  const [server] = readCorefile(corefile);
  const directives = server?.directives ?? [];
  const named = (name: string) => directives.filter(({ words }) => words[0] === name);

  it('A05 the seed has template IN AAAA, the specific forwards before the dot, and neither proxy nor retry_failed', () => {
    expect(corefile).toContain('    template IN AAAA . {\n');
    expect(named('forward').map(({ words }) => words[1])).toEqual([
      'cdnlog-cn-hangzhou.aliyuncs.com',
      'service.upyun',
      '.',
    ]);
    expect(corefile).not.toMatch(/proxy|retry_failed|fail_timeout|spray|stdout|localhost/);
    expect(server?.keys).toEqual(['.:253']);
  });

  it('R014 answers AAAA with an SOA, so that the empty answer can be cached', () => {
    expect(named('template')).toEqual([
      {
        words: ['template', 'IN', 'AAAA', '.'],
        block: [['authority', '{{ .Zone }} 60 IN SOA ns1.upyun.local. root.upyun.local. 1 300 60 604800 60']],
      },
    ]);
  });

  it('R014 names nobody where the server has no zone of its own, and only the zones asked for', () => {
    expect(corefileOf({ suppressAaaa: ['example.org'] })).toContain(
      'template IN AAAA example.org {\n        authority "{{ .Zone }} 60 IN SOA ns.invalid. hostmaster.invalid. 1 300 60 604800 60"',
    );
    expect(corefileOf({ zones: ['a.example', 'b.example'], suppressAaaa: true })).toContain(
      'template IN AAAA a.example b.example {',
    );
    expect(corefileOf({ suppressAaaa: false })).not.toContain('template');
  });

  it('R015 a proxy stanza is refused with the forward stanza that replaces it', () => {
    const [refusal] = refused({ raw: [seedProxy] });
    expect(refusal).toEqual({
      at: '/servers/0/raw/0/name',
      what: "proxy was removed in CoreDNS 1.5.0, which stops with: Unknown directive 'proxy'.",
      fix: [
        'Use the prop forward; this replaces it:',
        'forward service.upyun 192.168.13.250:8600 192.168.13.230:8600 {',
        '    policy sequential',
        '    health_check 1s',
        '    max_fails 3',
        '}',
      ].join('\n'),
    });
  });

  it('R015 forwardFromProxy gives the prop that replaces a proxy stanza', () => {
    const forward = forwardFromProxy(seedProxy);
    expect(forward).toEqual({
      from: 'service.upyun',
      to: ['192.168.13.250:8600', '192.168.13.230:8600'],
      policy: 'sequential',
      healthCheck: '1s',
      maxFails: 3,
    });
    expect(corefileOf({ forward: [forward] })).toContain('forward service.upyun 192.168.13.250:8600');
    const leastConn = {
      name: 'proxy',
      args: ['.', '192.0.2.1'],
      block: [
        ['policy', 'least_conn'],
        ['protocol', 'force_tcp'],
      ],
    };
    expect(forwardFromProxy(leastConn)).toEqual({ from: '.', to: ['192.0.2.1'], forceTcp: true });
  });

  it.each([
    ['retry_failed', /max_fails/],
    ['fail_timeout', /health_check/],
    ['spray', /random one anyway/],
    ['protocol', /force_tcp/],
    ['max_fail', /Did you mean "max_fails"/],
    ['no_such', /Its options are except, force_tcp, /],
  ])('R016 a raw forward with %s is refused with what to do instead', (option, fix) => {
    const [refusal, ...others] = refused({
      raw: [{ name: 'forward', args: ['.', '192.0.2.1'], block: [[option, '3']] }],
    });
    expect(refusal).toMatchObject({ at: '/servers/0/raw/0/block/0/0', fix: expect.stringMatching(fix) });
    expect(refusal?.what).toContain(`unknown property '${option}'`);
    expect(others).toEqual([]);
  });

  it('R016 the typed forward has no retryFailed', () => {
    const [refusal] = refused({ forward: [{ to: ['192.0.2.1'], retryFailed: 3 }] });
    expect(refusal?.what).toContain('"retryFailed" is not a prop of CoreDnsTemplate.servers[0].forward[0].');
  });

  it('R017 log stdout is refused: the argument is a zone', () => {
    expect(refused({ log: { zones: ['stdout'] } })).toEqual([
      {
        at: '/servers/0/log/zones/0',
        what: 'log stdout logs only queries for the zone "stdout.": its argument is a zone, not a file.',
        fix: 'Leave it out: log: true logs every query, always on standard output.',
      },
    ]);
    expect(refused({ raw: [{ name: 'log', args: ['stdout'] }] })).toMatchObject([
      { at: '/servers/0/raw/0/args' },
    ]);
    expect(named('log')).toEqual([{ words: ['log'], block: [] }]);
  });

  it('R021 a name rewrite without an answer is refused, and the answer is suggested', () => {
    const rewrite = {
      field: 'name',
      match: 'regex',
      from: '^robin\\.x\\.upyun\\.com\\.$',
      to: 'gw1.service.upyun.',
    };
    expect(refused({ rewrite: [rewrite] })).toEqual([
      {
        at: '/servers/0/rewrite/0',
        what: `Queries that match ${JSON.stringify(rewrite.from)} are answered under the name "gw1.service.upyun.", which the client did not ask for.`,
        fix: `Add answer: [{ field: 'name', from: "^gw1\\\\.service\\\\.upyun\\\\.$", to: "robin.x.upyun.com." }], or answer: 'auto'.`,
      },
    ]);
    expect(refused({ rewrite: [{ ...rewrite, answer: 'auto' }] })).toEqual([]);
    for (const match of ['prefix', 'suffix', 'substring']) {
      expect(refused({ rewrite: [{ field: 'name', match, from: 'a.', to: 'b.' }] })).toMatchObject([
        { at: '/servers/0/rewrite/0', fix: expect.stringContaining("answer: 'auto'") },
      ]);
    }
    expect(refused({ rewrite: [{ field: 'name', match: 'exact', from: 'a.', to: 'b.' }] })).toEqual([]);
  });

  it.each([
    ['^robin.x.upyun.com', '^robin\\.x\\.upyun\\.com\\.$'],
    ['^(kuzan|vivi|slardar|rds).upyun.local', '^(kuzan|vivi|slardar|rds)\\.upyun\\.local\\.$'],
    ['robin\\.x\\.$', '^robin\\.x\\.$'],
    ['^robin\\.x$', '^robin\\.x\\.$'],
    ['^a\\.x\\.|b\\.x\\.$', '^(a\\.x|b\\.x)\\.$'],
  ])('R021 the loose regex %s is refused, and %s is suggested', (from, better) => {
    const answer = 'auto';
    const rule = (pattern: string) => ({ field: 'name', match: 'regex', from: pattern, to: 'gw1.', answer });
    const [refusal] = refused({ rewrite: [rule(from)] });
    expect(refusal?.at).toBe('/servers/0/rewrite/0/from');
    expect(refusal?.fix).toContain(`Write ${better} instead`);
    expect(refused({ rewrite: [rule(better)] })).toEqual([]);
  });

  it.each([
    '(.*)',
    '^.*\\.x\\.$',
    '^[^.]+\\.x\\.$',
    '^([a-z.]+)[.]x[.]$',
    '(?i)^a\\.$',
    '^(?P<n>a)\\.$',
    '(^|[.])a\\.$',
    '^a\\.$|^b\\.$',
  ])('R021 the regex %s is left as it is', (from) => {
    expect(
      refused({ rewrite: [{ field: 'name', match: 'regex', from, to: 'gw1.', answer: 'auto' }] }),
    ).toEqual([]);
  });
});

describe('a rewrite', () => {
  it('R021 is refused when its replacement is relative or uses a group that is not there', () => {
    const rule = { field: 'name', match: 'regex', from: '^(a)\\.x\\.$', answer: 'auto' };
    expect(refused({ rewrite: [{ ...rule, to: 'gw1.service.upyun' }] })).toMatchObject([
      { at: '/servers/0/rewrite/0/to', fix: 'Write "gw1.service.upyun.".' },
    ]);
    expect(refused({ rewrite: [{ ...rule, to: '{2}.upyun.' }] })).toMatchObject([
      {
        at: '/servers/0/rewrite/0/to',
        what: '"{2}.upyun." uses the group {2}, but "^(a)\\\\.x\\\\.$" has 1 group.',
      },
    ]);
  });

  it.each([
    ['(a', 'is not well-formed'],
    ['^(?=a)b\\.$', 'looks ahead or behind, which Go cannot'],
    ['^(a)\\1\\.$', 'refers back to a group, which Go cannot'],
  ])('with the regex %s is refused', (from, why) => {
    const [refusal] = refused({ rewrite: [{ field: 'ttl', match: 'regex', from, ttl: 5 }] });
    expect(refusal).toMatchObject({ at: '/servers/0/rewrite/0/from', what: expect.stringContaining(why) });
  });

  it('is written with each of its parts on a line', () => {
    expect(
      corefileOf({
        rewrite: [
          { field: 'ttl', match: 'suffix', from: 'x.', ttl: { min: 5, max: 60 }, mode: 'continue' },
          { field: 'name', match: 'suffix', from: '.a.', to: '.b.', answer: 'auto' },
          { field: 'type', from: 'ANY', to: 'HINFO' },
        ],
      }),
    ).toContain(
      [
        '    rewrite continue {',
        '        ttl suffix x. 5-60',
        '    }',
        '    rewrite stop {',
        '        name suffix .a. .b.',
        '        answer auto',
        '    }',
        '    rewrite stop {',
        '        type ANY HINFO',
        '    }',
      ].join('\n'),
    );
  });
});

describe('forward', () => {
  it('stands from the longest zone to the dot, whatever the order given, and keeps the order of equals', () => {
    const to = ['192.0.2.1'];
    const corefile = corefileOf({
      forward: ['.', 'b.example', 'a.b.example', 'c.example'].map((from) => ({ from, to })),
    });
    expect([...corefile.matchAll(/forward (\S+)/g)].map(([, from]) => from)).toEqual([
      'a.b.example',
      'b.example',
      'c.example',
      '.',
    ]);
  });

  it('writes all of its options', () => {
    const corefile = corefileOf({
      forward: [
        {
          to: ['tls://192.0.2.1', '[2001:db8::1]:53', '/etc/resolv.conf', 'dns.example.org'],
          except: ['x.example'],
          policy: 'random',
          healthCheck: { interval: '5s', noRecursion: true, domain: 'example.org' },
          maxFails: 0,
          maxConnectAttempts: 2,
          maxConcurrent: 100,
          expire: '20s',
          readTimeout: '1s',
          forceTcp: true,
          preferUdp: true,
          tlsServername: 'dns.example.org',
          next: ['NXDOMAIN'],
          failover: ['SERVFAIL'],
          failfastAllUnhealthyUpstreams: true,
          resolver: ['192.0.2.2'],
        },
      ],
    });
    expect(readCorefile(corefile)[0]?.directives.find(({ words }) => words[0] === 'forward')?.block).toEqual([
      ['except', 'x.example'],
      ['policy', 'random'],
      ['health_check', '5s', 'no_rec', 'domain', 'example.org'],
      ['max_fails', '0'],
      ['max_connect_attempts', '2'],
      ['max_concurrent', '100'],
      ['expire', '20s'],
      ['read_timeout', '1s'],
      ['force_tcp'],
      ['prefer_udp'],
      ['tls_servername', 'dns.example.org'],
      ['next', 'NXDOMAIN'],
      ['failover', 'SERVFAIL'],
      ['failfast_all_unhealthy_upstreams'],
      ['resolver', '192.0.2.2'],
    ]);
  });

  it.each([
    ['127.0.0.53', /own loopback/],
    ['localhost:53', /own loopback/],
    ['[::1]:53', /own loopback/],
    ['tls://127.0.0.1', /own loopback/],
    ['/etc/upstreams', /not in the Pod/],
    ['grpc://192.0.2.1', /cannot ask over grpc/],
    ['192.0.2', /no upstream/],
    ['192.0.2.1 192.0.2.2', /no upstream/],
  ])('to %s is refused', (upstream, what) => {
    expect(refused({ forward: [{ to: [upstream] }] })).toMatchObject([
      { at: '/servers/0/forward/0/to/0', what: expect.stringMatching(what) },
    ]);
  });

  it('takes 15 upstreams and no more', () => {
    const to = (count: number) => Array.from({ length: count }, (_, i) => `192.0.2.${i + 1}`);
    expect(refused({ forward: [{ to: to(15) }] })).toEqual([]);
    expect(refused({ forward: [{ to: to(16) }] })).toMatchObject([{ at: '/servers/0/forward/0/to' }]);
  });

  it('of the same zone twice is refused, unless the first hands over', () => {
    const twice = (next: object) => ({
      forward: [
        { to: ['192.0.2.1'], ...next },
        { from: '.', to: ['192.0.2.2'] },
      ],
    });
    expect(refused(twice({}))).toMatchObject([{ at: '/servers/0/forward/1/from' }]);
    expect(refused(twice({ next: ['NXDOMAIN'] }))).toEqual([]);
  });

  it('with a TLS name but no TLS upstream is refused', () => {
    expect(refused({ forward: [{ to: ['192.0.2.1'], tlsServername: 'dns.example.org' }] })).toMatchObject([
      { at: '/servers/0/forward/0/tlsServername' },
    ]);
  });
});

describe('other directives', () => {
  it('are written as CoreDNS reads them', () => {
    const corefile = corefileOf({
      errors: {
        stacktrace: true,
        consolidate: [{ period: '5m', pattern: '.* i/o timeout$', level: 'warning' }],
      },
      log: { zones: ['example.org'], classes: ['denial', 'error'], format: '{remote} {name}' },
      cache: {
        ttl: 60,
        zones: ['example.org'],
        success: { capacity: 5000, ttl: 60, minTtl: 1 },
        prefetch: { amount: 5, duration: '2m', percentage: 20 },
        serveStale: { duration: '1h', refresh: 'verify' },
        servfail: '10s',
        disable: { denial: ['x.example.org'] },
        keepTtl: true,
      },
      template: [
        {
          class: 'IN',
          type: 'A',
          match: ['^ip-([0-9]+)\\.example\\.$'],
          answer: ['{{ .Name }} 60 IN A 10.0.0.{{ index .Match 1 }}'],
          rcode: 'NOERROR',
          ederror: { code: 21, reason: 'not "here"' },
          fallthrough: true,
        },
      ],
      hosts: {
        entries: [{ ip: '192.0.2.1', names: ['a.example', 'b.example'] }],
        zones: ['example'],
        ttl: 60,
        fallthrough: ['example'],
      },
      raw: [{ name: 'transfer', block: [['to', '*']] }, { name: 'whoami' }],
      loop: true,
    });
    expect(
      readCorefile(corefile)[0]?.directives.map(({ words, block }) => [words.join(' '), ...block]),
    ).toEqual([
      ['errors', ['stacktrace'], ['consolidate', '5m', '.* i/o timeout$', 'warning']],
      ['log example.org {remote} {name}', ['class', 'denial', 'error']],
      ['health :8080', ['lameduck', '5s']],
      ['ready :8181'],
      ['prometheus :9153'],
      [
        'cache 60 example.org',
        ['success', '5000', '60', '1'],
        ['prefetch', '5', '2m', '20%'],
        ['serve_stale', '1h', 'verify'],
        ['servfail', '10s'],
        ['disable', 'denial', 'x.example.org'],
        ['keepttl'],
      ],
      [
        'template IN A',
        ['match', '^ip-([0-9]+)\\.example\\.$'],
        ['answer', '{{ .Name }} 60 IN A 10.0.0.{{ index .Match 1 }}'],
        ['rcode', 'NOERROR'],
        ['ederror', '21', 'not "here"'],
        ['fallthrough'],
      ],
      [
        'hosts /etc/hosts example',
        ['192.0.2.1', 'a.example', 'b.example'],
        ['ttl', '60'],
        ['fallthrough', 'example'],
      ],
      ['transfer', ['to', '*']],
      ['whoami'],
      ['loop'],
      ['reload'],
    ]);
  });

  it.each([
    [{ name: 'federation' }, '/name', /removed in CoreDNS 1.7.0/],
    [{ name: 'import', args: ['/x'] }, '/name', /nothing here can see/],
    [{ name: 'transfer', block: [['import', '/x']] }, '/block/0/0', /nothing here can see/],
    [{ name: 'cache', args: ['30'] }, '/name', /has a prop of its own/],
    [{ name: 'health' }, '/name', /has a prop of its own/],
    [{ name: 'rewrite', args: ['name', 'a', 'b'] }, '/name', /has a prop of its own/],
    [{ name: 'rewrite', args: ['continue'], block: [['ttl', 'a', '5']] }, '/name', /has a prop of its own/],
    [{ name: 'no such' }, '/name', /no plugin's name/],
    [{ name: 'proxy', args: ['.'] }, '/name', /removed in CoreDNS 1.5.0/],
    [{ name: 'forward', args: ['.'] }, '/args', /needs a zone and at least one upstream/],
  ])('raw %j is refused', (raw, at, what) => {
    expect(refused({ raw: [raw] })).toMatchObject([
      { at: `/servers/0/raw/0${at}`, what: expect.stringMatching(what) },
    ]);
  });

  it('a template may hold strings, loops and braces of its own', () => {
    const answer = [
      '{{ .Name }} 60 IN TXT "}}"',
      '{{ if eq .Type "A" }}{{ .Name }} 60 IN A 192.0.2.1{{ else }}{{ with `}}` }}{{ . }}{{ end }}{{- end }}',
    ];
    expect(refused({ template: [{ class: 'IN', type: 'ANY', answer }] })).toEqual([]);
  });

  it('rewrite edns0 has no prop and is let through raw', () => {
    expect(
      corefileOf({ raw: [{ name: 'rewrite', args: ['edns0', 'local', 'set', '0xffee', '0x61'] }] }),
    ).toContain('rewrite edns0 local set 0xffee 0x61\n');
  });

  it.each([
    [{ cache: { success: { capacity: 1024, minTtl: 5 } } }, '/cache/success/minTtl'],
    [{ cache: { prefetch: { amount: 1, percentage: 10 } } }, '/cache/prefetch/percentage'],
    [{ cache: { servfail: '6m' } }, '/cache/servfail'],
    [{ cache: 0 }, '/cache'],
    [{ log: { format: 'plain' } }, '/log/format'],
    [{ kubernetes: { zones: ['in-addr.arpa'] } }, '/kubernetes/zones'],
    [
      { kubernetes: { zones: ['cluster.local'], namespaces: ['a'], namespaceLabels: 'a=b' } },
      '/kubernetes/namespaceLabels',
    ],
    [{ zones: ['Bad Zone'] }, '/zones/0'],
    [{ rewrite: [{ field: 'ttl', match: 'exact', from: 'a.', ttl: { min: 9, max: 1 } }] }, '/rewrite/0/ttl'],
    [{ rewrite: [{ field: 'type', from: 'ANYY', to: 'HINFO' }] }, '/rewrite/0/from'],
    [{ rewrite: [{ field: 'class', from: 'IN', to: 'FOO' }] }, '/rewrite/0/to'],
    [{ template: [{ class: 'IN', type: 'A', match: ['('] }] }, '/template/0/match/0'],
    [{ template: [{ class: 'IN', type: 'FOO', match: ['.'] }] }, '/template/0/type'],
    [{ template: [{ class: 'FOO', type: 'A' }] }, '/template/0/class'],
    [{ template: [{ class: 'IN', type: 'A', rcode: 'NXDOMIAN' }] }, '/template/0/rcode'],
    [
      { template: [{ class: 'IN', type: 'A', answer: ['{{ .Name 60 IN A 192.0.2.1'] }] },
      '/template/0/answer/0',
    ],
    [{ template: [{ class: 'IN', type: 'A', additional: ['{{ end }}'] }] }, '/template/0/additional/0'],
    [{ template: [{ class: 'IN', type: 'A', authority: ['{{ if .Name }}'] }] }, '/template/0/authority/0'],
    [{ forward: [{ to: ['192.0.2.1'], next: ['NXDOMAINS'] }] }, '/forward/0/next/0'],
    [{ forward: [{ to: ['192.0.2.1'], failover: ['SERVFAIL', 'NOERROR'] }] }, '/forward/0/failover/1'],
    [{ forward: [{ to: ['192.0.2.1'], readTimeout: '0s' }] }, '/forward/0/readTimeout'],
    [{ errors: { consolidate: [{ period: '5m', pattern: '(' }] } }, '/errors/consolidate/0/pattern'],
  ])('%j is refused', (server, at) => {
    expect(refused(server).map((refusal) => refusal.at)).toEqual([`/servers/0${at}`]);
  });
});

describe('a value', () => {
  it.each([
    ['a\nforward . 198.51.100.1', /line break/],
    ['a\r', /line break/],
    ['}', /brace/],
    ['{', /brace/],
    ['{$SECRET}', /environment variable/],
    ['{%SECRET%}', /environment variable/],
    ['with space\\', /backslash/],
    ['a \\"b', /backslash/],
    ['\ud800', /control character/],
  ])('%j cannot become a word of the Corefile', (text, what) => {
    expect(refused({ raw: [{ name: 'whoami', args: [text] }] })).toMatchObject([
      { at: '/servers/0/raw/0/args/0', what: expect.stringMatching(what) },
    ]);
    expect(refused({ template: [{ class: 'IN', type: 'A', answer: [text] }] })).toMatchObject([
      { at: '/servers/0/template/0/answer/0', what: expect.stringMatching(what) },
    ]);
  });

  it('that could start a comment, a quote or a second word is quoted', () => {
    expect(
      corefileOf({ raw: [{ name: 'whoami', args: ['#a', 'b c', '"d"', '', 'e"f', '\\\\ x'] }] }),
    ).toContain('whoami "#a" "b c" "\\"d\\"" "" e"f "\\\\ x"\n');
  });

  const plain = fc.constantFrom(...'abc.:/-_0123456789');
  const odd = fc.constantFrom(...'"\\{}#$% \n;');
  const letter = fc.oneof(
    { weight: 12, arbitrary: plain },
    { weight: 2, arbitrary: odd },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }) },
  );
  const word = fc.string({ unit: letter, maxLength: 8 });
  const line = fc.array(word, { minLength: 1, maxLength: 4 });
  const raw = fc.record({
    name: fc.constantFrom('whoami', 'transfer', 'acl'),
    args: line,
    block: fc.array(line, { maxLength: 3 }),
  });

  it('is either refused or read back as it was: nothing that is given adds a line, a block or a directive', () => {
    let written = 0;
    fc.assert(
      fc.property(fc.array(raw, { minLength: 1, maxLength: 3 }), (directives) => {
        if (refused({ raw: directives }).length > 0) return;
        written++;
        const [server, ...others] = readCorefile(corefileOf({ raw: directives }));
        const own = server?.directives.filter(({ words }) =>
          ['whoami', 'transfer', 'acl'].includes(words[0] ?? ''),
        );
        expect(own).toEqual(directives.map(({ name, args, block }) => ({ words: [name, ...args], block })));
        expect(server?.directives).toHaveLength(directives.length + 5);
        expect(others).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(written).toBeGreaterThan(20);
  });
});
