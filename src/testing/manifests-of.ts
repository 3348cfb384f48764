import { Construct, type IConstruct } from 'constructs';
import { isDefinition } from '../kubernetes/kinds/custom-kinds.js';
import { problem, throwAll, UserError } from '../model/errors.js';
import type { Finding } from '../model/finding.js';
import type { KubernetesObject, Manifest } from '../model/manifest.js';
import { show } from '../model/show.js';
import { readText } from '../resources/read.js';
import { assemble } from '../synth/assemble/assemble.js';
import { mergeLayouts } from '../synth/assemble/layout-options.js';
import type { AppLike } from '../synth/assemble/tree.js';

/** What a test hands in, as a set. */
export interface Given {
  readonly manifests: readonly Manifest[];
  /** What is wrong with the text that they were read from. */
  readonly findings: readonly Finding[];
  /** That text, by the name that origins have. */
  readonly sources: ReadonlyMap<string, string>;
  /** CRDs of the rest of the app: they will be there as well. */
  readonly definitions: readonly KubernetesObject[];
}

const TEXT = 'the text';

/**
 * The manifests of a construct and all below it (an App, a Chart, whatever is inside one), of a YAML or JSON text, of one
 * object or of a list of objects.
 *
 * @throws UserError `ARGUMENT_INVALID` for anything else, and where there is none: a test of nothing cannot fail; what
 *   `synth()` would throw of these constructs
 */
export function manifestsOf(value: unknown): Given {
  const given = read(value);
  if (given.manifests.length > 0 || given.findings.length > 0) return given;
  throw invalid('There are no manifests to check.', 'Test a construct or a text that has some.');
}

function read(value: unknown): Given {
  if (typeof value === 'string') return ofText(value);
  if (Construct.isConstruct(value)) return ofConstruct(value);
  const objects = Array.isArray(value) ? value : [value];
  const strange = objects.findIndex((object) => typeof object !== 'object' || object === null);
  if (strange >= 0) throw notManifests(objects[strange]);
  // What is no Kubernetes object is told by the check.
  const manifests = objects.map((object): Manifest => ({ object: object as KubernetesObject }));
  return { manifests, findings: [], sources: new Map(), definitions: [] };
}

function ofText(text: string): Given {
  return { ...readText(TEXT, text), sources: new Map([[TEXT, text]]), definitions: [] };
}

function ofConstruct(construct: IConstruct): Given {
  const { root, path } = construct.node;
  if (!isApp(root))
    throw invalid(`${show(path)} is in no App.`, 'Make it inside of one, such as Testing.app() of cdk8s.');
  const isInside = (other = path) => path === '' || other === path || other.startsWith(`${path}/`);
  const { assembly, problems } = assemble(root, mergeLayouts());
  throwAll(problems.filter((one) => isInside(one.construct)));
  const all = assembly.charts.flatMap(({ manifests }) => manifests);
  const rest = all.filter((manifest) => !isInside(manifest.construct));
  return {
    manifests: all.filter((manifest) => isInside(manifest.construct)),
    findings: [],
    sources: new Map(),
    definitions: rest.map(({ object }) => object).filter(isDefinition),
  };
}

function isApp(root: IConstruct): root is AppLike {
  return 'outdir' in root && 'yamlOutputType' in root;
}

function notManifests(value: unknown): UserError {
  const what = `A construct, an object, a list of objects or a YAML text can be checked; got ${show(value)}.`;
  return invalid(what, 'Hand in one of them.');
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
