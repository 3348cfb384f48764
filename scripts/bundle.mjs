import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');
const target = join(root, 'lib/cli');

/**
 * Writes the command line as one module and one more for each command, over the one that the compiler has made: reading
 * some 350 files takes five times as long as checking a manifest.
 */
for (const name of readdirSync(target)) {
  if (name.startsWith('chunk-')) rmSync(join(target, name));
}
await build({
  entryPoints: [join(source, 'cli/main.ts')],
  outdir: target,
  chunkNames: 'chunk-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  legalComments: 'none',
  logLevel: 'warning',
  allowOverwrite: true,
  plugins: [{ name: 'own-place', setup: ({ onLoad }) => onLoad({ filter: /\/src\/.*\.ts$/ }, withOwnPlace) }],
});

/** A module that asks where it is gets the place that it has in `lib`, whatever it was put into. */
function withOwnPlace({ path }) {
  const text = readFileSync(path, 'utf8');
  const place = relative(target, join(root, 'lib', relative(source, dirname(path)), 'module.js'));
  const contents = text.replaceAll(
    'import.meta.url',
    `new URL(${JSON.stringify(place)}, import.meta.url).href`,
  );
  return { contents, loader: 'ts' };
}
