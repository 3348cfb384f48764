import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TextLanguage, TextPart } from '../../../src/diff/change.js';
import { compareTexts } from '../../../src/diff/texts/compare-texts.js';

/** Two texts of one name, and what they are called in the title. */
export type Pair = readonly [what: string, from: string, to: string];

/** Each pair is read in the language, and means the same in both directions. */
export function meanTheSame(name: string, language: TextLanguage, pairs: readonly Pair[]): void {
  it.each(pairs)('%s makes no difference', (_, from, to) => {
    expect(compareTexts(name, from, to)).toEqual({ language, parts: [] });
    expect(compareTexts(name, to, from)).toEqual({ language, parts: [] });
  });
}

/** What differs, as `how path: from → to`. */
export function parts(name: string, from: string, to: string): string[] {
  return compareTexts(name, from, to).parts.map(partText);
}

function partText({ how, path, from, to }: TextPart): string {
  const values = [from, to].filter((text) => text !== undefined);
  return `${how} ${path}${values.length > 0 ? `: ${values.join(' → ')}` : ''}`;
}

/** Texts that no language was made for, and those that almost are of one. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...'{}[]();:="\'`\\#$!&*|>-,. \t\n\r\0a1@~'), { maxLength: 40 })
    .map((all) => all.join('')),
  fc
    .array(
      fc.constantFrom(
        'a: 1\n',
        '- b\n',
        'c = "d"\n',
        '[e]\n',
        'f {\n',
        '}\n',
        '# g\n',
        '__proto__: 1\n',
        'h;\n',
      ),
    )
    .map((all) => all.join('')),
);

/** Whatever is in two texts of this name, nothing is thrown, a text has no part to itself, and both ways find something. */
export function isSafe(name: string): void {
  it('never throws, and finds nothing or something in both directions', () => {
    fc.assert(
      fc.property(anyText, anyText, (from, to) => {
        expect(compareTexts(name, from, from).parts).toEqual([]);
        const [there, back] = [compareTexts(name, from, to), compareTexts(name, to, from)];
        expect(there.parts.length === 0).toBe(back.parts.length === 0);
        if (there.language === 'text') expect(there.parts.length > 0).toBe(from !== to);
      }),
      { numRuns: 300 },
    );
  });
}
