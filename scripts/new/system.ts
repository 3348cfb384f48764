import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { show } from '../../src/model/show.js';
import { formatted } from '../biome.js';
import { type GeneratedFile, generatedFiles, writeStale } from '../generate/files.js';
import { Mistake } from '../script.js';
import { roomFiles } from './room-files.js';

/**
 * Writes a room for the system, with its tests, and what is generated from it; all of it or nothing.
 *
 * @returns the paths that were written
 */
export async function newSystem(root: string, id: string): Promise<readonly string[]> {
  const className = classNameOf(id);
  const folders = [`src/systems/${id}`, `test/systems/${id}`];
  for (const folder of folders)
    if (existsSync(join(root, folder))) throw new Mistake(`${folder} is there already; nothing was written.`);
  const files = Object.entries(roomFiles(id, className)).map(([path, text]) => ({
    path,
    text: path.endsWith('.snap.yaml') ? text : formatted(root, path, text),
  }));
  try {
    for (const { path, text } of files) write(join(root, path), text);
    const stale = await generate(root);
    return [...files, ...stale].map(({ path }) => path);
  } catch (error) {
    for (const folder of folders) rmSync(join(root, folder), { recursive: true, force: true });
    throw error;
  }
}

/** `ArgoCd` for `argo-cd`; refuses what cannot be a folder, a sub-path of the package and a class at once. */
function classNameOf(id: string): string {
  if (id.length > 63 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Mistake(
      `${show(id)} is no name for a system: it must be lower-case words with '-' between them, such as argo-cd, ` +
        'that begin with a letter, 63 characters at most.',
    );
  const name = id.replace(/(?:^|-)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
  if (name in globalThis || ['App', 'Chart', 'Construct'].includes(name))
    throw new Mistake(`${show(id)} would make a class ${name}, and there is one: choose another name.`);
  return name;
}

async function generate(root: string): Promise<readonly GeneratedFile[]> {
  const stale = (await generatedFiles(root)).filter(({ text, wanted }) => text !== wanted);
  writeStale(root, stale);
  return stale;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
}
