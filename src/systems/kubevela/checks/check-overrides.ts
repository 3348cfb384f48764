import type { Static } from '@sinclair/typebox';
import type { Pointer } from '../../../model/pointer.js';
import { allOf, show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { Component } from '../typed.js';
import { componentTypes } from '../types/components.js';
import type { policyTypes } from '../types/policies.js';
import { checkProperties } from './check-properties.js';
import { checkList } from './check-references.js';
import { checkApplies, checkConflicts, traits } from './check-traits.js';
import { type AppModel, type Located, locate, policiesOf } from './parts.js';

type Override = Static<(typeof policyTypes)['override']>;
type Patch = NonNullable<Override['components']>[number];
type PatchTrait = NonNullable<Patch['traits']>[number];

/** Refuses overrides that change nothing, something else than they say, or what they change into something wrong. */
export function checkOverrides(app: AppModel, refuse: Refuse): void {
  const names = app.components.map(({ name }) => name);
  for (const { at, value, name } of policiesOf(app, 'override')) {
    if (!value.components && !value.selector) {
      refuse(at, `The override ${show(name)} changes nothing.`, 'Set components or selector.');
    }
    checkList('component', value.selector, names, `${at}/selector`, refuse);
    for (const patch of locate(`${at}/components`, value.components)) checkPatch(app, patch, refuse);
  }
}

function checkPatch(app: AppModel, { at, value }: Located<Patch>, refuse: Refuse): void {
  const matched = matchedBy(value, app.components);
  const refused =
    value.name === undefined ? checkType(app, at, value, refuse) : checkMatch(app, at, value, refuse);
  if (refused) return;
  for (const component of onePerType(matched)) {
    const { type, own } = component;
    checkProperties({ at, value: { type, own, properties: value.properties } }, components, refuse, true);
  }
  const listed = locate(`${at}/traits`, value.traits);
  for (const trait of listed) checkPatchTrait(app, matched, trait, refuse);
  for (const component of matched) checkResult(component, listed, at, refuse);
}

const components = { noun: 'component', types: componentTypes } as const;

/** The components that KubeVela changes for it; of a name that is no regular expression, none. */
function matchedBy({ name, type }: Patch, list: readonly Component[]): readonly Component[] {
  if (name === undefined) return list.filter((component) => type === undefined || component.type === type);
  const pattern = compile(name);
  return pattern ? list.filter((component) => pattern.test(component.name)) : [];
}

function compile(name: string): RegExp | undefined {
  try {
    return new RegExp(name.replaceAll('*', '.*'));
  } catch {
    return undefined;
  }
}

function checkType({ components }: AppModel, at: Pointer, { type }: Patch, refuse: Refuse): boolean {
  const types = [...new Set(components.map((component) => component.type))];
  if (type === undefined || types.includes(type)) return false;
  const what = `The override's type ${show(type)} matches no component.${didYouMean(type, types)}`;
  refuse(`${at}/type`, what, `The components are of type ${allOf(types)}.`);
  return true;
}

function checkMatch({ components }: AppModel, at: Pointer, patch: Patch, refuse: Refuse): boolean {
  const { name = '', type } = patch;
  const names = components.map((component) => component.name);
  const matched = matchedBy(patch, components);
  if (matched.length === 0) {
    const what = `The override's name ${show(name)} matches no component.${didYouMean(name, names)}`;
    const fix = `KubeVela would take it for a new component. The components are ${allOf(names)}.`;
    refuse(`${at}/name`, what, fix);
    return true;
  }
  const others = matched.filter((component) => component.name !== name);
  if (/^[a-z0-9-]+$/.test(name) && others.length > 0) {
    const what = `The override's name ${show(name)} also matches ${allOf(others.map((other) => show(other.name)))}: it is looked for anywhere in a name.`;
    refuse(`${at}/name`, what, `Write "^${name}$" for that component alone, or "${name}*" for all of them.`);
    return true;
  }
  const different = type === undefined ? undefined : matched.find((component) => component.type !== type);
  if (different) {
    const what = `${show(different.name)} is a ${different.type}, not a ${type}: KubeVela would replace the whole component.`;
    refuse(`${at}/type`, what, 'Leave the type out.');
  }
  return different !== undefined;
}

function checkPatchTrait(
  app: AppModel,
  matched: readonly Component[],
  { at, value }: Located<PatchTrait>,
  refuse: Refuse,
): void {
  const isThere = matched.some((component) => hasTrait(component, value.type)) || isAdded(app, value.type);
  if (value.disable && !isThere) {
    const what = `The trait ${value.type} is taken away, but ${allOf(matched.map(({ name }) => show(name)))} has none.`;
    refuse(`${at}/type`, what, 'Leave it out.');
  }
  if (value.disable) return;
  checkProperties({ at, value }, traits, refuse, isThere);
  const kinds = onePerType(matched);
  for (const component of kinds) checkApplies(component, { at, value: merged(component, value) }, refuse);
}

/** The trait as it is after the patch, as far as its own fields go. */
function merged(component: Component, patch: PatchTrait): PatchTrait {
  const base = component.traits?.find(({ type }) => type === patch.type)?.properties;
  return { ...patch, properties: { ...base, ...patch.properties } };
}

/** What becomes of a component, beside what is wrong with it already. */
function checkResult(
  component: Component,
  patches: readonly Located<PatchTrait>[],
  at: Pointer,
  refuse: Refuse,
): void {
  const twice = (component.traits ?? []).find(
    ({ type }, index, all) => all.findIndex((other) => other.type === type) !== index,
  );
  if (twice) {
    const what = `${show(component.name)} has several traits of type ${show(twice.type)}; after an override KubeVela has the last of them several times.`;
    refuse(at, what, 'Give each of them a component, or use one trait for all of it.');
  }
  const disabled = patches.filter(({ value }) => value.disable).map(({ value }) => value.type);
  const added = patches.filter(({ value }) => !value.disable && !hasTrait(component, value.type));
  if (added.length === 0) return;
  const kept = (component.traits ?? []).filter(({ type }) => !disabled.includes(type));
  checkConflicts(component, [...locate('', kept), ...added], (place, what, fix) => {
    if (place.startsWith(at)) refuse(place, what, fix);
    else refuse(at, what, fix);
  });
}

function hasTrait(component: Component, type: string): boolean {
  return (component.traits ?? []).some((trait) => trait.type === type);
}

/** Whether some override adds such a trait, which another can take away again. */
function isAdded(app: AppModel, type: string): boolean {
  const patches = policiesOf(app, 'override').flatMap(({ value }) => value.components ?? []);
  return patches.some(({ traits: list = [] }) => list.some((trait) => trait.type === type && !trait.disable));
}

function onePerType(list: readonly Component[]): Component[] {
  return [...new Map(list.map((component) => [`${component.type} ${component.own}`, component])).values()];
}
