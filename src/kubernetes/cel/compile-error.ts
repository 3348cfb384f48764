/** Why an expression can't be compiled. Thrown inside this folder only. */
export class CompileError extends Error {
  constructor(
    /** Absent where the server tells no place. */
    readonly at: number | undefined,
    readonly says: string,
  ) {
    super(says);
  }
}

/** `1:5`, as cel-go counts: lines from 1, columns in code points from 1. */
export function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  return `${before.length}:${[...(before.at(-1) ?? '')].length + 1}`;
}
