import { accessSync, constants, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import { LEDGER } from './ledger.js';

/** What lies at a path in the output folder. */
export type Entry =
  | { readonly type: 'nothing' }
  /** Its text, with line ends as we write them, whatever git made of them at check-out. */
  | { readonly type: 'file'; readonly text: string }
  /** A folder, a link, a socket, a device: nothing that we wrote. */
  | { readonly type: 'other' }
  /** A link on the way leads out of the output folder. */
  | { readonly type: 'outside' };

/** What the nearest folder that exists on the way to a file is like. */
type Way = 'inside' | 'outside' | 'missing';

/** The output folder as it is on disk. It is only read here, and no link is followed out of it. */
export class OutputFolder {
  private readonly ways = new Map<string, Way>();
  private readonly real: string | undefined;

  /** @throws UserError `OUTPUT_NOT_A_FOLDER` or `OUTPUT_FAILED` */
  constructor(readonly path: string) {
    const stat = attempt(path, () => statSync(path, { throwIfNoEntry: false }));
    if (stat && !stat.isDirectory()) throw new UserError(problem('OUTPUT_NOT_A_FOLDER', [path]));
    this.real = stat && attempt(path, () => realpathSync(path));
  }

  get exists(): boolean {
    return this.real !== undefined;
  }

  /** What lies at the path, relative to the folder. */
  entryAt(path: string): Entry {
    const way = this.wayTo(dirname(path));
    if (way !== 'inside') return { type: way === 'outside' ? 'outside' : 'nothing' };
    const file = join(this.path, path);
    return attempt(file, () => {
      const stat = lstatSync(file, { throwIfNoEntry: false });
      if (!stat) return { type: 'nothing' };
      return stat.isFile()
        ? { type: 'file', text: readFileSync(file, 'utf8').replaceAll('\r\n', '\n') }
        : { type: 'other' };
    });
  }

  /**
   * Every file below the folder, links not followed; paths with `/`. What is another's is left out: hidden folders,
   * `node_modules`, and folders with a ledger of their own.
   */
  *files(below = ''): Generator<string> {
    if (this.real === undefined) return;
    const entries = attempt(this.path, () => readdirSync(join(this.path, below), { withFileTypes: true }));
    if (below !== '' && entries.some(({ name }) => name === LEDGER)) return;
    for (const entry of entries) {
      const path = below ? `${below}/${entry.name}` : entry.name;
      const isAnothers = entry.name.startsWith('.') || entry.name === 'node_modules';
      if (entry.isDirectory() && !isAnothers) yield* this.files(path);
      else if (entry.isFile()) yield path;
    }
  }

  /** Why a file cannot be made or replaced at the path; undefined if it can. */
  whyNotWritable(path: string): string | undefined {
    try {
      let folder = join(this.path, dirname(path));
      while (!statSync(folder, { throwIfNoEntry: false })) folder = dirname(folder);
      accessSync(folder, constants.W_OK | constants.X_OK);
      return undefined;
    } catch (error) {
      return describe(error);
    }
  }

  /** @throws UserError where a file stands in the place of a folder */
  private wayTo(folder: string): Way {
    const known = this.ways.get(folder);
    if (known) return known;
    const way = this.lookAt(folder);
    this.ways.set(folder, way);
    return way;
  }

  private lookAt(folder: string): Way {
    if (this.real === undefined) return 'missing';
    if (folder === '.') return 'inside';
    const above = this.wayTo(dirname(folder));
    if (above !== 'inside') return above;
    const path = join(this.path, folder);
    const stat = attempt(path, () => statSync(path, { throwIfNoEntry: false }));
    if (!stat) return 'missing';
    if (!stat.isDirectory()) throw new UserError(problem('OUTPUT_NOT_A_FOLDER', [path]));
    return `${realpathSync(path)}${sep}`.startsWith(this.real + sep) ? 'inside' : 'outside';
  }
}

/** Runs a file operation; what the system refuses is the user's problem, with the file's name. */
export function attempt<T>(
  file: string,
  run: () => T,
  code: 'OUTPUT_FAILED' | 'OUTPUT_HALFWAY' = 'OUTPUT_FAILED',
): T {
  try {
    return run();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UserError(problem(code, [file, describe(error)]));
  }
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** The system's own words without the path and the call, which the message around it has. */
function describe(error: unknown): string {
  if (!isSystemError(error)) return String(error);
  return error.message.replace(/^(\w+): ([^,]*),.*$/s, '$2 ($1)');
}
