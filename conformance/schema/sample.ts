import type { JsonObject, JsonValue, KubernetesObject } from '../../src/model/manifest.js';

const text = { type: 'string' };
const number = { type: 'integer' };

function fields(properties: JsonObject, more: JsonObject = {}): JsonObject {
  return { type: 'object', properties, ...more };
}

function listOf(items: JsonObject, more: JsonObject = {}): JsonObject {
  return { type: 'array', items, ...more };
}

const formats = [
  ...['bsonobjectid', 'uri', 'email', 'hostname', 'ipv4', 'ipv6', 'cidr', 'mac', 'uuid', 'uuid3', 'uuid4'],
  ...['uuid5', 'isbn', 'isbn10', 'isbn13', 'creditcard', 'ssn', 'hexcolor', 'rgbcolor', 'byte', 'password'],
  ...['date', 'duration', 'datetime', 'date-time', 'k8s-short-name', 'k8s-long-name', 'nobody-knows-it'],
];

/** A field for each thing that a schema can say. */
const spec: JsonObject = fields({
  text,
  short: { ...text, maxLength: 3, minLength: 2 },
  pattern: { ...text, pattern: '^[a-z]+$' },
  word: { ...text, enum: ['Always', 'Never'] },
  nullableWord: { ...text, nullable: true, enum: ['a', null] },
  number,
  small: { ...number, format: 'int32' },
  range: { ...number, minimum: 1, maximum: 10 },
  exclusive: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true },
  even: { ...number, multipleOf: 2 },
  tenth: { type: 'number', multipleOf: 0.1 },
  float: { type: 'number', format: 'float' },
  yes: { type: 'boolean' },
  either: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
  list: listOf(text, { minItems: 1, maxItems: 2 }),
  set: listOf(text, { 'x-kubernetes-list-type': 'set' }),
  map: listOf(
    fields({ name: text, protocol: { ...text, default: 'TCP' }, x: number }, { required: ['name'] }),
    {
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name', 'protocol'],
    },
  ),
  labels: { type: 'object', additionalProperties: text, maxProperties: 2, minProperties: 1 },
  nullable: { ...text, nullable: true },
  defaulted: { ...text, default: 'x' },
  inner: fields({ a: text, b: { ...text, default: 'b' }, c: number }, { required: ['a', 'b'] }),
  nested: fields({ deep: fields({ leaf: { ...number, default: 1 } }, { default: {} }) }, { default: {} }),
  open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  partly: fields({ closed: fields({ a: text }) }, { 'x-kubernetes-preserve-unknown-fields': true }),
  openList: listOf(fields({ a: fields({ b: text }) }), { 'x-kubernetes-preserve-unknown-fields': true }),
  anything: { type: 'object', additionalProperties: true },
  object: {
    type: 'object',
    'x-kubernetes-embedded-resource': true,
    'x-kubernetes-preserve-unknown-fields': true,
  },
  oneOf: fields({ a: text, b: text, c: text }, { oneOf: [{ required: ['a'] }, { required: ['b'] }] }),
  anyOf: fields(
    { a: text, b: number },
    { anyOf: [{ properties: { b: { minimum: 5 } } }, { required: ['a'] }] },
  ),
  allOf: { ...number, allOf: [{ minimum: 1 }, { maximum: 3 }] },
  not: fields({ a: text, b: text }, { not: { required: ['a', 'b'] } }),
  formats: fields(Object.fromEntries(formats.map((format) => [format, { ...text, format }]))),
});

/** A definition of ours that says everything that a schema can say. */
export const sampleDefinition: KubernetesObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'samples.schema.example' },
  spec: {
    group: 'schema.example',
    scope: 'Cluster',
    names: { kind: 'Sample', plural: 'samples' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: fields({ spec, metadata: fields({ name: { ...text, maxLength: 5 } }) }) },
      },
    ],
  },
};

/** An object of it. */
export function sample(spec: JsonValue, metadata: JsonObject = {}): KubernetesObject {
  return {
    apiVersion: 'schema.example/v1',
    kind: 'Sample',
    metadata: { name: 'a', ...metadata },
    spec,
  };
}

const anObject = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } };

