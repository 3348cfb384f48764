import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mistake } from '../script.js';

/** The README's line on conformance: the count that `docs/conformance.md` begins with. */
export function conformanceLine(root: string): string {
  const page = join(root, 'docs/conformance.md');
  if (!existsSync(page)) throw new Mistake('docs/conformance.md is missing: npm run conformance writes it.');
  const count = /^\*\*(.+)\*\*$/m.exec(readFileSync(page, 'utf8'))?.[1];
  if (count === undefined) throw new Mistake('docs/conformance.md has no line in bold that tells its count.');
  return `[Conformance](docs/conformance.md): ${count}`;
}
