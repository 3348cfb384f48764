import type { JsonObject, JsonValue } from '../../src/model/manifest.js';

/** What may become of a value: the change's name, and the new value; without one the field goes. */
export type Change = readonly [name: string, to?: JsonValue];

const ofAnything: readonly Change[] = [['removed'], ['null', null]];

const otherTypes: Readonly<Record<string, readonly Change[]>> = {
  string: [
    ['a number', 7],
    ['a boolean', true],
    ['a list', []],
    ['a map', {}],
  ],
  number: [
    ['a text', '7'],
    ['a word', 'seven'],
    ['a boolean', true],
    ['a list', [1]],
    ['a map', {}],
  ],
  boolean: [
    ['a text', 'true'],
    ['a number', 1],
    ['a list', [true]],
  ],
  list: [
    ['a text', 'text'],
    ['a map', {}],
    ['a number', 7],
  ],
  map: [
    ['a text', 'text'],
    ['a list', []],
    ['a boolean', true],
  ],
};

const texts: readonly Change[] = [
  ['empty', ''],
  ['a blank', ' '],
  ['too long', 'x'.repeat(300)],
  ['64 letters', 'y'.repeat(64)],
  ['non sense', 'Non sense/_!'],
  ['another word', 'another'],
  ['a signed number', '-1'],
  ['a great number', '99999999999999999999'],
  ['a quantity', '1500m'],
  ['a path up', '../../up'],
  ['an address', '2001:db8::1'],
  ['not ASCII', 'größe🙂'],
];

const numbers: readonly Change[] = [
  ['minus one', -1],
  ['zero', 0],
  ['one', 1],
  ['a port too far', 65536],
  ['a great number', 2 ** 31],
  ['an int64', 2 ** 53 - 1],
  ['a fraction', 1.5],
  ['very negative', -(2 ** 31)],
];

/** Everything that is tried with a value, by what it is. */
export function changesOf(value: JsonValue): readonly Change[] {
  if (typeof value === 'string')
    return [...ofAnything, ...(otherTypes.string ?? []), ...texts, ...cased(value)];
  if (typeof value === 'number') return [...ofAnything, ...(otherTypes.number ?? []), ...numbers];
  if (typeof value === 'boolean')
    return [...ofAnything, ...(otherTypes.boolean ?? []), ['the opposite', !value]];
  if (value === null) return ofAnything;
  return isList(value)
    ? [...ofAnything, ...(otherTypes.list ?? []), ...lists(value)]
    : [...ofAnything, ...(otherTypes.map ?? []), ...maps(value)];
}

function cased(text: string): readonly Change[] {
  return [
    ['another case', text.toLowerCase() === text ? text.toUpperCase() : text.toLowerCase()],
    ['one letter more', `${text}x`],
    ['one letter less', text.slice(0, -1)],
    ['a dash at the end', `${text}-`],
  ];
}

function lists(list: readonly JsonValue[]): readonly Change[] {
  const [first = null] = list;
  return [
    ['an empty list', []],
    ['an item twice', [...list, first]],
    ['a null in it', [...list, null]],
    ['a number in it', [...list, 7]],
    ['a map in it', [...list, {}]],
    ['an empty text in it', [...list, '']],
    ['an item less', list.slice(1)],
  ];
}

function maps(map: JsonObject): readonly Change[] {
  const [first] = Object.keys(map);
  const { [first ?? '']: value = null, ...rest } = map;
  const renamed: readonly Change[] =
    first === undefined ? [] : [['a key misspelt', { ...rest, [`${first}x`]: value }]];
  return [
    ['an empty map', {}],
    ['an unknown key', { ...map, nonsense: 'x' }],
    ['a strange key', { ...map, 'Not a key!': 'x' }],
    ...renamed,
  ];
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
