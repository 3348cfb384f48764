import fc from 'fast-check';
import type { JsonValue } from '../../src/model/manifest.js';

/** Every letter of a word in either case, for the words of YAML 1.1 count in some spellings only. */
const word = fc
  .constantFrom(
    'true',
    'false',
    'yes',
    'no',
    'on',
    'off',
    'y',
    'n',
    'null',
    '~',
    '.inf',
    '-.inf',
    '+.inf',
    '.nan',
  )
  .chain((text) => fc.mixedCase(fc.constant(text)));

/** Signs, bases, underscores, points, exponents and colons: integers, octals, floats, sexagesimals and what nearly is one. */
const numberLike = fc.stringMatching(
  /^[-+]?(?:0[bBoOxX]?)?[0-9a-fA-F_]{0,6}(?::[0-9]{1,2}){0,2}(?:\.[0-9_]{0,4})?(?:[eE][-+]?[0-9_]{0,3})?$/,
);

const dateLike = fc.stringMatching(
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[tT ][0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?(?: ?Z|[-+][0-9]{1,2}(?::[0-9]{2})?)?)?$/,
);

/** Short texts of what means something at a start, in the middle or at an end. */
const indicators = fc.string({
  unit: fc.constantFrom(...' \t\n-?:,[]{}#&*!|>\'"%@`=<~.\\a0'),
  maxLength: 6,
});

const control = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xa0 }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('\u0085', '\u2028', '\u2029', '\ufeff', '\ufffd', '\ufffe', '\uffff', '\ud7ff', '\ue000'),
    fc.constantFrom('\u{10000}', '\u{1f600}', '\u{1ffff}', '\u{10ffff}'),
  ),
  maxLength: 5,
});

/** Lines longer than any reader's line, with and without blanks to fold at. */
const longLine = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('a', ' ', '"', "'", '\\', 'é'), maxLength: 12 }),
    fc.integer({ min: 10, max: 300 }),
  )
  .map(([text, times]) => text.repeat(times));

/** Scripts and keys as they stand in ConfigMaps: lines that are indented, blank, or end with blanks. */
const lines = fc
  .array(
    fc.tuple(
      fc.constantFrom('', ' ', '  ', '\t', '    '),
      fc.constantFrom('', 'a', '# b', '- c', '---', 'k: v'),
      fc.constantFrom('', ' ', '\t', '\r'),
    ),
    { maxLength: 6 },
  )
  .chain((parts) =>
    fc
      .constantFrom('', '\n', '\n\n', ' \n', '\n ')
      .map((end) => parts.map((part) => part.join('')).join('\n') + end),
  );

/** Texts that look like something else to a reader of YAML. */
export const misleading: fc.Arbitrary<string> = fc.oneof(
  ...[word, numberLike, dateLike, indicators, control, longLine, lines],
  fc.constantFrom('', '=', '<<', '---', '...', '!!binary', '%YAML 1.1', '__proto__', 'constructor'),
);

/** Numbers as JSON has them: the whole range, what is just beyond exact integers, and the sizes of Go's integers. */
export const number: fc.Arbitrary<number> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
  fc
    .tuple(
      fc.constantFrom(31, 32, 52, 53, 62, 63, 64, 65),
      fc.integer({ min: -2, max: 2 }),
      fc.constantFrom(1, -1),
    )
    .map(([bits, more, sign]) => sign * (2 ** bits + more)),
  fc
    .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -330, max: 300 }))
    .map(([digits, exponent]) => Number(`${digits}e${exponent}`)),
  fc.constantFrom(0, -0, 5e-324, Number.MAX_VALUE, 1e21, 1e-7),
);

/** A value at the end of many lists and maps. */
export const deep: fc.Arbitrary<JsonValue> = fc
  .tuple(misleading, fc.array(fc.oneof(fc.constant(undefined), misleading), { minLength: 20, maxLength: 60 }))
  .map(([value, keys]) =>
    keys.reduce<JsonValue>(
      (inner, key) => (key === undefined ? [inner] : Object.fromEntries([[key, inner]])),
      value,
    ),
  );
