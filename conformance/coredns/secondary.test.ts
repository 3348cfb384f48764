import { expect } from 'vitest';
import type { Soa } from '../../src/systems/coredns/zone/zone-file.js';
import { dataOf, internal, objectsOf, refused } from '../../test/systems/coredns/support.js';
import { eventually } from '../support/eventually.js';
import { prove } from '../support/prove.js';
import { type CoreDns, type Data, startCoreDns } from './core-dns.js';

const claim = { of: 'CoreDnsTemplate', by: ['coredns'], fixes: ['R020'] } as const;
const name = 'ns1.upyun.local.';

/** The order of the notes' timers, in seconds that a test can wait: retry above refresh, expire below both. */
const theirs = { refresh: 2, retry: 12, expire: 1 };
/** As near to them as the construct allows. */
const ours = { refresh: 2, retry: 1, expire: 604800 };

function primary(timers: Partial<Soa>) {
  const soa = { primary: 'ns1', mailbox: 'root', serial: 1, ...timers };
  const records = [
    { name: '@', type: 'NS' as const, values: ['ns1'] },
    { name: 'ns1', type: 'A' as const, values: ['192.0.2.1'] },
  ];
  const transfer = { name: 'transfer', args: ['upyun.local'], block: [['to', '*']] };
  return { file: [{ zone: 'upyun.local', soa, records }], raw: [transfer] };
}

function byHand({ refresh, retry, expire }: typeof theirs): Data {
  const data = dataOf(objectsOf(internal(primary(ours))));
  const zone = data['upyun.local.zone']?.replace('1 2 1 604800 300', `1 ${refresh} ${retry} ${expire} 300`);
  return { ...data, 'upyun.local.zone': zone ?? '' };
}

/** A secondary that has the zone, once it can ask its primary no more. */
async function leftAlone(data: Data): Promise<CoreDns> {
  const first = await startCoreDns(data);
  const lines = [
    '.:53 {',
    '    secondary upyun.local {',
    `        transfer from 127.0.0.1:${first.port(53)}`,
  ];
  const second = await startCoreDns({ Corefile: [...lines, '    }', '}', ''].join('\n') });
  await eventually('the zone is transferred', async () => {
    return (await second.ask(name, 'A')).rcode === 'NOERROR' || undefined;
  });
  await first.running.stop('SIGKILL');
  await second.running.says('Failed refresh check');
  return second;
}

prove(
  claim,
  'with the timers of the notes a secondary drops the zone at once; with ours it keeps it',
  async () => {
    expect(refused(primary(theirs)).map(({ at }) => at)).toEqual([
      '/servers/0/file/0/soa/retry',
      '/servers/0/file/0/soa/expire',
    ]);
    const [before, after] = await Promise.all([
      leftAlone(byHand(theirs)),
      leftAlone(dataOf(objectsOf(internal(primary(ours))))),
    ]);
    await eventually('the zone is gone', async () => {
      return (await before.ask(name, 'A')).rcode === 'SERVFAIL' || undefined;
    });
    expect((await after.ask(name, 'A')).answer).toMatchObject([{ data: '192.0.2.1' }]);
  },
);
