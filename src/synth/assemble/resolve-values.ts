import type { Resolve } from './plain.js';
import type { AppLike, ResolutionLike } from './tree.js';

/** What cdk8s's `App` adds after the user's own resolvers: lazy values, implicit tokens, number/string unions. */
const BUILT_IN = 3;

/** Whether the app brings resolvers of its own, which want to see every value. */
export function hasOwnResolvers({ resolvers = [] }: AppLike): boolean {
  return resolvers.length > BUILT_IN;
}

/**
 * One value through the app's resolvers, as cdk8s does it: the first that replaces it wins, and what it gives is
 * resolved again by the caller. The same value comes back where none replaces it.
 */
export function resolverOf({ resolvers = [] }: AppLike, object: unknown): Resolve {
  return (key, value) => {
    const context = contextOf(object, key, value);
    for (const resolver of resolvers) {
      resolver.resolve(context);
      if (context.replaced) return context.replacedValue;
    }
    return value;
  };
}

function contextOf(obj: unknown, key: readonly string[], value: unknown): ResolutionLike {
  return {
    obj,
    key: [...key],
    value,
    replaced: false,
    replacedValue: undefined,
    replaceValue(newValue) {
      this.replaced = true;
      this.replacedValue = newValue;
    },
  };
}
