import { expect } from 'vitest';
import { upyunDns } from '../../test/systems/coredns/seed.js';
import { dataOf } from '../../test/systems/coredns/support.js';
import { prove } from '../support/prove.js';
import { type Data, refusal, startCoreDns } from './core-dns.js';

const claim = { of: 'CoreDnsTemplate', by: ['coredns'], fixes: ['R019'] } as const;
const data = dataOf(upyunDns());

/** The same words with nothing but spaces between them. */
function onOneLine(text = ''): string {
  return `${text.trim().replace(/\s+/g, ' ')}\n`;
}

const zone: Data = { Corefile: '.:53 {\n    file upyun.local.zone upyun.local\n}\n' };

prove(claim, 'on one line the Corefile stops CoreDNS, and so does the zone', async () => {
  expect(await refusal({ ...data, Corefile: onOneLine(data.Corefile) })).toContain('Error during parsing: ');
  const flattened = onOneLine(data['upyun.local.zone']);
  expect(await refusal({ ...zone, 'upyun.local.zone': flattened })).toContain(
    'dns: garbage after rdata: "$TTL"',
  );
});

prove(
  claim,
  'what follows a semicolon on the line is lost; with a record per line it is answered',
  async () => {
    const soa = 'upyun.local. 10 IN SOA ns1.upyun.local. root.upyun.local. 2 300 60 604800 300';
    const before = await startCoreDns({ ...zone, 'upyun.local.zone': `${soa} ; updc6 10 IN CNAME api\n` });
    expect((await before.ask('updc6.upyun.local.', 'CNAME')).rcode).toBe('NXDOMAIN');

    const dns = await startCoreDns({ ...zone, 'upyun.local.zone': data['upyun.local.zone'] ?? '' });
    expect((await dns.ask('updc6.upyun.local.', 'CNAME')).answer).toMatchObject([
      { data: 'api.upyun.local.' },
    ]);
  },
);
