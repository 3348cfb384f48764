import type { Module } from './modules.js';

/** The parts of `src`, top to bottom: each imports only from lines below it, parts of one line not from one another. */
const layers = [
  ['index.ts'],
  ['validation'],
  ['cli'],
  ['app.ts', 'testing'],
  ['systems', 'report'],
  ['diagnose', 'check'],
  ['rules', 'diff'],
  ['resources', 'synth'],
  ['kubernetes', 'yaml'],
  ['model'],
];

/** The parts that read and write files and run processes. */
const partsWithIo = ['cli', 'synth', 'app.ts'];
const io = /^(node:)?(fs|fs\/promises|child_process|http|https|http2|dns|worker_threads|cluster)$/;

/** The imports that go upwards, sideways, from room to room, out of `src`, or around by the name of the package. */
export function wrongImports(modules: readonly Module[]): string[] {
  const known = new Set(modules.map(({ path }) => path));
  return modules.flatMap(({ path, imports, packages }) => [
    ...imports.flatMap((target) => {
      const why = known.has(target) ? whyWrong(path, target) : 'there is no such module in src';
      return why ? [`${path} imports ${target}: ${why}`] : [];
    }),
    ...packages
      .filter((name) => /^cdk8s-runbook(\/|$)/.test(name))
      .map((name) => `${path} imports ${name}: its own package goes by relative names`),
  ]);
}

/** The modules that are in no layer. */
export function withoutLayer(modules: readonly Module[]): string[] {
  return modules.filter(({ path }) => levelOf(path) < 0).map(({ path }) => `${path} is in no layer`);
}

/** The imports of Node's modules for files, processes and networks, where there must be none. */
export function wrongIo(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path }) => !partsWithIo.includes(partOf(path)))
    .flatMap(({ path, packages }) =>
      packages.filter((name) => io.test(name)).map((name) => `${path} imports ${name}`),
    );
}

/** Rooms that something other than the index exports names of. */
export function wrongRoomExports(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path }) => path !== 'src/index.ts' && partOf(path) !== 'systems')
    .flatMap(({ path, exportsFrom }) =>
      exportsFrom
        .filter((target) => partOf(target) === 'systems')
        .map((target) => `${path} exports from ${target}`),
    );
}

/** Every circle of imports, once: the shortest way from a module back to itself. */
export function cycles(modules: readonly Module[]): string[] {
  const importsOf = new Map(modules.map(({ path, imports }) => [path, imports]));
  const found = new Map<string, string>();
  for (const { path } of modules) {
    const cycle = wayBack(path, importsOf);
    const key = cycle && [...cycle].sort().join();
    if (key && !found.has(key)) found.set(key, [...cycle, path].join(' → '));
  }
  return [...found.values()];
}

function whyWrong(path: string, target: string): string | undefined {
  const [from, to] = [partOf(path), partOf(target)];
  if (from !== to)
    return levelOf(target) > levelOf(path) ? undefined : `${from} may import only from lines below it`;
  const isOtherRoom = from === 'systems' && roomOf(path) !== roomOf(target);
  return isOtherRoom ? 'rooms do not know one another' : undefined;
}

/** Breadth first, so that the way is the shortest. */
function wayBack(start: string, importsOf: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const ways = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of importsOf.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}

/** `synth` of `src/synth/app.ts`, `app.ts` of `src/app.ts`. */
function partOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function roomOf(path: string): string {
  return path.split('/')[2] ?? '';
}

function levelOf(path: string): number {
  return layers.findIndex((parts) => parts.includes(partOf(path)));
}
