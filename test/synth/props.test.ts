import { Type } from '@sinclair/typebox';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { App } from '../../src/app.js';
import { closed, defaulted, type Refuse, resolveProps } from '../../src/synth/props.js';
import { problemsOf } from '../support/problems.js';

const ServerProps = closed({
  replicas: defaulted(Type.Integer({ minimum: 1 }), 2),
  tls: defaulted(
    Type.Union([
      Type.Literal('insecure'),
      closed({ ca: Type.String({ minLength: 1 }), key: Type.Optional(Type.String()) }),
    ]),
    'insecure',
  ),
  podCidr: Type.Optional(Type.String({ format: 'cidr' })),
  zones: Type.Array(closed({ name: Type.String(), ttl: defaulted(Type.Integer(), 60) }), { minItems: 1 }),
  labels: Type.Optional(
    Type.Record(Type.String(), Type.String(), { propertyNames: { type: 'string', format: 'label-key' } }),
  ),
});

class Server extends Construct {
  readonly settings;

  constructor(
    scope: Construct,
    id: string,
    props: unknown,
    examine?: (given: unknown, refuse: Refuse) => void,
  ) {
    super(scope, id);
    this.settings = resolveProps(this, ServerProps, props, examine);
  }
}

function make(props: unknown, examine?: (given: unknown, refuse: Refuse) => void): Server {
  return new Server(new Chart(new App(), 'dns'), 'server', props, examine);
}

const zones = [{ name: 'a' }];

describe('props', () => {
  it('get their defaults, also inside lists, without changing what the user holds', () => {
    const given = Object.freeze({ zones: Object.freeze([Object.freeze({ name: 'a' })]) });
    expect(make(given).settings).toEqual({ replicas: 2, tls: 'insecure', zones: [{ name: 'a', ttl: 60 }] });
    const bare = Object.assign(Object.create(null), { zones });
    make(bare);
    expect(Object.keys(bare)).toEqual(['zones']);
  });

  it('that are undefined are left out', () => {
    expect(make({ zones, replicas: undefined }).settings.replicas).toBe(2);
  });

  const refused: [string, object, string, string][] = [
    [
      'an unknown prop',
      { zones, replcas: 1 },
      '',
      '"replcas" is not a prop of Server. Did you mean "replicas"?',
    ],
    [
      'a prop named __proto__',
      JSON.parse('{"zones":[{"name":"a"}],"__proto__":1}'),
      '',
      '"__proto__" is not a prop of Server.',
    ],
    [
      'a wrong type',
      { zones, replicas: 'two' },
      '/replicas',
      'Server.replicas must be an integer; got "two".',
    ],
    ['a value out of range', { zones, replicas: 0 }, '/replicas', 'Server.replicas must be >= 1; got 0.'],
    ['an empty required list', { zones: [] }, '/zones', 'Server.zones must hold at least 1 item; got [].'],
    ['a missing prop', {}, '', 'Server.zones is required and has no default.'],
    [
      'a wrong format',
      { zones, podCidr: '10.0.0.0' },
      '/podCidr',
      'Server.podCidr must be a CIDR such as 10.244.0.0/16 or fd00::/108; got "10.0.0.0".',
    ],
    [
      'a value of no branch of a union',
      { zones, tls: 5 },
      '/tls',
      'Server.tls must be "insecure" or an object with ca; got 5.',
    ],
    [
      'the one mistake in the branch that was meant',
      { zones, tls: { ca: '' } },
      '/tls/ca',
      'Server.tls.ca must not be empty; got "".',
    ],
    [
      'a mistake inside a list',
      { zones: [{ name: 'a' }, { nam: 'b', name: 'b' }] },
      '/zones/1',
      '"nam" is not a prop of Server.zones[1]. Did you mean "name"?',
    ],
    [
      'a wrong key of a map',
      { zones, labels: { 'a b': 'c' } },
      '/labels',
      'Server.labels has the key "a b"; it must be a label key',
    ],
    ['props that are no object', [], '', 'Server must be an object; got [].'],
  ];
  it.each(refused)('are refused with the value quoted: %s', (_, props, at, what) => {
    const problems = problemsOf(() => make(props));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'PROP_INVALID',
      construct: 'dns/server',
      what: expect.stringContaining(what),
    });
    expect(problems[0]?.at ?? '').toBe(at);
    expect(problems[0]?.fix).not.toBe('');
    expect(problems[0]?.origin?.file).toBe('test/synth/props.test.ts');
  });

  it('are refused all at once', () => {
    expect(problemsOf(() => make({ replicas: 0, tls: 'x', podCidr: '', other: 1 }))).toHaveLength(5);
  });

  it('are examined together only when each is right by itself', () => {
    const examine = (_: unknown, refuse: Refuse) =>
      refuse('/tls', 'tls and zones contradict each other.', 'Leave one out.');
    expect(problemsOf(() => make({ zones }, examine))).toMatchObject([{ at: '/tls', fix: 'Leave one out.' }]);
    expect(problemsOf(() => make({ zones: [] }, examine))).toMatchObject([{ at: '/zones' }]);
  });
});
