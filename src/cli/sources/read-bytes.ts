import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { isSystemError } from '../../synth/output/output-folder.js';

/** How long somebody has to begin to write to a pipe, in ms. */
const PATIENCE = 10_000;
/** How often a pipe is looked at, in ms. */
const PAUSE = 10;
const CHUNK = 1024 * 1024;

/** Thrown where more is to be read than may be. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';

  /** `size` in bytes, where it is known. */
  constructor(readonly size: number | undefined) {
    super('too large');
  }
}

/** Thrown for a pipe, a device or a folder where only a file will do. */
export class NoFile extends Error {
  override readonly name = 'NoFile';
}

/** Thrown for a pipe that nobody writes to. */
export class SilentPipe extends Error {
  override readonly name = 'SilentPipe';
}

/**
 * All bytes of a file, a pipe or a device, at most `most`: what never ends (`/dev/zero`) is read no further than that, and a
 * pipe that nobody opens for writing is waited for no longer than ten seconds.
 *
 * @param path a path, or `0` for the standard input
 * @param only `file`: nothing but a file is read
 * @throws TooLarge, SilentPipe, NoFile, and what the system says
 */
export function readBytes(path: string | 0, most: number, only?: 'file'): Buffer {
  if (path === 0) return readAll(path, fstatSync(path), most, false);
  // Without O_NONBLOCK, to open a pipe waits for its other end, for ever.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    if (only === 'file' && !stat.isFile()) throw new NoFile();
    return readAll(descriptor, stat, most, stat.isFIFO());
  } finally {
    closeSync(descriptor);
  }
}

function readAll(descriptor: number, stat: Stats, most: number, isPipe: boolean): Buffer {
  if (stat.isFile() && stat.size > most) throw new TooLarge(stat.size);
  const chunks: Buffer[] = [];
  let length = 0;
  const started = performance.now();
  for (;;) {
    const chunk = Buffer.allocUnsafe(stat.isFile() && length === 0 ? stat.size + 1 : CHUNK);
    const got = readSome(descriptor, chunk);
    if (got > 0) {
      length += got;
      if (length > most) throw new TooLarge(undefined);
      chunks.push(chunk.subarray(0, got));
    } else if (got === 0) {
      if (!isPipe || length > 0) return chunks.length === 1 ? (chunks[0] ?? chunk) : Buffer.concat(chunks);
      if (performance.now() - started > PATIENCE) throw new SilentPipe();
      pause();
    } else pause();
  }
}

/** How many bytes came; 0 at the end, -1 where nothing is there yet. */
function readSome(descriptor: number, into: Buffer): number {
  try {
    return readSync(descriptor, into);
  } catch (error) {
    if (isSystemError(error) && error.code === 'EAGAIN') return -1;
    throw error;
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}