/** Values of `spec`, fine ones and others, by what they try. */
export const specs: readonly JsonValue[] = [
  {},
  ...[1, true, null, [], {}, ['a'], 'a', ''].map((value) => ({ text: value })),
  ...['a', 'ab', 'abcd', '🙂🙂🙂', '🙂', ''].map((value) => ({ short: value })),
  ...['abc', 'ABC', 'a\nb', ''].map((value) => ({ pattern: value })),
  ...['Always', 'always', 'Alway', null, ''].map((value) => ({ word: value })),
  ...['a', null, 'b'].map((value) => ({ nullableWord: value })),
  ...[1, 1.5, 1e30, '1', null, 2 ** 53, -1].map((value) => ({ number: value })),
  ...[2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1].map((value) => ({ small: value })),
  ...[0, 1, 10, 11, -5].map((value) => ({ range: value })),
  ...[0, 0.5, 1, 2, '0.5'].map((value) => ({ exclusive: value })),
  ...[2, 3, 0, -4].map((value) => ({ even: value })),
  ...[0.1, 0.25, 0.3, 7, 0.35].map((value) => ({ tenth: value })),
  ...[1, 1e39, -1e39, 3.4e38].map((value) => ({ float: value })),
  ...[true, 'true', 1].map((value) => ({ yes: value })),
  ...[1, '1', '50%', 1.5, true, null, {}].map((value) => ({ either: value })),
  ...[[], ['a'], ['a', 'b', 'c'], [null], [1], 'a', null, [[]]].map((value) => ({ list: value })),
  ...[
    ['a', 'b'],
    ['a', 'a'],
    ['a', 'a', 'a'],
    ['a', 'b', 'b', 'a'],
  ].map((value) => ({ set: value })),
  { map: [{ name: 'a' }, { name: 'b' }] },
  { map: [{ name: 'a' }, { name: 'a' }] },
  { map: [{ name: 'a' }, { name: 'a', protocol: 'TCP' }] },
  { map: [{ name: 'a' }, { name: 'a', protocol: 'UDP' }] },
  { map: [{ name: 'a', protocol: null }, { name: 'a' }] },
  { map: [{ x: 1 }] },
  { map: [null] },
  { map: ['a'] },
  ...[{}, { a: 'b' }, { a: 1 }, { a: null }, { a: 'b', c: null }, { a: '', b: '', c: '' }, []].map(
    (value) => ({
      labels: value,
    }),
  ),
  { nullable: null },
  { defaulted: null },
  { defaulted: 1 },
  ...[{}, { a: null }, { a: 'x' }, { a: 'x', b: null }, { a: 'x', d: 1 }, { a: 'x', c: 'y' }].map(
    (value) => ({
      inner: value,
    }),
  ),
  { nested: { deep: null } },
  { nested: { deep: { leaf: 'x' } } },
  { nested: { deep: { leave: 1 } } },
  { open: { whatever: [1, null, { a: {} }] } },
  { partly: { more: 1, closed: { a: 'x' } } },
  { partly: { more: 1, closed: { a: 'x', b: 1 } } },
  { openList: [{ a: { b: 'x' }, more: 1 }] },
  { openList: [{ a: { b: 'x', more: 1 } }] },
  { anything: { a: 1, b: 'x', c: null } },
  { anything: { a: { b: 1 } } },
  { anything: { a: [{ b: 1 }] } },
  { object: anObject },
  { object: {} },
  { object: { ...anObject, apiVersion: '' } },
  { object: { ...anObject, apiVersion: 'a/b/c' } },
  { object: { ...anObject, apiVersion: 1 } },
  { object: { ...anObject, kind: 'pod_s' } },
  { object: { ...anObject, metadata: { name: 'x', nonsense: 1 } } },
  { object: { ...anObject, metadata: { labels: { a: 1 } } } },
  { object: { ...anObject, metadata: 'x' } },
  { object: { ...anObject, metadata: { creationTimestamp: null } } },
  ...[{}, { a: 'x' }, { a: 'x', b: 'y' }, { c: 'x' }, { a: null }].map((value) => ({ oneOf: value })),
  ...[{}, { b: 1 }, { b: 5 }, { a: 'x', b: 1 }].map((value) => ({ anyOf: value })),
  ...[0, 1, 3, 4].map((value) => ({ allOf: value })),
  ...[{}, { a: 'x' }, { a: 'x', b: 'y' }, { a: 'x', b: null }].map((value) => ({ not: value })),
  { unknown: 1 },
  { unknown: null },
  { texts: { deep: 1 } },
  [],
  'text',
  null,
];

