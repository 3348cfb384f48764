import { isAbsolute, normalize, sep } from 'node:path';
import { digest } from './digest.js';

/** A file to write: its documents, `---` between them. */
export interface TreeFile {
  /** Relative to the output folder, with `/` between the steps. */
  readonly path: string;
  readonly documents: readonly Document[];
}

/** One document of a file. */
export interface Document {
  /** It ends in a newline. */
  readonly text: string;
  readonly digest: string;
  readonly identity: string;
  /** Who made it: a construct's path. */
  readonly construct: string;
}

/** A document of this text. Taking its digest at once also makes one piece of a text put together from many. */
export function documentOf(text: string, identity: string, construct: string): Document {
  return { text, digest: digest(text), identity, construct };
}

/** The whole text of a file. */
export function textOf({ documents }: TreeFile): string {
  return documents.map(({ text }) => text).join('---\n');
}

/** The texts of the documents in a file that `textOf` wrote. */
export function splitDocuments(text: string): string[] {
  return text.split(/^---\n/m);
}

/** Whether a file's path stays in the folder that it is relative to, however it is read. */
export function staysInside(path: string): boolean {
  const steps = path.split('/');
  const isClean =
    steps.every((step) => step !== '' && step !== '.' && step !== '..') && !/[\\\p{Cc}]/u.test(path);
  return isClean && !isAbsolute(path) && normalize(path).split(sep).join('/') === path;
}
