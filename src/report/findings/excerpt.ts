import type { Finding } from '../../model/finding.js';
import { cellWidth } from '../cell-width.js';
import { visible } from '../visible.js';
import { secretLines } from './secret-lines.js';

/** A line of a source, made fit for a terminal. */
export interface Excerpt {
  readonly line: number;
  readonly text: string;
  /** How many cells are before the offending value. */
  readonly indent: number;
}

interface Source {
  readonly lines: readonly string[];
  readonly isSecret: readonly boolean[];
  readonly hasSecret: boolean;
}

/** What quotes the line of a finding, as far as `width` characters go; each source is cut into lines once. */
export function excerptsOf(
  sources: ReadonlyMap<string, string>,
  width: number,
): (finding: Finding) => Excerpt | undefined {
  const read = new Map<string, Source | undefined>();
  return (finding) => {
    const { origin } = finding;
    if (!origin || isOfSecret(finding)) return undefined;
    if (!read.has(origin.file)) read.set(origin.file, sourceOf(sources.get(origin.file)));
    const source = read.get(origin.file);
    const line = source?.lines[origin.line - 1];
    if (!source || line === undefined || isHidden(source, finding, origin.line)) return undefined;
    return { line: origin.line, ...cut(line, origin.column - 1, width) };
  };
}

function sourceOf(text: string | undefined): Source | undefined {
  if (text === undefined) return undefined;
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const isSecret = secretLines(lines);
  return { lines, isSecret, hasSecret: isSecret.includes(true) };
}

function isOfSecret({ object }: Finding): boolean {
  return /^secret(list)?([./]|$)/i.test(object);
}

/** Where a text could not be read, nobody knows where its Secrets end. */
function isHidden({ isSecret, hasSecret }: Source, { object, origin }: Finding, line: number): boolean {
  return object === origin?.file ? hasSecret : isSecret[line - 1] === true;
}

/** The part of a line around an offset. */
function cut(line: string, offset: number, width: number): Omit<Excerpt, 'line'> {
  const at = whole(line, Math.min(Math.max(offset, 0), line.length));
  const from = line.length <= width ? 0 : whole(line, Math.max(0, at - Math.floor(width / 2)));
  const to = whole(line, Math.min(line.length, from + width));
  const before = (from > 0 ? '…' : '') + shown(line.slice(from, at));
  const after = shown(line.slice(at, Math.max(at, to))) + (to < line.length ? '…' : '');
  return { text: before + after, indent: cellWidth(before) };
}

/** An offset that is not amid a character. */
function whole(line: string, offset: number): number {
  const isAmid = /^[\ud800-\udbff][\udc00-\udfff]$/.test(line.slice(offset - 1, offset + 1));
  return offset > 0 && isAmid ? offset - 1 : offset;
}

function shown(text: string): string {
  return visible(text.replaceAll('\t', '    '));
}
