import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Mistake } from './script.js';

/** The text as `biome check --write` leaves a file of this path: formatted, imports and exports sorted. */
export function formatted(root: string, path: string, text: string): string {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'check', '--write', `--stdin-file-path=${path}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Mistake(`biome refuses ${path}:\n${stderr}`);
  return stdout;
}
