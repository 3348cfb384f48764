import { readFileSync } from 'node:fs';
import { findSourceMap, SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Origin } from '../model/origin.js';

const cache = new Map<string, Origin>();
const maps = new Map<string, SourceMap | undefined>();

/**
 * The place in the source that a frame of running code stands for: through the loader's own map (tsx), its stack
 * formatter (ts-node), or the map beside a compiled file; the frame's own place where there is none.
 */
export function mapToSource(frame: NodeJS.CallSite): Origin {
  const key = `${frame.getFileName()}:${frame.getLineNumber()}:${frame.getColumnNumber()}`;
  const known = cache.get(key);
  if (known) return known;
  const origin = relativeToHere(fromFormatter(frame) ?? fromMap(placeOf(frame)));
  cache.set(key, origin);
  return origin;
}

function placeOf(frame: NodeJS.CallSite): Origin {
  const file = toPath(frame.getFileName() ?? '');
  return { file, line: frame.getLineNumber() ?? 1, column: frame.getColumnNumber() ?? 1 };
}

/** ts-node keeps its maps to itself, but formats a frame with them. */
function fromFormatter(frame: NodeJS.CallSite): Origin | undefined {
  if (typeof Error.prepareStackTrace !== 'function') return undefined;
  const text = String(Error.prepareStackTrace(new Error(), [frame]));
  const [, file, line, column] =
    /\(?((?:file:)?[^()\n]+?):(\d+):(\d+)\)?$/.exec(text.slice(text.lastIndexOf(' at ') + 4)) ?? [];
  return file ? { file: toPath(file), line: Number(line), column: Number(column) } : undefined;
}

function fromMap(place: Origin): Origin {
  const entry = mapOf(place.file)?.findEntry(place.line - 1, place.column - 1);
  if (!entry || !('originalSource' in entry) || entry.originalLine === undefined) return place;
  const source = toPath(entry.originalSource);
  return {
    file: resolve(dirname(place.file), source),
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, findSourceMap(file) ?? readMap(file));
  return maps.get(file);
}

function readMap(file: string): SourceMap | undefined {
  try {
    const url = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(file, 'utf8'))?.[1];
    if (!url) return undefined;
    const inline = /^data:application\/json[^,]*;base64,/.exec(url);
    const json = inline
      ? Buffer.from(url.slice(inline[0].length), 'base64').toString()
      : readFileSync(resolve(dirname(file), decodeURIComponent(url)), 'utf8');
    // What is no source map makes the constructor throw.
    return new SourceMap(JSON.parse(json) as SourceMapPayload);
  } catch {
    // A map that is missing or broken only means that the compiled place is shown.
    return undefined;
  }
}

function toPath(file: string): string {
  return file.startsWith('file:') ? fileURLToPath(file.replace(/[?#].*$/, '')) : file;
}

function relativeToHere({ file, line, column }: Origin): Origin {
  const below = relative('', file);
  return { file: below.startsWith('..') ? file : below, line, column };
}
