import { type CharacterSet, lastCodePoint } from './character-set.js';
import type { Expression, ParsedPattern, Repetition } from './syntax.js';

/** The same pattern for this machine's own engine, written so that no character means anything by itself. */
export function toJavaScript({ root, ignoreCase }: ParsedPattern): RegExp {
  return new RegExp(write(root), ignoreCase ? 'iu' : 'u');
}

const assertions = { start: '^', end: '$', boundary: '\\b' } as const;

function write(expression: Expression): string {
  switch (expression.kind) {
    case 'set':
      return writeSet(expression.set);
    case 'assertion':
      return assertions[expression.is];
    case 'sequence':
      return expression.parts.map(write).join('') || '(?:)';
    case 'choice':
      return `(?:${expression.options.map(write).join('|')})`;
    case 'repetition':
      return `(?:${write(expression.of)})${limits(expression)}${expression.lazy ? '?' : ''}`;
  }
}

function limits({ least, most }: Repetition): string {
  if (most === 1 && least === 0) return '?';
  if (Number.isFinite(most)) return `{${least},${most}}`;
  if (least > 1) return `{${least},}`;
  return least === 1 ? '+' : '*';
}

function writeSet(set: CharacterSet): string {
  const [only] = set;
  if (set.length === 1 && only && only[0] === only[1]) return writeCharacter(only[0]);
  if (set.length === 0) return '[]';
  const ranges = set.map(([first, last]) =>
    first === last ? writeCharacter(first) : `${writeCharacter(first)}-${writeCharacter(last)}`,
  );
  return `[${ranges.join('')}]`;
}

function writeCharacter(point: number): string {
  const text = String.fromCodePoint(Math.min(point, lastCodePoint));
  return /^[A-Za-z0-9]$/.test(text) ? text : `\\u{${point.toString(16)}}`;
}