/** Texts for every format, fine ones and others. */
export const formatted: readonly (readonly [string, readonly string[]])[] = [
  ['bsonobjectid', ['507f1f77bcf86cd799439011', '507f1f77bcf86cd79943901', 'x']],
  [
    'uri',
    [
      ...[
        'https://a.example/b?c=d#e',
        '/path',
        '*',
        'mailto:a@b',
        'a',
        '',
        '//host/x',
        'http://[::1]:80/',
        ':x',
      ],
      ...[
        'http://a b/',
        'http://a/b c',
        'http://a/%zz',
        'http://a:b/',
        'http://[::1',
        'http://a:80',
        'urn:x:y',
      ],
      ...[
        'http://user:pass@host/',
        'http://us er@host/',
        'http://%41/',
        'http://',
        'a/b:c',
        '1http://x',
        '\u0001',
      ],
    ],
  ],
  [
    'email',
    [
      'a@b.c',
      'a',
      '',
      'a@',
      '@b',
      'A B <a@b.c>',
      '<a@b>',
      'a@b@c',
      '"a b"@c',
      'a b@c',
      'a.@b',
      'a@b.',
      ' a@b ',
    ],
  ],
  [
    'hostname',
    [
      'a',
      'a.bc',
      'a.b',
      'my-host',
      'my-host.example.com',
      '-a.com',
      'a_b.com',
      '1.example.com',
      '',
      'a..com',
      'a.com.',
    ],
  ],
  ['ipv4', ['1.2.3.4', '01.2.3.4', '::ffff:1.2.3.4', '1.2.3', '::1', '256.1.1.1', '']],
  ['ipv6', ['::1', 'fe80::1%eth0', '1.2.3.4', '::ffff:1.2.3.4', 'x', '']],
  ['cidr', ['10.0.0.0/8', '10.0.0.1/8', '010.0.0.0/8', '10.0.0.0/33', '::/0', '10.0.0.0', '10.0.0.0/08', '']],
  [
    'mac',
    [
      '00:00:5e:00:53:01',
      '00-00-5e-00-53-01',
      '0000.5e00.5301',
      '00005e005301',
      '00:00:5e:00:53',
      '02:00:5e:10:00:00:00:01',
      '',
    ],
  ],
  ['uuid', ['123e4567-e89b-12d3-a456-426614174000', '123E4567E89B12D3A456426614174000', 'x', '']],
  ['uuid3', ['123e4567-e89b-32d3-a456-426614174000', '123e4567-e89b-12d3-a456-426614174000']],
  ['uuid4', ['123e4567-e89b-42d3-a456-426614174000', '123e4567-e89b-42d3-0456-426614174000']],
  ['uuid5', ['123e4567-e89b-52d3-a456-426614174000', '123e4567-e89b-12d3-a456-426614174000']],
  ['isbn', ['0321751043', '978-0321751041', '0321751044', 'x']],
  ['isbn10', ['0321751043', '0-321-75104-3', '080442957X', '0321751044', '']],
  ['isbn13', ['978-0321751041', '9780321751041', '9780321751042']],
  ['creditcard', ['4111 1111 1111 1111', '4111-1111-1111-1112', '378282246310005', 'x']],
  ['ssn', ['123-45-6789', '123 45 6789', '123456789', 'x']],
  ['hexcolor', ['#fff', 'FFFFFF', '#ffff', 'x']],
  ['rgbcolor', ['rgb(1,2,3)', 'rgb( 1 , 2 , 255 )', 'rgb(256,0,0)', 'rgb(01,0,0)']],
  ['byte', ['YWJj', 'YWI=', 'YQ==', '', 'YWJ', 'YW Jj', 'YW\nJj', 'a-b_']],
  ['password', ['', 'x']],
  ['date', ['2024-02-29', '2023-02-29', '2024-1-1', '2024-13-01', '0000-01-01', '']],
  [
    'duration',
    [
      '1h30m',
      '22 ns',
      '-5s',
      '0',
      '2 days',
      'in 3 weeks',
      '1',
      '',
      'x',
      '1.5h',
      '5 parsecs',
      '5 hours',
      '3 minutes',
    ],
  ],
  [
    'datetime',
    [
      ...[
        '2024-01-02T03:04:05Z',
        '2024-01-02t03:04:05z',
        '2024-01-02 03:04:05Z',
        '2024-01-02T24:00:00Z',
        '2024-01-02',
      ],
      ...[
        '2024-01-02T03:04:05',
        '2024-01-02T03:04:05+02:00',
        '2024-01-02T03:04:05.123Z',
        '2024-01-02T03:04:60Z',
        '',
      ],
    ],
  ],
  ['date-time', ['2024-01-02T03:04:05Z', 'x']],
  ['k8s-short-name', ['a-b', 'A', 'a.b', 'a'.repeat(64)]],
  ['k8s-long-name', ['a.b', 'a..b', 'A.b', 'a'.repeat(254)]],
  ['nobody-knows-it', ['x', '']],
];
