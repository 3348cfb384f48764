import { durationInSeconds } from '../../kubernetes/duration.js';
import { child, type Pointer } from '../../model/pointer.js';
import { allOf, show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';

/** Refuses intervals of no length, which the API takes and no controller can work with. */
export function checkIntervals(props: object, names: readonly string[], at: Pointer, refuse: Refuse): void {
  for (const name of names) {
    // Each is a duration by its schema, where it is there at all.
    const value = (props as Readonly<Record<string, unknown>>)[name];
    if (typeof value !== 'string' || durationInSeconds(value) > 0) continue;
    refuse(child(at, name), `The ${name} ${show(value)} has no length.`, 'Set one, such as 5m.');
  }
}

/** Refuses more or fewer than one of these. */
export function checkExactlyOne(
  props: object,
  names: readonly string[],
  at: Pointer,
  refuse: Refuse,
): string | undefined {
  const given = names.filter((name) => Object.hasOwn(props, name));
  if (given.length === 1) return given[0];
  const what =
    given.length === 0 ? `None of ${allOf(names)} is given.` : `${allOf(given)} exclude one another.`;
  refuse(given.length === 0 ? at : child(at, given[1] ?? ''), what, 'Give exactly one of them.');
  return undefined;
}

/** Refuses a kubeconfig that is in both places, or in none. */
export function checkKubeConfig(kubeConfig: object | undefined, refuse: Refuse): void {
  if (kubeConfig) checkExactlyOne(kubeConfig, ['secretRef', 'configMapRef'], '/kubeConfig', refuse);
}

/** Refuses an address that has a password in it, or over http a user's name, which often is a token: this is in Git. */
export function checkUrl(url: string | undefined, at: Pointer, refuse: Refuse): void {
  if (url === undefined || !/^([a-z]+:\/\/[^/@]*:|https?:\/\/)[^/@]*@/.test(url)) return;
  const fix = 'Put username and password into a Secret and name it in secretRef.';
  refuse(at, 'The address has a password in it, which would be in Git for everybody to read.', fix);
}

/** Refuses a path that leads out of its source. */
export function checkPath(path: string | undefined, at: Pointer, refuse: Refuse): void {
  if (path === undefined || !path.split('/').includes('..')) return;
  refuse(
    at,
    `The path ${show(path)} leads out of the source.`,
    'Write it from the root of the source: ./apps.',
  );
}

/** Refuses labels beside a name: the controller looks at them only for `*`. */
export function checkSelectors(
  selectors: readonly { readonly name: string; readonly matchLabels?: unknown }[],
  at: Pointer,
  refuse: Refuse,
): void {
  if (selectors.length === 0) refuse(at, 'The list is empty: nothing would ever happen.', 'Name an object.');
  for (const [index, { name, matchLabels }] of selectors.entries()) {
    if (matchLabels === undefined || name === '*') continue;
    const what = `matchLabels has no effect beside the name ${show(name)}.`;
    refuse(child(child(at, index), 'matchLabels'), what, "Set name: '*', or leave the labels out.");
  }
}

/** Refuses Go regular expressions that are none. */
export function checkPatterns(patterns: readonly string[] | undefined, at: Pointer, refuse: Refuse): void {
  for (const [index, pattern] of (patterns ?? []).entries()) checkPattern(pattern, child(at, index), refuse);
}

/** Refuses a Go regular expression that is none, as far as JavaScript's can tell. */
export function checkPattern(pattern: string | undefined, at: Pointer, refuse: Refuse): void {
  if (pattern === undefined) return;
  const inJavaScript = pattern
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?[imsU]+\)/g, '')
    .replace(/\(\?[imsU]+:/g, '(?:');
  try {
    new RegExp(inJavaScript);
  } catch {
    refuse(at, `${show(pattern)} is no regular expression.`, 'Balance its brackets.');
  }
}
