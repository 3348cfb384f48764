import type { KubernetesFacts } from '../../src/kubernetes/facts/facts.js';
import { factsFromOpenApi } from '../../src/kubernetes/facts/from-open-api.js';
import { enumsIn, withEnums } from './enums.js';
import { servedByDefault } from './served.js';
import type { Source } from './source.js';

/** What the source of a release says of its kinds. */
export interface SourceFacts {
  /** What its API server serves by default. */
  readonly served: KubernetesFacts;
  /** What it serves only when it is told to; definitions that are in `served` as well are left out. */
  readonly off: KubernetesFacts;
}

/** The facts in a release's source, the kinds that are served by default apart from the others. */
export function factsOfSource(release: string, { documents, definitions, served }: Source): SourceFacts {
  const [enums, isServed] = [enumsIn(definitions), servedByDefault(served)];
  const whole = documents.map((document) => withEnums(document, enums));
  const on = factsFromOpenApi(release, whole, isServed);
  const off = factsFromOpenApi(release, whole, (kind) => !isServed(kind));
  return { served: on, off: { ...off, definitions: without(off.definitions, on.definitions) } };
}

function without<T>(map: Readonly<Record<string, T>>, others: object): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([name]) => !Object.hasOwn(others, name)));
}
