import { show } from '../src/model/show.js';
import { didYouMean } from '../src/model/suggest.js';
import { newSystem } from './new/system.js';
import { Mistake, projectRoot, runScript } from './script.js';

/** What there is a skeleton for, and how each is made; it gives back the files that it wrote. */
const skeletons: Readonly<Record<string, (root: string, id: string) => Promise<readonly string[]>>> = {
  system: newSystem,
};

const usage = `Use: ${Object.keys(skeletons)
  .map((kind) => `npm run new ${kind} NAME`)
  .join(', or ')}.`;

/** `npm run new system argo-cd`: the files that a new part of the project begins with. */
await runScript(async ([kind, id, ...rest]) => {
  if (kind === undefined || id === undefined || rest.length > 0) throw new Mistake(usage);
  const make = Object.hasOwn(skeletons, kind) && skeletons[kind];
  if (!make) throw new Mistake(`There is no skeleton for ${show(kind)}.${hint(kind)} ${usage}`);
  for (const path of await make(projectRoot, id)) console.log(`wrote ${path}`);
  return 0;
});

function hint(kind: string): string {
  return didYouMean(kind, Object.keys(skeletons));
}
