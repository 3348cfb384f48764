import type { IConstruct } from 'constructs';

/**
 * What synthesis asks of cdk8s's classes. They are told by their symbols, as cdk8s itself does, because an app may
 * bring a copy of cdk8s of its own; nothing here imports it.
 */
export interface ChartLike extends IConstruct {
  toJson(): unknown[];
}

/** A construct that renders to one Kubernetes object. */
export interface ApiObjectLike extends IConstruct {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly metadata: { toJson(): unknown };
  toJson(): unknown;
}

/** The root of the tree. */
export interface AppLike extends IConstruct {
  readonly outdir: string;
  readonly outputFileExtension: string;
  /** The value of cdk8s's `YamlOutputType`. */
  readonly yamlOutputType: number;
  readonly resolvers?: readonly ResolverLike[];
}

/** cdk8s's `IResolver`: replaces a value while an object is rendered. */
export interface ResolverLike {
  resolve(context: ResolutionLike): void;
}

/** cdk8s's `ResolutionContext`. */
export interface ResolutionLike {
  readonly obj: unknown;
  readonly key: readonly string[];
  readonly value: unknown;
  replacedValue: unknown;
  replaced: boolean;
  replaceValue(value: unknown): void;
}

const CHART = Symbol.for('cdk8s.Chart');
const API_OBJECT = Symbol.for('cdk8s.ApiObject');

export function isChart(construct: IConstruct): construct is ChartLike {
  return CHART in construct;
}

export function isApiObject(construct: IConstruct): construct is ApiObjectLike {
  return API_OBJECT in construct;
}

/** A construct and everything below it, parents first, children in the order they were made. */
export function* descendants(root: IConstruct): Generator<IConstruct> {
  const stack = [root];
  for (let construct = stack.pop(); construct; construct = stack.pop()) {
    yield construct;
    const { children } = construct.node;
    // The index stays inside the list.
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as IConstruct);
  }
}

/**
 * The prototype that a class got this method from first: cdk8s's own `ApiObject` for the `toJson` of any typed kind,
 * however many classes override it in between.
 */
export function rootOf(prototype: object, method: string): Record<string, unknown> | undefined {
  let found: object | undefined;
  for (let proto: object | null = prototype; proto; proto = Object.getPrototypeOf(proto)) {
    if (Object.hasOwn(proto, method)) found = proto;
  }
  // Only its method is read and replaced, by name.
  return found as Record<string, unknown> | undefined;
}
