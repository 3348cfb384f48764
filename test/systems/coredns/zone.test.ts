import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ZoneFile, ZoneRecord } from '../../../src/systems/coredns/index.js';
import { readZone } from './read-zone.js';
import { upyunDns } from './seed.js';
import { dataOf, internal, objectsOf, refused } from './support.js';

const soa = { primary: 'ns1', mailbox: 'root', serial: 3 };
const ns: ZoneRecord[] = [
  { name: '@', type: 'NS', values: ['ns1'] },
  { name: 'ns1', type: 'A', values: ['192.0.2.53'] },
];

/** A zone with a name server, and these records. */
function zoneWith(records: ZoneRecord[], more: Partial<ZoneFile> = {}): ZoneFile {
  return { zone: 'upyun.local', soa, records: [...ns, ...records], ...more };
}

function refusedIn(zone: unknown) {
  return refused({ file: [zone] }).map(({ at, ...rest }) => ({
    at: at?.replace('/servers/0/file/0', ''),
    ...rest,
  }));
}

function textOf(zone: ZoneFile): string {
  return dataOf(objectsOf(internal({ file: [zone] })))[`${zone.zone}.zone`] ?? '';
}

describe('the notes', () => {
  it('R019 the zone has one record per line, and the Corefile one directive', () => {
    const { Corefile = '', 'upyun.local.zone': zone = '' } = dataOf(upyunDns());
    expect(zone).toBe(
      [
        '$ORIGIN upyun.local.',
        '$TTL 10',
        '@ IN SOA ns1.upyun.local. root.upyun.local. 3 300 60 604800 300',
        '@ IN NS ns1.upyun.local.',
        'ns1 IN A 10.96.0.53',
        'updc6 IN CNAME api',
        'api 10 IN A 192.168.5.91',
        'api 10 IN A 192.168.5.92',
        'api 10 IN A 192.168.5.93',
        'api 10 IN A 192.168.5.94',
        '',
      ].join('\n'),
    );
    for (const text of [Corefile, zone]) expect(text).toMatch(/^[^\s](.*\S)?\n(.*\S\n|\n)*$/);
    expect(Corefile.split('\n').filter((line) => /^ {4}\w/.test(line))).toHaveLength(16);
  });

  it('R020 the seed SOA is refused: retry above refresh, expire below both', () => {
    const seed = {
      primary: 'ns1.upyun.local.',
      mailbox: 'root.upyun.local.',
      serial: 2,
      refresh: 300,
      retry: 1800,
      expire: 10,
      minimum: 300,
    };
    expect(refusedIn(zoneWith([], { soa: seed }))).toEqual([
      {
        at: '/soa/retry',
        what: 'retry is 1800 and refresh 300: who retries must do so sooner than it refreshes.',
        fix: 'Set retry below refresh: 300 and 60, for example.',
      },
      {
        at: '/soa/expire',
        what: 'expire is 10, no more than refresh + retry (2100): a secondary would drop the zone before it has asked again.',
        fix: 'Set expire far above them: 604800 (a week).',
      },
    ]);
  });

  it('R020 the defaults keep the relations', () => {
    expect(textOf(zoneWith([]))).toContain('@ IN SOA ns1 root 3 300 60 604800 300\n');
  });

  it('R020 the serial is required, from 1 to 2^32 - 1', () => {
    const at = (serial: unknown) =>
      refusedIn(zoneWith([], { soa: { ...soa, serial } as never })).map((refusal) => refusal.at);
    expect(at(undefined)).toEqual(['/soa']);
    expect(at(0)).toEqual(['/soa/serial']);
    expect(at(2 ** 32)).toEqual(['/soa/serial']);
    expect(at(2 ** 32 - 1)).toEqual([]);
  });

  it('the seed zone without a name server is refused, and the records to add are told', () => {
    expect(
      refusedIn({ zone: 'upyun.local', soa, records: [{ name: 'ns1', type: 'A', values: ['192.0.2.1'] }] }),
    ).toEqual([
      {
        at: '/records',
        what: 'The zone "upyun.local" has no NS record of its own, though its SOA names "ns1".',
        fix: "Add { name: '@', type: 'NS', values: ['ns1'] } and, if that name lies in the zone, { name: 'ns1', type: 'A', values: [its address] }.",
      },
    ]);
    expect(
      refusedIn({ zone: 'upyun.local', soa, records: [{ name: '@', type: 'NS', values: ['ns1'] }] }),
    ).toMatchObject([
      { at: '/soa/primary', what: expect.stringContaining('has no records in the zone') },
      { at: '/records/0/values/0' },
    ]);
  });
});

