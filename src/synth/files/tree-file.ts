import { isAbsolute, normalize, sep } from 'node:path';
import { digest } from './digest.js';

/** A file to write. */
export interface TreeFile {
  /** Relative to the output folder, with `/` between the steps. */
  readonly path: string;
  /** The texts of its documents, `---` between them. */
  readonly text: string;
  readonly documents: readonly Document[];
}

/** The files of one output folder. */
export interface Tree {
  readonly folder: string;
  readonly files: readonly TreeFile[];
  /** What the names of its apps' files end in: only such files can be an old output of theirs. */
  readonly extensions: readonly string[];
}

/** One document of a file, without its text. */
export interface Document {
  readonly digest: string;
  readonly identity: string;
  /** Who made it: a construct's path. */
  readonly construct: string;
}

/** One document of a file to be, with its text, which ends in a newline. */
export interface Page extends Omit<Document, 'digest'> {
  readonly text: string;
}

/** The file of these documents. Their texts are kept only once, as the whole. */
export function fileOf(path: string, pages: readonly Page[]): TreeFile {
  const documents = pages.map(({ text, identity, construct }) => ({
    digest: digest(text),
    identity,
    construct,
  }));
  return { path, text: pages.map(({ text }) => text).join('---\n'), documents };
}

/** The texts of the documents in the text of a file. */
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
