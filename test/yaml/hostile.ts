import fc from 'fast-check';
import type { JsonValue } from '../../src/model/manifest.js';

/** Pieces that mean something to some reader of YAML, and others that put them in the middle, at an end, on a new line. */
const FRAGMENTS = [
  ...['a', 'b', 'word', 'key: value', 'a text that is longer than forty characters'],
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '\r',
    '\r\n',
    '\u0085',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\u00a0',
    '\u3000',
  ],
  ...[
    '#',
    ' # ',
    ':',
    ': ',
    '-',
    '- ',
    '?',
    '? ',
    '---',
    '...',
    '%YAML 1.2',
    '&a',
    '*a',
    '!t',
    '!!str',
    '|',
    '>',
    '|-',
  ],
  ...["'", '"', '\\', '\\n', '@', '`', '{', '}', '[', ']', ',', '{}', '[]', '=', '<<', '/', '$', '(', '%'],
  ...[
    '~',
    'null',
    'NULL',
    'yes',
    'No',
    'on',
    'OFF',
    'y',
    'N',
    'true',
    'False',
    '.inf',
    '-.Inf',
    '.nan',
    '.NAN',
  ],
  ...[
    '0',
    '1',
    '07',
    '08',
    '0o17',
    '0O7',
    '0x1F',
    '0X1F',
    '0b1',
    '0B1',
    '_',
    '+',
    '.',
    'e3',
    'E',
    '1e3',
    '1_000',
  ],
  ...[':30', '12:30:00', '2001-12-14', 't21:59:43.10-05:00', ' 21:59:43', 'T1:2:3Z'],
  ...[
    '\0',
    '\x07',
    '\b',
    '\v',
    '\x1b',
    '\x7f',
    '\x80',
    '\x9f',
    '\ufffe',
    '\uffff',
    '\u{1f600}',
    'é',
    '\u{1fffe}',
  ],
];

/** Strings that a careless printer writes so that some reader takes them for something else. */
export const hostileString: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...FRAGMENTS) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 5 }) },
    ),
    { maxLength: 6 },
  )
  .map((fragments) => fragments.join(''));

/** Any JSON with strings of that kind as keys and values. */
export function jsonWith(text: fc.Arbitrary<string>): fc.Arbitrary<JsonValue> {
  return fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      text,
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
      ),
      fc.dictionary(text, tie('value'), { maxKeys: 4 }),
      fc.array(tie('value'), { maxLength: 4 }),
    ),
  })).value;
}
