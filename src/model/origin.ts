/** Where a value came from: the line of TypeScript that created a construct, or the line of a manifest file. */
export interface Origin {
  /** Relative to the working directory where it lies below it, absolute elsewhere. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/** `charts/dns.ts:14:3`, as editors and terminals link it. */
export function formatOrigin({ file, line, column }: Origin): string {
  return `${file}:${line}:${column}`;
}
