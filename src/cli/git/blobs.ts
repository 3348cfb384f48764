import { problem, UserError } from '../../model/errors.js';
import { askGit } from './git.js';
import { gitRefused } from './git-refused.js';
import type { Repository } from './repository.js';

/** A blob that is wanted. */
export interface Wanted {
  readonly id: string;
  /** In bytes. */
  readonly size: number;
}

/** How many bytes one process of git is asked for: all of them, but for a repository that no memory holds twice. */
const AT_ONCE = 512 * 1024 * 1024;

/** The bytes of blobs, by their ids, each read once. */
export function* readBlobs(
  repository: Repository,
  wanted: readonly Wanted[],
): Generator<readonly [id: string, bytes: Buffer]> {
  for (const batch of batches(wanted)) {
    const input = batch.map(({ id }) => `${id}\n`).join('');
    const { ok, bytes, said } = askGit(['cat-file', '--batch'], repository, input);
    if (!ok) throw gitRefused(said, 'to read files');
    yield* parse(bytes, batch.length, said);
  }
}

function batches(wanted: readonly Wanted[]): Wanted[][] {
  const found: Wanted[][] = [];
  let room = 0;
  for (const blob of new Map(wanted.map((blob) => [blob.id, blob])).values()) {
    if (blob.size > room || found.length === 0) {
      found.push([]);
      room = AT_ONCE;
    }
    found.at(-1)?.push(blob);
    room -= blob.size;
  }
  return found;
}

/** `<id> blob <size>\n<bytes>\n`, or `<id> missing\n`. */
function* parse(bytes: Buffer, count: number, said: string): Generator<readonly [string, Buffer]> {
  let at = 0;
  for (let index = 0; index < count; index++) {
    const end = bytes.indexOf(10, at);
    const [id = '', type, size] = bytes.toString('latin1', at, end).split(' ');
    if (type !== 'blob') throw said === '' ? missing(id) : gitRefused(said, 'to read files');
    const start = end + 1;
    at = start + Number(size) + 1;
    yield [id, bytes.subarray(start, at - 1)];
  }
}

function missing(id: string): UserError {
  return new UserError(
    problem('GIT_FAILED', [
      `The repository lacks the file with the id ${id}.`,
      'Fetch it (a partial clone: git fetch --refetch --no-filter), or look at it with git fsck.',
    ]),
  );
}
