import { compareSets } from '../../src/diff/compare-sets.js';
import type { Comparison } from '../../src/diff/comparison.js';
import { formatPath } from '../../src/diff/format-path.js';

/** The comparison of two texts of one file. */
export function compared(base: string, head: string): Comparison {
  return compareSets([{ file: 'a.yaml', text: base }], [{ file: 'a.yaml', text: head }], { risks: [] });
}

/** The comparison of files, by their names. */
export function comparedFiles(
  base: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string>>,
): Comparison {
  const sources = (files: Readonly<Record<string, string>>) =>
    Object.entries(files).map(([file, text]) => ({ file, text }));
  return compareSets(sources(base), sources(head), { risks: [] });
}

/** Each change in a line: `changed spec.replicas 1 -> 2`, `removed Service/web`. */
export function told({ changes }: Comparison): string[] {
  return changes.flatMap(({ how, object, was, fields }) => {
    if (how !== 'changed') return [`${how} ${was ? `${was} as ` : ''}${object}`];
    return fields.map(({ how, path, from, to, secret }) => {
      const values = secret
        ? 'secret'
        : [from, to]
            .filter((value) => value !== undefined)
            .map((value) => JSON.stringify(value))
            .join(' -> ');
      return `${how} ${formatPath(path)} ${values}`;
    });
  });
}
