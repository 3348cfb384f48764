import { expect, it } from 'vitest';
import { problemsOf } from '../../support/problems.js';
import { attachmentOf, enforcerOf, policyOf } from './support.js';

const from = (...peers: object[]) => ({ ingress: [{ from: peers }] });
const block = (cidr: string, except?: string[]) => ({ ipBlock: { cidr, ...(except && { except }) } });
const expression = (operator: string, values?: string[]) => ({
  podSelector: { matchExpressions: [{ key: 'app', operator, ...(values && { values }) }] },
});

const cases: Record<string, [run: () => unknown, at: string, what: string | RegExp]> = {
  'an attachment that is named twice': [
    () => policyOf({ policyFor: ['net', 'default/net'] }),
    '/policyFor/1',
    '"default/net" is default/net, which is named twice.',
  ],
  'a reference that is none': [
    () => policyOf({ policyFor: ['a/b/c'] }),
    '/policyFor/0',
    /must match pattern/,
  ],
  'rules of a direction that is not restricted': [
    () => policyOf({ policyTypes: ['Ingress'], egress: [] }),
    '/egress',
    'There is egress, but policyTypes is ["Ingress"]: these rules would have no effect.',
  ],
  'a peer of two kinds': [
    () => policyOf(from({ ...block('10.0.0.0/8'), podSelector: {} })),
    '/ingress/0/from/0',
    'The peer has an ipBlock and a selector; an enforcer looks at one of them only.',
  ],
  'an empty peer': [
    () => policyOf({ egress: [{ to: [{}] }] }),
    '/egress/0/to/0',
    'The peer is empty, and is skipped as an "unknown rule".',
  ],
  'an empty list of peers, which would allow everybody': [
    () => policyOf(from()),
    '/ingress/0/from',
    /must hold at least 1 item/,
  ],
  'an exception outside its range': [
    () => policyOf(from(block('10.10.0.0/24', ['10.10.0.0/25', '10.10.1.0/25']))),
    '/ingress/0/from/0/ipBlock/except/1',
    '"10.10.1.0/25" is not inside "10.10.0.0/24".',
  ],
  'an exception of everything': [
    () => policyOf(from(block('10.10.0.0/24', ['10.10.0.9/24']))),
    '/ingress/0/from/0/ipBlock/except/0',
    '"10.10.0.9/24" is all of "10.10.0.0/24": nothing is left.',
  ],
  'two hosts that are one subnet': [
    () => policyOf(from(block('10.10.0.5/24'), block('10.10.0.6/24'))),
    '/ingress/0/from/1/ipBlock/cidr',
    '"10.10.0.6/24" and "10.10.0.5/24" are the same range, 10.10.0.0/24: host bits have no effect.',
  ],
  'a range that is given twice': [
    () => policyOf(from(block('10.0.0.0/8'), block('10.0.0.0/8'))),
    '/ingress/0/from/1/ipBlock/cidr',
    '"10.0.0.0/8" is given twice.',
  ],
  'no CIDR': [() => policyOf(from(block('10.10.0.5'))), '/ingress/0/from/0/ipBlock/cidr', /must be a CIDR/],
  'a condition that the enforcer skips': [
    () => policyOf(expression('NotIn', ['a'])),
    '/podSelector/matchExpressions/0',
    'The iptables enforcer knows In with one value only, and skips a selector with "app" NotIn "a".',
  ],
  'a choice that the enforcer skips, in a peer': [
    () => policyOf(from(expression('In', ['a', 'b']))),
    '/ingress/0/from/0/podSelector/matchExpressions/0',
    'The iptables enforcer knows In with one value only, and skips a selector with "app" In "a" "b".',
  ],
  'a condition without its values': [
    () => policyOf({ ...expression('In'), enforcedBy: 'another' }),
    '/podSelector/matchExpressions/0',
    'In needs values, and has none.',
  ],
  'a condition with values that it has no use for': [
    () => policyOf({ ...expression('Exists', ['a']), enforcedBy: 'another' }),
    '/podSelector/matchExpressions/0',
    'Exists takes no values; got ["a"].',
  ],
  "a port's name": [
    () => policyOf({ ingress: [{ ports: [{ port: 'http' }] }] }),
    '/ingress/0/ports/0/port',
    /must be an integer; got "http"/,
  ],
  'a range of ports, which the API server would cut to its first': [
    () => policyOf({ ingress: [{ ports: [{ port: 80, endPort: 90 }] }] }),
    '/ingress/0/ports/0',
    '"endPort" is not a prop of MultiNetworkPolicy.ingress[0].ports[0].',
  ],
  'a plugin that makes no interface, first': [
    () => attachmentOf({ plugins: [{ type: 'tuning' }, { type: 'bridge' }] }),
    '/plugins/0/type',
    '"tuning" changes an interface and makes none, so it cannot be first.',
  ],
  'a plugin with another name': [
    () => attachmentOf({ plugins: [{ type: 'bridge', name: 'other' }] }),
    '/plugins/0/name',
    'A plugin has no name of its own; got "other".',
  ],
  'no plugins': [() => attachmentOf({ plugins: [] }), '/plugins', /must hold at least 1 item/],
  'an image whose tag moves': [
    () => enforcerOf({ image: 'ghcr.io/k8snetworkplumbingwg/multi-networkpolicy-iptables:snapshot' }),
    '/image',
    'The tag "snapshot" moves: each node would run, with all privileges, what was there when it pulled.',
  ],
  'one plugin twice': [
    () => enforcerOf({ networkPlugins: ['bridge', 'bridge'] }),
    '/networkPlugins',
    /must NOT have duplicate items/,
  ],
  'plugins in one text': [
    () => enforcerOf({ networkPlugins: ['bridge,macvlan'] }),
    '/networkPlugins/0',
    /must match pattern/,
  ],
  'a socket as a URL': [
    () => enforcerOf({ runtime: { socket: 'unix:///run/a/b.sock' } }),
    '/runtime/socket',
    /must match pattern/,
  ],
  'IPv4 among IPv6': [
    () => enforcerOf({ allowIpv6: { dst: ['10.0.0.0/8'] } }),
    '/allowIpv6/dst/0',
    '"10.0.0.0/8" is not IPv6.',
  ],
  'all of IPv6': [
    () => enforcerOf({ allowIpv6: { src: ['::/0'] } }),
    '/allowIpv6/src/0',
    '"::/0" is every address there is: no policy would restrict IPv6.',
  ],
  'custom rules without rules': [
    () => enforcerOf({ customRules: { ipv4: {} } }),
    '/customRules',
    'customRules has no rules.',
  ],
  'a custom rule that names its chain': [
    () => enforcerOf({ customRules: { ipv4: { egress: ['-A INPUT -j ACCEPT'] } } }),
    '/customRules/ipv4/egress/0',
    /must match pattern/,
  ],
  'two custom rules in one': [
    () => enforcerOf({ customRules: { ipv4: { egress: ['-p icmp -j ACCEPT\n-j ACCEPT'] } } }),
    '/customRules/ipv4/egress/0',
    /must match pattern/,
  ],
  'nodes that cannot run the image': [
    () => enforcerOf({ nodeSelector: { 'kubernetes.io/os': 'windows' } }),
    '/nodeSelector/kubernetes.io~1os',
    'The image is for linux; got "windows".',
  ],
};

it.each(Object.entries(cases))('refuses %s', (_, [run, at, what]) => {
  const found = problemsOf(run);
  expect(found.map(({ code, at }) => ({ code, at }))).toEqual([{ code: 'PROP_INVALID', at }]);
  expect(found[0]?.what).toMatch(what);
  if (typeof what === 'string') expect(found[0]?.what).toBe(what);
});

it('lets another enforcer have every selector of the API', () => {
  for (const selector of [expression('NotIn', ['a']), expression('Exists'), expression('In', ['a', 'b'])]) {
    expect(policyOf({ ...selector, enforcedBy: 'another' }).spec).toMatchObject(selector);
  }
});
