import { Yaml } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { print } from '../../src/yaml/print.js';

/** Strings that some reader takes for something else unless they are quoted; go-yaml v2, which Kubernetes uses, is one. */
const QUOTED = [
  ...['', '~', 'null', 'Null', 'NULL', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE'],
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'n', 'N', 'no', 'No', 'NO', 'on', 'On', 'ON', 'off', 'Off', 'OFF'],
  ...[
    '0',
    '1',
    '-1',
    '+1',
    '0777',
    '0o17',
    '0O17',
    '-0o17',
    '0x1F',
    '0X1F',
    '0b1',
    '0B101',
    '-0B1',
    '0b+1',
    '0b-1',
  ],
  ...[
    '1_000',
    '+_1',
    '-_1',
    '0_o7',
    '0_x1F',
    '1e3',
    '1E3',
    '1e+21',
    '1e_3',
    '1.',
    '.5',
    '+.5',
    '0.1',
    '.',
    'e3',
    '-E3',
    '.0e0_0',
  ],
  ...['.inf', '-.inf', '+.Inf', '.INF', '.nan', '.NaN', '.NAN', '12:30', '12:30:00', '12:30:00.5'],
  ...[
    '2001-12-14',
    '2001-1-1',
    '2001-12-14t21:59:43.10-05:00',
    '2001-12-14 21:59:43',
    '2001-12-14T21:59:43Z',
  ],
  ...[
    '<<',
    '=',
    '-',
    '?',
    '- a',
    '? a',
    '# a',
    'a #b',
    'a: b',
    'a:',
    ':',
    '%a',
    '@a',
    '`a`',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    ',',
  ],
  ...['{a', '}', '[a', ']', "'a'", ' a', 'a ', '\ta', 'a\t', 'a:\tb', 'a\t#b'],
];

/** Strings that look special, and are not. */
const PLAIN = [
  ...[
    'a',
    'YeS',
    'nO',
    'oN',
    'nULL',
    '~a',
    '1a',
    '100m',
    '128Mi',
    '0.5Gi',
    '1.2.3',
    '10.0.0.1',
    '10.0.0.0/8',
    '+.nan',
    '-.NaN',
  ],
  ...[
    '_1',
    '1:_30',
    '2001-12',
    '2001-12-14a',
    '12:60',
    'a:b',
    'a#b',
    'a"b',
    "it's",
    'a\\b',
    'a, b',
    'a{b}',
    '-a',
    '?a',
    ':a',
  ],
  ...[
    '---',
    '...',
    '---a',
    '<<<',
    '==',
    'http://a/b?c=d&e',
    '$(POD_NAME)',
    '/a b/c',
    'a\tb',
    'é',
    '\u00a0',
    '\u{1f600}',
    'e3b0c4',
  ],
];

describe('print, of a string,', () => {
  it.each(QUOTED)('quotes %j as a value, as a key, and in lists', (text) => {
    const double = JSON.stringify(text);
    expect(print({ a: text })).toBe(`a: ${double}\n`);
    expect(print({ a: { [text]: 1 } })).toBe(`a:\n  ${double}: 1\n`);
    expect(print([[text, { [text]: text }]])).toBe(`- - ${double}\n  - ${double}: ${double}\n`);
  });

  it.each(PLAIN)('writes %j without quotes', (text) => {
    expect(print({ a: text })).toBe(`a: ${text}\n`);
    expect(print({ a: { [text]: 1 } })).toBe(`a:\n  ${text}: 1\n`);
    expect(print([[text, { [text]: text }]])).toBe(`- - ${text}\n  - ${text}: ${text}\n`);
  });

  it.each([
    ['"a"', `'"a"'`],
    [`"it's": a`, '"\\"it\'s\\": a"'],
    ['# "a"\\', `'# "a"\\'`],
    ["'a'", `"'a'"`],
  ])('chooses the quotes that need fewer escapes for %j', (text, printed) => {
    expect(print([text])).toBe(`- ${printed}\n`);
    expect(print([text])).toBe(Yaml.stringify([text]));
  });

  it.each([
    ['\0\x01\x07\b\t\v\f\r\x1b\x1f', '"\\0\\x01\\a\\b\\t\\v\\f\\r\\e\\x1f"'],
    ['\x7f\x80\x85\x9f', '"\\x7f\\x80\\N\\x9f"'],
    ['\u2028\u2029\ufeff\ufffe\uffff', '"\\L\\P\\ufeff\\ufffe\\uffff"'],
    ['"\x7f"', '"\\"\\x7f\\""'],
  ])('escapes what YAML cannot hold as it is: %j', (text, printed) => {
    expect(print({ [text]: text })).toBe(`${printed}: ${printed}\n`);
  });

  it.each(['---', '...', '---a', '... b'])(
    'quotes the key %j where a reader would end the document',
    (key) => {
      expect(print({ [key]: 1 })).toBe(`"${key}": 1\n`);
      expect(print([{ [key]: 1 }])).toBe(`- ${key}: 1\n`);
    },
  );

  it('writes keys with line breaks on one line', () => {
    expect(print({ 'a\nb \n': 1, '"\n': 2 })).toBe('"a\\nb\\ \\n": 1\n"\\"\\n": 2\n');
  });
});

