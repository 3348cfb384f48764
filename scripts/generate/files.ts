import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatted } from '../biome.js';
import { conformanceLine } from './conformance-line.js';
import { documentsModule } from './documents.js';
import { errorsPage } from './errors-page.js';
import { indexExports } from './index-exports.js';
import { withRegion } from './region.js';
import { risksPage } from './risks-page.js';
import { roomKindsModule } from './room-kinds.js';
import { loadRooms, type Room } from './rooms.js';
import { rulesPage } from './rules-page.js';
import { systemsPage } from './systems-page.js';
import { systemsTable } from './systems-table.js';

/** A file that is generated, or has a region that is. */
export interface GeneratedFile {
  readonly path: string;
  /** As it is now; undefined where there is none. */
  readonly text: string | undefined;
  readonly wanted: string;
}

/** Every generated file of the project, as it is and as it should be. Nothing is written. */
export async function generatedFiles(root: string): Promise<GeneratedFile[]> {
  const rooms = await loadRooms(root);
  const roomKinds = await roomKindsModule(root);
  const documents = await documentsModule(root, rooms);
  const make: Record<string, (text: string) => string> = {
    'src/index.ts': (text) => withExports(root, text, rooms),
    'src/cli/explain/data/documents.cjs': () => documents,
    'src/kubernetes/facts/data/rooms.cjs': () => roomKinds,
    'README.md': (text) => withReadmeRegions(root, text, rooms),
    'docs/errors.md': () => formatted(root, 'docs/errors.md', errorsPage()),
    'docs/risks.md': () => formatted(root, 'docs/risks.md', risksPage()),
    'docs/rules.md': () => formatted(root, 'docs/rules.md', rulesPage()),
    'docs/systems.md': () => formatted(root, 'docs/systems.md', systemsPage(root, rooms)),
  };
  return Object.entries(make).flatMap(([path, wanted]) => {
    const text = read(join(root, path));
    // A README is written by people; a table alone would not be one.
    return text === undefined && path === 'README.md' ? [] : { path, text, wanted: wanted(text ?? '') };
  });
}

/** Brings the files up to date. */
export function writeStale(root: string, files: readonly GeneratedFile[]): void {
  for (const { path, wanted } of files) writeFileSync(join(root, path), wanted);
}

const conformance = { start: '<!-- conformance:start -->', end: '<!-- conformance:end -->' };
const systems = { start: '<!-- systems:start -->', end: '<!-- systems:end -->' };
const code = { start: '// systems:start', end: '// systems:end' };

function withReadmeRegions(root: string, text: string, rooms: readonly Room[]): string {
  const table = formatted(root, 'README.md', systemsTable(rooms));
  const counted = withRegion('README.md', text, conformance, conformanceLine(root));
  return withRegion('README.md', counted, systems, table);
}

function withExports(root: string, text: string, rooms: readonly Room[]): string {
  const own = withRegion('src/index.ts', text, code, '');
  return withRegion('src/index.ts', text, code, formatted(root, 'src/index.ts', indexExports(own, rooms)));
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
