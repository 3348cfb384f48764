import { Mistake } from '../script.js';

/** The lines between which a file is generated; everything else in it is written by hand. */
export interface Markers {
  readonly start: string;
  readonly end: string;
}

/**
 * The text with this body between its markers, blank lines around it: a comment that touches an export would be moved
 * with it when biome sorts. A text without the markers gets them at its end.
 */
export function withRegion(path: string, text: string, { start, end }: Markers, body: string): string {
  const region = [start, ...(body ? [body.trim()] : []), end].join('\n\n');
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 && to < 0) return `${text ? `${text.trimEnd()}\n\n` : ''}${region}\n`;
  if (from < 0 || to < from) throw new Mistake(`${path} must have the line ${start} and, below it, ${end}.`);
  return text.slice(0, from) + region + text.slice(to + end.length);
}
