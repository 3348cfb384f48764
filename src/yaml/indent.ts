const STEP = '  ';
const known: string[] = [];

/** The spaces before what lies in `depth` lists and maps. */
export function indent(depth: number): string {
  known[depth] ??= STEP.repeat(depth);
  return known[depth];
}
