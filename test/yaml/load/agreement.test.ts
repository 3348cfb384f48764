import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, parseDocument, type ToStringOptions } from 'yaml';
import { deployments } from '../../../bench/fixtures.js';
import type { JsonValue } from '../../../src/model/manifest.js';
import { isCommonText } from '../../../src/yaml/load/characters.js';
import { compose } from '../../../src/yaml/load/compose.js';
import { construct } from '../../../src/yaml/load/construct.js';
import { LIMITS } from '../../../src/yaml/load/limits.js';
import { loadDocuments } from '../../../src/yaml/load/load.js';
import { Declined, readQuickly } from '../../../src/yaml/load/quick.js';
import { Source } from '../../../src/yaml/load/source.js';
import { Unreadable } from '../../../src/yaml/load/unreadable.js';
import { print, printAll } from '../../../src/yaml/print.js';
import { hostileString, jsonWith } from '../hostile.js';

const DEPTH = 1000;
const RUNS = { numRuns: 1000 };

describe('the reader', () => {
  it('reads back whatever the printer prints', () => {
    fc.assert(
      fc.property(jsonWith(hostileString), (value) => {
        const [document] = loadDocuments(print(value));
        expect(document?.error).toBeUndefined();
        expect(carried(document?.value)).toEqual(carried(value));
      }),
      RUNS,
    );
  });

  it('reads many documents as they were printed, and all of them in the quick way', () => {
    const objects = deployments(50);
    expect(loadDocuments(printAll(objects)).map(({ value }) => value)).toEqual(objects);
    for (const object of objects) expect(quickly(print(object))).toEqual({ value: object });
  });

  it('reads what the yaml package writes in other styles', () => {
    const style: fc.Arbitrary<ToStringOptions> = fc.record({
      indent: fc.integer({ min: 1, max: 6 }),
      indentSeq: fc.boolean(),
      // In narrow lines that package writes "undefined" into some texts.
      lineWidth: fc.constant(0),
      singleQuote: fc.boolean(),
      collectionStyle: fc.constantFrom('any', 'flow'),
      defaultStringType: fc.constantFrom(
        'PLAIN',
        'QUOTE_DOUBLE',
        'QUOTE_SINGLE',
        'BLOCK_LITERAL',
        'BLOCK_FOLDED',
      ),
    });
    const word = fc.constantFrom(
      'a',
      'two words',
      'yes',
      '1',
      '',
      ' b',
      'c: d',
      '#',
      'a\nb',
      'long '.repeat(12),
      "it's",
      'é',
    );
    fc.assert(
      fc.property(jsonWith(word), style, (value, options) => {
        const text = new Document({ value }, { version: '1.1' }).toString(options);
        // Its version 1.1 has `%YAML 1.1`, which kubectl takes for a document of its own.
        const [document] = loadDocuments(text.replace(/^%YAML 1.1\n---\n?/, ''));
        const again: unknown = parseDocument(text, { version: '1.1', merge: false }).toJS();
        expect(carried(document?.value)).toEqual(carried(again));
      }),
      RUNS,
    );
  });
});

describe('the quick reader', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'b',
      'key: ',
      'k:',
      '- ',
      '-',
      ' ',
      '  ',
      '\n',
      '\n',
      '\n  ',
      '\n- ',
      '\n  - ',
      ': ',
      ':',
      '? ',
      "'",
      '"',
    ],
    ...[
      '"x"',
      "'y'",
      '"a\\n"',
      '{}',
      '[]',
      '[a, b]',
      '[1, "c"]',
      '{a: b}',
      '#',
      ' # c',
      '|',
      '|\n  ',
      '>-\n  ',
      '|2\n    ',
    ],
    ...[
      '&a ',
      '*a',
      '!!str ',
      '<<: ',
      '<<',
      '=',
      '~',
      'null',
      'yes',
      '0x1F',
      '1e3',
      '.inf',
      '-1',
      '\t',
      '---',
      '\n---\n',
    ],
    ...[
      '\n...\n',
      '%',
      '@',
      'é',
      'foo bar',
      '"k": ',
      '\n\n',
      '9007199254740993',
      '__proto__: ',
      'constructor: ',
      ',',
    ],
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 16 }).map((pieces) => `${pieces.join('')}\n`);

  it('reads what it reads as the thorough one does', () => {
    fc.assert(
      fc.property(text, (given) => {
        const quick = quickly(given);
        if (quick) expect(thoroughly(given)).toEqual({ value: quick.value ?? null });
      }),
      { numRuns: 20_000 },
    );
  });

  it('declines no manifest of the common kind', () => {
    const declined = ['a: {b: c}', 'a: &b c', 'a: !!str b', 'a: 1\na: 2', 'a: .inf'].filter(
      (given) => !quickly(`${given}\n`),
    );
    expect(declined).toHaveLength(5);
    for (const given of ['a: b', 'a:\n- b: c\n  d: |\n    e\n', "- 'a'\n- [b, c]\n- {}"])
      expect(quickly(`${given}\n`)).toBeDefined();
  });
});

/** What JSON carries of a value: -0 is 0. */
function carried(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

function sourceOf(text: string): Source {
  return new Source(text, 0, text.length, isCommonText(text));
}

function quickly(text: string): { value: JsonValue | undefined } | undefined {
  try {
    return isCommonText(text) ? { value: readQuickly(sourceOf(text), DEPTH) } : undefined;
  } catch (error) {
    if (error instanceof Declined || error instanceof Unreadable) return undefined;
    throw error;
  }
}

function thoroughly(text: string): { value: JsonValue | undefined } {
  const { root, ignored } = compose(sourceOf(text), { ...LIMITS, depth: DEPTH });
  expect(ignored).toBeUndefined();
  const { value, problems } = root ? construct(root, DEPTH) : { value: null, problems: [] };
  expect(problems).toEqual([]);
  return { value };
}
