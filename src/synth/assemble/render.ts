import { type Problem, problem } from '../../model/errors.js';
import type { KubernetesObject, Manifest } from '../../model/manifest.js';
import type { Origin } from '../../model/origin.js';
import { tokens } from '../../model/pointer.js';
import { originOf } from '../trace.js';
import { generatedPrototype, intercepting } from './intercept.js';
import { isText } from './kubernetes-object.js';
import { findLost, findLostData } from './lost.js';
import { dropEmptyCollections, metadataOf } from './metadata.js';
import { applyPatches } from './patches.js';
import { type PlainOptions, toPlain } from './plain.js';
import { hasOwnResolvers, resolverOf } from './resolve-values.js';
import type { ApiObjectLike, AppLike } from './tree.js';

/** A manifest, or what is wrong with it. */
export type Rendered = { readonly manifest: Manifest } | { readonly problems: readonly Problem[] };

/** A manifest whose origin is looked up only when somebody asks for it: it costs more than the rest. */
class Made implements Manifest {
  constructor(
    readonly object: KubernetesObject,
    private readonly maker: ApiObjectLike,
  ) {}

  get construct(): string {
    return this.maker.node.path;
  }

  get origin(): Origin | undefined {
    return originOf(this.maker);
  }

  toJSON(): Manifest {
    const { object, construct, origin } = this;
    return { object, construct, origin };
  }
}

/** What one pass over the objects of an app remembers of the one at hand, and of those that it asks for. */
interface Pass {
  readonly app: AppLike;
  readonly resolveAll: boolean;
  readonly sortKeys: boolean;
  /** What went into each object, after its patches. */
  readonly given: Map<ApiObjectLike, unknown>;
  /** What a generated class made of it. */
  readonly picked: Map<ApiObjectLike, unknown>;
  readonly problems: Map<ApiObjectLike, Problem[]>;
}

/** Renders objects, each once, with the app's resolvers; the results stand in the order of the objects. */
export function renderAll(app: AppLike, objects: readonly ApiObjectLike[]): Rendered[] {
  const pass: Pass = {
    app,
    resolveAll: hasOwnResolvers(app),
    sortKeys: !process.env.CDK8S_DISABLE_SORT,
    given: new Map(),
    picked: new Map(),
    problems: new Map(),
  };
  const hear = (object: ApiObjectLike, result: unknown) => pass.picked.set(object, result);
  const given = (object: ApiObjectLike) => givenTo(pass, object, generatedPrototype(object) !== undefined);
  return intercepting(objects, given, hear, () => objects.map((object) => render(pass, object)));
}

function render(pass: Pass, object: ApiObjectLike): Rendered {
  const { value, problems } = attempt(pass, object);
  const all =
    problems.length > 0 ? problems : [...findLosses(pass, object, value), ...findMissing(object, value)];
  if (all.length > 0) {
    const place = { construct: object.node.path, origin: originOf(object) };
    return { problems: all.map((found) => ({ ...found, ...place })) };
  }
  // `findMissing` has just seen that it has what every object has.
  return { manifest: new Made(withoutInventedName(object, value as KubernetesObject), object) };
}

function attempt(pass: Pass, object: ApiObjectLike): { value: unknown; problems: readonly Problem[] } {
  try {
    const value = object.toJson();
    return { value, problems: pass.problems.get(object) ?? [] };
  } catch (error) {
    const known = pass.problems.get(object);
    if (known) return { value: undefined, problems: known };
    const why = error instanceof Error ? error.message : String(error);
    return { value: undefined, problems: [problem('RENDER_FAILED', [`${object.kind} ${object.name}`, why])] };
  }
}

/** How values are rendered that are no object's own, such as what a chart's `toJson` makes. */
export function plainOptionsFor(app: AppLike, construct: unknown): PlainOptions {
  return { resolve: resolverOf(app, construct), resolveAll: false, sortKeys: false, forGenerated: false };
}

/** What the constructor of the object was given. */
function propsOf(object: ApiObjectLike): { readonly metadata?: { readonly name?: string } } {
  // cdk8s keeps it in a private field of this name.
  return (object as unknown as { readonly props: { readonly metadata?: { readonly name?: string } } }).props;
}

/** What cdk8s's own `ApiObject.toJson` gives, but with nothing dropped in silence. */
function givenTo(pass: Pass, object: ApiObjectLike, forGenerated: boolean): unknown {
  const props = propsOf(object);
  const { app, resolveAll, sortKeys } = pass;
  const options = { resolve: resolverOf(app, object), resolveAll, sortKeys, forGenerated };
  // The app's own resolvers know the keys of metadata as cdk8s gives them.
  const metadata = resolveAll ? object.metadata.toJson() : metadataOf(object);
  const plain = toPlain({ ...props, metadata }, options);
  dropEmptyCollections(plain.value);
  const patched = plain.problems.length > 0 ? plain : applyPatches(object, plain.value, options);
  if (patched.problems.length > 0) pass.problems.set(object, [...patched.problems]);
  const { value } = patched;
  if (forGenerated) pass.given.set(object, value);
  return value;
}

function findLosses(pass: Pass, object: ApiObjectLike, value: unknown): Problem[] {
  const [given, picked] = [pass.given.get(object), pass.picked.get(object)];
  pass.given.delete(object);
  pass.picked.delete(object);
  if (picked === undefined) return [];
  const lost = findLost(given, picked, object.constructor.name).filter(({ at }) => !isInvented(object, at));
  return [...lost, ...findLostData(object, value)];
}

/** Metadata that cdk8s gives to every object, and that its user did not ask for: a list has no place for it. */
function isInvented(object: ApiObjectLike, at = ''): boolean {
  const props = propsOf(object);
  const [head, field = ''] = tokens(at);
  return (
    head === 'metadata' &&
    ['labels', 'name', 'namespace'].includes(field) &&
    !Object.hasOwn(props.metadata ?? {}, field)
  );
}

function findMissing(object: ApiObjectLike, value: unknown): Problem[] {
  // Nothing is known of it yet: each field is looked at.
  const { apiVersion, kind, metadata } = (value ?? {}) as Partial<KubernetesObject>;
  const name = metadata?.name ?? metadata?.generateName;
  // A list of objects is written as it is; it has no name.
  if (isText(apiVersion) && isText(kind) && (isText(name) || /List$/.test(kind))) return [];
  return Object.entries({ apiVersion, kind, 'metadata.name': name })
    .filter(([, field]) => !isText(field))
    .map(([field, found]) => problem('IDENTITY_MISSING', [`${object.kind} ${object.name}`, field, found]));
}

/**
 * cdk8s gives an object that asks for a `generateName` a name all the same, and the API server then ignores the
 * `generateName`. The name goes, unless the user set it.
 */
function withoutInventedName(object: ApiObjectLike, value: KubernetesObject): KubernetesObject {
  const props = propsOf(object);
  const { name, ...metadata } = value.metadata;
  if (metadata.generateName === undefined || props.metadata?.name !== undefined || name !== object.name)
    return value;
  return { ...value, metadata };
}
