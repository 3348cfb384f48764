import { complement, lastCodePoint } from './character-set.js';
import { parseClass, parsePerl } from './parse-class.js';
import { parseEscape } from './parse-escape.js';
import { Reader } from './reader.js';
import type { Expression, ParsedPattern, Repetition } from './syntax.js';

/** RE2 refuses more repetitions than this, also in all when one is inside another. */
const mostRepetitions = 1000;
const deepest = 50;

/**
 * The parts of RE2's syntax whose meaning this code can vouch for: no flags but `(?i)` and `(?s)` in front, no Unicode
 * classes, no `\Q…\E`, no `\B` (which JavaScript finds inside of a character of two units). Everything else, mistakes included, gives `undefined` and is the full engine's.
 */
export function parsePattern(pattern: string): ParsedPattern | undefined {
  if (/\p{Surrogate}/u.test(pattern)) return undefined;
  const reader = new Reader(pattern);
  const [whole = '', flags = ''] = reader.match(/\(\?([is]+)\)/y) ?? [];
  reader.skip(whole.length);
  const parser = new PatternParser(reader, flags.includes('s'));
  // Whatever is left out of a class must be left out in both cases, which its ranges do not tell any more.
  if (flags.includes('i') && /\[:?\^|\\W/.test(pattern)) return undefined;
  const root = parser.choice(0);
  return root && reader.done ? { root, ignoreCase: flags.includes('i') } : undefined;
}

class PatternParser {
  constructor(
    private readonly reader: Reader,
    private readonly dotTakesLines: boolean,
  ) {}

  choice(depth: number): Expression | undefined {
    const options: Expression[] = [];
    do {
      const option = depth > deepest ? undefined : this.sequence(depth);
      if (!option) return undefined;
      options.push(option);
    } while (this.reader.take('|'));
    return options.length === 1 ? options[0] : { kind: 'choice', options };
  }

  private sequence(depth: number): Expression | undefined {
    const parts: Expression[] = [];
    while (!this.reader.done && !this.reader.at('|') && !this.reader.at(')')) {
      const part = this.repeated(depth);
      if (!part) return undefined;
      parts.push(part);
    }
    return parts.length === 1 ? parts[0] : { kind: 'sequence', parts };
  }

  private repeated(depth: number): Expression | undefined {
    const of = this.atom(depth);
    const limits = of && this.limits();
    if (!of || !limits) return of;
    const [least, most] = limits;
    const lazy = this.reader.take('?');
    const again = this.limits() !== undefined;
    const tooMany = countOf({ kind: 'repetition', of, least, most, lazy }) > mostRepetitions;
    if (again || tooMany || most < least || of.kind === 'assertion') return undefined;
    return { kind: 'repetition', of, least, most, lazy };
  }

  private limits(): readonly [number, number] | undefined {
    if (this.reader.take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.reader.take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.reader.take('?')) return [0, 1];
    const [whole = '', least = '', comma, most] =
      this.reader.match(/\{(0|[1-9]\d*)(,(0|[1-9]\d*)?)?\}/y) ?? [];
    if (!whole) return undefined;
    this.reader.skip(whole.length);
    if (comma === undefined) return [Number(least), Number(least)];
    return [Number(least), most === undefined ? Number.POSITIVE_INFINITY : Number(most)];
  }

  private atom(depth: number): Expression | undefined {
    const { reader } = this;
    if (reader.at('(')) return this.group(depth);
    if (reader.take('^')) return { kind: 'assertion', is: 'start' };
    if (reader.take('$')) return { kind: 'assertion', is: 'end' };
    if (reader.take('.')) return set(this.dotTakesLines ? [[0, lastCodePoint]] : complement([[10, 10]]));
    if (reader.take('[')) return set(parseClass(reader));
    if (reader.at('\\')) return this.escape();
    // A repetition of nothing, or a brace with a leading zero, whose reading is RE2's business.
    if (/^[*+?]/.test(reader.match(/./suy)?.[0] ?? '') || reader.match(/\{\d/y)) return undefined;
    return character(reader.next());
  }

  private group(depth: number): Expression | undefined {
    const { reader } = this;
    const [open = ''] = reader.match(/\((\?:|\?P?<[A-Za-z0-9_]+>)?(?!\?)/y) ?? [];
    // Two groups of one name are an error of RE2's, and no name is needed here.
    if (!open || open.includes('<')) return undefined;
    reader.skip(open.length);
    const inside = this.choice(depth + 1);
    return reader.take(')') ? inside : undefined;
  }

  private escape(): Expression | undefined {
    const { reader } = this;
    if (reader.take('\\A')) return { kind: 'assertion', is: 'start' };
    if (reader.take('\\z')) return { kind: 'assertion', is: 'end' };
    if (reader.take('\\b')) return { kind: 'assertion', is: 'boundary' };
    const perl = parsePerl(reader);
    return perl ? set(perl) : character(parseEscape(reader));
  }
}

function set(value: ReturnType<typeof parseClass>): Expression | undefined {
  return value && { kind: 'set', set: value };
}

function character(point: number | undefined): Expression | undefined {
  return point === undefined ? undefined : { kind: 'set', set: [[point, point]] };
}

/** How often the innermost part may be repeated by numbers in braces; `*` counts as once. */
function countOf(expression: Expression): number {
  if (expression.kind === 'sequence') return Math.max(1, ...expression.parts.map(countOf));
  if (expression.kind === 'choice') return Math.max(1, ...expression.options.map(countOf));
  if (expression.kind !== 'repetition') return 1;
  return countOf(expression.of) * Math.max(1, numberOf(expression));
}

function numberOf({ least, most }: Repetition): number {
  return Number.isFinite(most) ? most : least;
}
