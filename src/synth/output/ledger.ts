import { compare } from '../../model/compare.js';
import { problem, UserError } from '../../model/errors.js';
import { digest } from '../files/digest.js';
import { splitDocuments, staysInside, type TreeFile } from '../files/tree-file.js';

/** The file in the output folder that says which files there are ours. */
export const LEDGER = '.runbook.lock';

const HEADER = '# What synth wrote here: path, object, digest, construct. Commit it; do not edit it.\n';

/** Which digests the documents of each of our files may have. */
export type Ownership = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The ledger of these files: one line per document, sorted, so that two branches that change different objects merge
 * without a conflict. Given files of two states, it says that either is ours.
 */
export function formatLedger(files: Iterable<TreeFile>): string {
  const lines = new Set<string>();
  for (const { path, documents } of files) {
    for (const { identity, digest, construct } of documents) {
      lines.add(`${encodeField(path)}\t${encodeField(identity)}\t${digest}\t${encodeField(construct)}`);
    }
  }
  return joinLines(lines);
}

/** A ledger that holds the lines of both: while a tree is being switched from one state to the other. */
export function mergeLedgers(one: string, other: string): string {
  return joinLines(
    new Set([...one.split('\n'), ...other.split('\n')].filter((line) => line && !line.startsWith('#'))),
  );
}

function joinLines(lines: ReadonlySet<string>): string {
  return `${HEADER}${[...lines]
    .sort(compare)
    .map((line) => `${line}\n`)
    .join('')}`;
}

/**
 * What the text of a ledger says. Lines of an unresolved merge are read as what they are: both sides were ours.
 *
 * @throws UserError `LEDGER_BROKEN`, with the line
 */
export function parseLedger(text: string, file: string): Ownership {
  const owned = new Map<string, Set<string>>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || /^(#|<{7}|={7}|>{7}|\|{7})/.test(line)) continue;
    const [path, identity, digest, construct, ...rest] = line.split('\t').map(decodeField);
    if (
      !path ||
      !staysInside(path) ||
      !identity ||
      !/^[0-9a-f]{32}$/.test(digest ?? '') ||
      construct === undefined ||
      rest.length > 0
    ) {
      throw new UserError(problem('LEDGER_BROKEN', [file, index + 1, line]));
    }
    const digests = owned.get(path) ?? new Set();
    owned.set(path, digests.add(digest ?? ''));
  }
  return owned;
}

/** Whether a file's text is what we wrote, document by document. */
export function isIntact(text: string, digests: ReadonlySet<string> | undefined): boolean {
  return digests !== undefined && splitDocuments(text).every((document) => digests.has(digest(document)));
}

function encodeField(field: string): string {
  if (/^[ -$&-~]*$/.test(field)) return field;
  return field.replace(/[%\p{Cc}]/gu, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function decodeField(field: string): string {
  return field.replace(/%([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
