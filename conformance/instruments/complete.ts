import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cache, folderOf } from './find.js';
import type { GoModule, Lacking } from './instrument.js';

/**
 * A copy of an instrument's module that builds although a dependency was published without files that it embeds: the
 * dependency lies beside it, with those files added. Throws where Go cannot download it.
 */
export function completed(from: GoModule, { dependency, files }: Lacking): string {
  const folder = join(cache, 'source', from.module);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['go.mod', 'go.sum']) cpSync(join(folderOf(from), name), join(folder, name));
  const copy = join(folder, 'dependency');
  cpSync(downloaded(dependency, folder), copy, { recursive: true });
  // What Go has downloaded is not writable, and the copy is neither.
  execFileSync('chmod', ['-R', 'u+w', copy]);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  appendFileSync(join(folder, 'go.mod'), `\nreplace ${dependency} => ./dependency\n`);
  return folder;
}

function downloaded(dependency: string, cwd: string): string {
  const env = { ...process.env, GOFLAGS: '-mod=readonly', GOWORK: 'off', GOTOOLCHAIN: 'local' };
  const said = execFileSync('go', ['mod', 'download', '-json', dependency], { cwd, env, encoding: 'utf8' });
  // As `go help mod download` describes it.
  return (JSON.parse(said) as { Dir: string }).Dir;
}
