import { createRequire } from 'node:module';
import { roomKinds } from '../../kubernetes/facts/room-kinds.js';
import type { System } from '../../model/system.js';
import type { Row } from './describe-schema.js';
import { section, wrapped } from './layout.js';

/** A prop of a construct, as its room documents it. */
export interface DocumentedProp {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly doc: string;
}

/** What rooms and errors say of themselves, made ready when the package is built: no room is loaded for it. */
export interface Documents {
  readonly systems: readonly System[];
  /** By the name of the construct. */
  readonly props: Readonly<Record<string, readonly DocumentedProp[]>>;
  /** An example of each error, by its code. */
  readonly errors: Readonly<Record<string, string>>;
}

const require = createRequire(import.meta.url);

/** Read when it is first asked for. */
export function documents(): Documents {
  // Made by npm run generate, as Documents.
  return require('./data/documents.cjs') as Documents;
}

/** The constructs that make a kind of our rooms; no more is known of built-in kinds than that many make them. */
export function constructsOf(apiVersion: string, kind: string): string[] {
  if (!Object.hasOwn(roomKinds(), `${apiVersion}/${kind}`)) return [];
  const makes = new RegExp(`\\b${kind}\\b`);
  return documents().systems.flatMap(({ id, constructs }) =>
    constructs
      .filter(({ emits }) => makes.test(emits))
      .map(({ name }) => `${name} (cdk8s-runbook/systems/${id})`),
  );
}

/** What a construct makes, carries and takes; undefined for a name that is none. */
export function explainConstruct(name: string): string | undefined {
  const { systems, props } = documents();
  const system = systems.find(({ constructs }) => constructs.some((construct) => construct.name === name));
  const entry = system?.constructs.find((construct) => construct.name === name);
  if (!system || !entry) return undefined;
  const rows: Row[] = [
    ['makes', wrapped(entry.emits)],
    ['import', `import { ${name} } from 'cdk8s-runbook/systems/${system.id}';`],
    ...Object.entries(entry.fixes).map(([number, fix]): Row => [number, wrapped(fix)]),
  ];
  const own = Object.hasOwn(props, name) ? props[name] : undefined;
  return section(`${name}  ${system.title} ${system.version}`, rows) + (own ? propsOf(own) : '');
}

function propsOf(props: readonly DocumentedProp[]): string {
  const rows = props.map(({ name, type, isRequired, doc }): Row => {
    return [
      `  ${name}`,
      [`${type}${isRequired ? ', required' : ''}`, wrapped(doc)].filter(Boolean).join('\n'),
    ];
  });
  return `\n${section('  props', rows)}`;
}

/** The constructs that carry a recipe, and how; undefined for a number that none has. */
export function explainRecipe(number: string): string | undefined {
  const wanted = number.toUpperCase();
  const rows = documents().systems.flatMap(({ constructs }) =>
    constructs.flatMap(({ name, fixes }): Row[] => {
      const carried = Object.entries(fixes).find(([known]) => known === wanted);
      return carried ? [[name, wrapped(carried[1])]] : [];
    }),
  );
  return rows.length > 0 ? section(wanted, rows) : undefined;
}

/** Every name of a construct, and every number of a recipe. */
export function namesOfSystems(): string[] {
  const constructs = documents().systems.flatMap((system) => system.constructs);
  return constructs.flatMap(({ name, fixes }) => [name, ...Object.keys(fixes)]);
}
