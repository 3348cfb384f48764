import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../src/model/manifest.js';

/** Where something stands: the keys on the way to it. */
type Path = readonly string[];

/** What a slip puts where something else stood. */
const slips: readonly JsonValue[] = [
  ...[
    '',
    'x',
    'a b',
    'A',
    '1h',
    '0',
    '-1',
    'continue',
    '/tekton/x',
    '$(params.tag)',
    '$(params.nope)',
    '$(params["tag"])',
  ],
  ...[
    '$(params.args[*])',
    '$(params.args[0])',
    '$(params.image)',
    '$(params.image.name)',
    '$(steps.build.results.x)',
  ],
  ...[
    '$(tasks.build.results.sha256)',
    '$(tasks.nope.results.x)',
    '$(tasks.build.results.platforms[0])',
    '$(tasks.build.status)',
  ],
  ...[
    '$(tasks.build.results.image)',
    '$(tasks.build.results.image.name)',
    '$(tasks.status)',
    '$(finally.notify.results.x)',
  ],
  ...[
    '$(context.pipelineRun.name)',
    '$(workspaces.source.path)',
    '$(results.sha256.path)',
    '$(tt.params.tag)',
    '$(body.x)',
  ],
  ...[0, -1, true, null, [], {}, ['x'], { name: 'x' }],
];

/** The spec with one to three slips in it: something left out, written twice, taken from elsewhere or misspelt. */
export function withSlips(spec: JsonObject): fc.Arbitrary<JsonObject> {
  const slip = fc.record({
    how: fc.constantFrom('leave out', 'twice', 'from elsewhere', 'replace', 'append'),
    at: fc.nat(),
    from: fc.nat(),
    slip: fc.constantFrom(...slips),
  });
  return fc.array(slip, { minLength: 1, maxLength: 3 }).map((made) => {
    const copy = structuredClone(spec) as Tree;
    for (const { how, at, from, slip } of made) change(copy, how, at, from, slip);
    return copy as JsonObject;
  });
}

type Tree = Record<string, unknown>;

function change(spec: Tree, how: string, at: number, from: number, slip: JsonValue): void {
  const paths = pathsOf(spec);
  const path = paths[at % paths.length] ?? [];
  const parent = valueAt(spec, path.slice(0, -1)) as Tree;
  const key = path.at(-1) ?? '';
  if (how === 'leave out' && Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (how === 'leave out') delete parent[key];
  else if (how === 'twice' && Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]));
  else if (how === 'append' && typeof parent[key] === 'string') parent[key] += String(slip);
  else if (how === 'from elsewhere')
    parent[key] = structuredClone(valueAt(spec, paths[from % paths.length] ?? []));
  else parent[key] = structuredClone(slip);
}

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, key]));
  return at.length === 0 ? below : [at, ...below];
}

function valueAt(value: unknown, path: Path): unknown {
  // Every path is one of pathsOf.
  return path.reduce((inner, key) => (inner as Tree)[key], value);
}
