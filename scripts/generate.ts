import { generatedFiles, writeStale } from './generate/files.js';
import { Mistake, projectRoot, runScript } from './script.js';

/** `npm run generate`: writes everything that is generated; with `--check` it only says what is stale. */
await runScript(async (args) => {
  const [unknown] = args.filter((arg) => arg !== '--check');
  if (unknown) throw new Mistake(`npm run generate takes only --check; got ${unknown}.`);
  const files = await generatedFiles(projectRoot);
  const stale = files.filter((file) => file.text !== file.wanted);
  if (args.includes('--check')) {
    for (const { path } of stale) console.error(`${path} is stale: run npm run generate`);
    return stale.length > 0 ? 1 : 0;
  }
  writeStale(projectRoot, stale);
  for (const { path } of stale) console.log(`wrote ${path}`);
  return 0;
});