describe('a zone', () => {
  it('writes every type', () => {
    const zone = zoneWith([
      { name: 'six', type: 'AAAA', values: ['2001:db8::1'] },
      { name: 'mail', type: 'A', values: ['192.0.2.25'] },
      { name: '@', type: 'MX', values: [{ preference: 10, exchange: 'mail' }] },
      { name: '@', type: 'TXT', values: ['v=spf1 -all; "x" \\', ''] },
      { name: '_dns._udp', type: 'SRV', values: [{ priority: 0, weight: 5, port: 53, target: 'ns1' }] },
      { name: '@', type: 'CAA', values: [{ flags: 128, tag: 'issue', value: ';' }] },
      { name: 'sub', type: 'NS', values: ['ns1.example.org.'] },
      { name: '*.wild', type: 'CNAME', value: 'example.org.' },
      { name: 'a\\.b', type: 'PTR', values: ['host.example.org.'] },
      { name: 'to.upyun.local.', ttl: 5, type: 'CNAME', value: 'x.wild' },
    ]);
    expect(textOf(zone).split('\n').slice(5)).toEqual([
      'six IN AAAA 2001:db8::1',
      'mail IN A 192.0.2.25',
      '@ IN MX 10 mail',
      '@ IN TXT "v=spf1 -all\\; \\"x\\" \\\\"',
      '@ IN TXT ""',
      '_dns._udp IN SRV 0 5 53 ns1',
      '@ IN CAA 128 issue "\\;"',
      'sub IN NS ns1.example.org.',
      '*.wild IN CNAME example.org.',
      'a\\.b IN PTR host.example.org.',
      'to.upyun.local. 5 IN CNAME x.wild',
      '',
    ]);
  });

  it('splits a TXT of more than 255 octets, and writes what is not ASCII by its octets', () => {
    const [line = ''] = textOf(zoneWith([{ name: 't', type: 'TXT', values: [`${'a'.repeat(254)}ü`] }]))
      .split('\n')
      .slice(5);
    expect(line).toBe(`t IN TXT "${'a'.repeat(254)}\\195" "\\188"`);
  });

  it('says in the Corefile where its file is, and how it is read again', () => {
    const zone = zoneWith([], { reload: '30s', reloadByMtime: true, fallthrough: true });
    expect(dataOf(objectsOf(internal({ file: [zone] }))).Corefile).toContain(
      [
        '    file /etc/coredns/upyun.local.zone upyun.local {',
        '        reload 30s',
        '        reload_by_mtime',
        '        fallthrough',
        '    }',
      ].join('\n'),
    );
  });

  const label64 = 'a'.repeat(64);
  const long = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.');

  it.each<[string, string, RegExp]>([
    ['a b', '/records/2/name', /" ", which has a meaning of its own/],
    ['a;b', '/records/2/name', /";", which has a meaning of its own/],
    ['a\n$INCLUDE /etc/passwd', '/records/2/name', /meaning of its own/],
    ['$ORIGIN', '/records/2/name', /"\$", which has a meaning/],
    ['a@b', '/records/2/name', /"@", which has a meaning/],
    ['bücher', '/records/2/name', /Punycode/],
    ['a..b', '/records/2/name', /empty label/],
    ['.a', '/records/2/name', /empty label/],
    ['a\\', '/records/2/name', /backslash that escapes nothing/],
    ['a\\256', '/records/2/name', /escape \\\\?256|255 is the most/],
    [label64, '/records/2/name', /label of 64 octets/],
    [long, '/records/2/name', /longer than 255 octets/],
    ['api.example.org.', '/records/2/name', /outside the zone/],
    ['api.upyun.local', '/records/2/name', /no trailing dot, so it means "api.upyun.local.upyun.local."/],
  ])('refuses the owner %j', (name, at, what) => {
    expect(refusedIn(zoneWith([{ name, type: 'A', values: ['192.0.2.1'] }]))).toMatchObject([
      { at, what: expect.stringMatching(what) },
    ]);
  });

  it('counts an escape as one octet', () => {
    const name = '\\046'.repeat(63);
    expect(refusedIn(zoneWith([{ name, type: 'A', values: ['192.0.2.1'] }]))).toEqual([]);
    expect(refusedIn(zoneWith([{ name: `${name}a`, type: 'A', values: ['192.0.2.1'] }]))).toHaveLength(1);
  });

  it.each<[string, ZoneRecord[], string, RegExp]>([
    [
      'a CNAME of the zone itself',
      [{ name: '@', type: 'CNAME', value: 'ns1' }],
      '/records/2',
      /zone itself cannot be a CNAME/,
    ],
    [
      'a CNAME beside other records, whatever the case',
      [
        { name: 'a', type: 'CNAME', value: 'ns1' },
        { name: 'A.upyun.local.', type: 'TXT', values: ['x'] },
      ],
      '/records/2',
      /other records too \(TXT\)/,
    ],
    [
      'two CNAMEs of one owner',
      [
        { name: 'a', type: 'CNAME', value: 'ns1' },
        { name: 'a', type: 'CNAME', value: 'example.org.' },
      ],
      '/records/2',
      /other records too \(CNAME\)/,
    ],
    [
      'different TTLs in one set',
      [
        { name: 'a', ttl: 5, type: 'A', values: ['192.0.2.1'] },
        { name: 'a', type: 'A', values: ['192.0.2.2'] },
      ],
      '/records/3/ttl',
      /TTLs 5 and 300/,
    ],
    [
      'the same record twice',
      [{ name: 'a', type: 'A', values: ['192.0.2.1', '192.0.2.1'] }],
      '/records/2',
      /"192.0.2.1" twice/,
    ],
    [
      'a target that is not there',
      [{ name: 'a', type: 'CNAME', value: 'nope' }],
      '/records/2/value',
      /means nope.upyun.local., which has no records/,
    ],
    [
      'a target without its trailing dot',
      [{ name: 'a', type: 'CNAME', value: 'www.example.org' }],
      '/records/2/value',
      /means www.example.org.upyun.local./,
    ],
    [
      'a mail server that is another name of one',
      [
        { name: 'a', type: 'CNAME', value: 'ns1' },
        { name: '@', type: 'MX', values: [{ preference: 1, exchange: 'a' }] },
      ],
      '/records/3/values/0/exchange',
      /must have an address of its own; it has only CNAME/,
    ],
    [
      'a service on a host that is not there',
      [{ name: '_a._tcp', type: 'SRV', values: [{ priority: 0, weight: 0, port: 1, target: 'no' }] }],
      '/records/2/values/0/target',
      /no records/,
    ],
  ])('refuses %s', (_, records, at, what) => {
    expect(refusedIn(zoneWith(records))).toMatchObject([{ at, what: expect.stringMatching(what) }]);
  });

  it('with fallthrough may point to what another plugin answers', () => {
    expect(refusedIn(zoneWith([{ name: 'a', type: 'CNAME', value: 'nope' }], { fallthrough: true }))).toEqual(
      [],
    );
  });

  it('tells how to write a mailbox that holds an @', () => {
    expect(refusedIn(zoneWith([], { soa: { ...soa, mailbox: 'first.last@upyun.local' } }))).toEqual([
      {
        at: '/soa/mailbox',
        what: 'The mailbox "first.last@upyun.local" holds an @, which means the zone here.',
        fix: 'Write "first\\\\.last.upyun.local.".',
      },
    ]);
  });

  it.each([
    [{ name: 'a', type: 'A', values: ['192.0.2.256'] }, '/records/2/values/0'],
    [{ name: 'a', type: 'A', values: ['192.0.2.01'] }, '/records/2/values/0'],
    [{ name: 'a', type: 'A', values: [] }, '/records/2/values'],
    [{ name: 'a', type: 'AAAA', values: ['fe80::1%eth0'] }, '/records/2/values/0'],
    [{ name: 'a', type: 'A', ttl: 2 ** 31, values: ['192.0.2.1'] }, '/records/2/ttl'],
    [{ name: 'a', type: 'A', value: '192.0.2.1' }, '/records/2'],
  ])('refuses %j', (record, at) => {
    expect(new Set(refusedIn(zoneWith([record as ZoneRecord])).map((refusal) => refusal.at))).toEqual(
      new Set([at]),
    );
  });

  it('is refused where its server block does not answer for it, and when it is given twice', () => {
    expect(refused({ zones: ['local.example'], file: [zoneWith([])] })).toMatchObject([
      { at: '/servers/0/file/0/zone' },
    ]);
    expect(refused({ zones: ['local'], file: [zoneWith([])] })).toEqual([]);
    expect(refused({ file: [zoneWith([]), zoneWith([])] })).toMatchObject([{ at: '/servers/0/file/1/zone' }]);
  });

  const label = fc.string({ unit: fc.constantFrom(...'abcxyz0189_-'), minLength: 1, maxLength: 12 });
  const name = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join('.'));
  const ipv4 = fc.ipV4();
  const text = fc.string({ unit: 'binary', maxLength: 400 });
  const entry = fc.oneof(
    fc.record({
      type: fc.constant('A' as const),
      values: fc.uniqueArray(ipv4, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('TXT' as const),
      values: fc.uniqueArray(text, { minLength: 1, maxLength: 2 }),
    }),
  );
  const records = fc
    .uniqueArray(name, { maxLength: 6 })
    .chain((names) =>
      fc.tuple(...names.map((owner) => entry.map((rest): ZoneRecord => ({ name: `${owner}.r`, ...rest })))),
    );

  it('is read back as it was given, whatever its texts hold', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 0, max: 2 ** 31 - 1 }), (given, ttl) => {
        const read = readZone(textOf(zoneWith(given, { ttl })));
        const expected = given.flatMap((record) =>
          // Only these two types are made above.
          (record as { values: string[] }).values.map((value) => ({
            owner: `${record.name}.upyun.local.`,
            ttl,
            type: record.type,
            data: record.type === 'TXT' ? Buffer.from(value).toString('latin1') : value,
          })),
        );
        expect(read.slice(3).map(({ data, ...rest }) => ({ ...rest, data: data.join('') }))).toEqual(
          expected,
        );
      }),
      { numRuns: 200 },
    );
  });
});