describe('print, of a string with line breaks,', () => {
  it.each([
    ['a\nb', '|-\n  a\n  b'],
    ['a\nb\n', '|\n  a\n  b'],
    ['a\nb\n\n', '|+\n  a\n  b\n'],
    ['\na\n\n\nb', '|-\n  \n  a\n\n\n  b'],
    ['  a\nb', '|2-\n    a\n  b'],
    ['\n a', '|2-\n  \n   a'],
    ['a\n  b\n', '|\n  a\n    b'],
    ['a \nb\t\n', '|\n  a \n  b\t'],
    ['a\n \n', '|+\n  a\n   '],
    ['\n', '|+\n  '],
    ['\n\n', '|+\n  \n'],
    ['---\n...\n%a\n# b\n- c: d', '|-\n  ---\n  ...\n  %a\n  # b\n  - c: d'],
  ])('writes %j as a block', (text, printed) => {
    expect(print({ a: text })).toBe(`a: ${printed}\n`);
    expect(print({ a: text })).toBe(Yaml.stringify({ a: text }));
  });

  it.each([
    ['a\r\nb\r\n', '"a\\r\\nb\\r\\n"'],
    ['a\n  ', '"a\\n  "'],
    ['a\n\t', '"a\\n\\t"'],
    ['a \x1b\n b', '"a \\e\\n b"'],
  ])('quotes %j, which no block can hold', (text, printed) => {
    expect(print({ a: text })).toBe(`a: ${printed}\n`);
    expect(print({ a: text })).toBe(Yaml.stringify({ a: text }));
  });

  it('spreads a long text that no block can hold over several lines', () => {
    const text = 'set -e \r\n\n  echo "one" # \\n\r\n\n\necho two\r\n\n';
    expect(print({ a: { b: text } })).toBe(
      'a:\n  b: "set -e \\r\n\n\n    \\  echo \\"one\\" # \\\\n\\r\n\n\n\n    echo two\\r\n\n    \\n"\n',
    );
    expect(print({ a: { b: text } })).toBe(Yaml.stringify({ a: { b: text } }));
  });

  it('is fast for many blanks and line breaks, which a careless pattern would try in all combinations', () => {
    const many = 200_000;
    const start = performance.now();
    print([
      '\n'.repeat(many),
      `${' '.repeat(many)}\nx`,
      `x${'\n'.repeat(many)}x\r`,
      `x${' \n'.repeat(many)}\t`,
      '1'.repeat(many),
      '-'.repeat(many),
    ]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('print, of a number,', () => {
  it.each([
    [0, '0'],
    [-0, '-0'],
    [0.1, '0.1'],
    [1e-7, '1e-7'],
    [1e20, '100000000000000000000'],
    [1e21, '1e+21'],
    [2 ** 53 + 2, '9007199254740994'],
    [2 ** 64, '18446744073709552000'],
    [-1.5e300, '-1.5e+300'],
    [5e-324, '5e-324'],
  ])('writes %d so that Go reads the same number', (value, printed) => {
    expect(print([value])).toBe(`- ${printed}\n`);
    expect(print([value])).toBe(Yaml.stringify([value]));
  });
});
