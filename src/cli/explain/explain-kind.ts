import type { Release } from '../../kubernetes/facts/releases.js';
import type { KnownKind } from '../../kubernetes/kinds/known-kind.js';
import { knownKinds } from '../../kubernetes/kinds/known-kinds.js';
import { fieldsOf, itemsOf, textOf, type Value } from '../../kubernetes/native/blocks/read.js';
import { removedVersion } from '../../kubernetes/removed-versions.js';
import type { KubernetesObject } from '../../model/manifest.js';
import { allOf, show } from '../../model/show.js';
import { didYouMean } from '../../model/suggest.js';
import { availabilityOf } from './availability.js';
import { type Row, rowsOf } from './describe-schema.js';
import { type Field, fieldAt, insideOf, typeOf } from './field.js';
import { askedFor, kindNames, type Meant, meantBy } from './kind-names.js';
import { section, wrapped } from './layout.js';
import { nativeRulesAt } from './native-rules.js';
import { constructsOf } from './systems.js';

/** What kinds are looked up in. */
export interface Known {
  readonly release: Release;
  readonly definitions: readonly KubernetesObject[];
}

/** What explains a kind or a field; or, where a kind has no such field, what is wrong with the path. */
export interface KindTexts {
  readonly texts: readonly string[];
  readonly problem?: string;
}

/** Explains `Deployment.spec.template`, in every version of every kind that is called so. */
export function explainKind(text: string, known: Known): KindTexts {
  const asked = askedFor(text);
  const source = knownKinds(known.release, known.definitions);
  const results = meantBy(asked, kindNames(known.release, known.definitions)).flatMap((meant) => {
    const kind = source.find(meant.name.apiVersion, meant.name.kind);
    return kind ? [explained(meant, kind, known)] : [];
  });
  const texts = results.flatMap((result) => ('text' in result ? [result.text] : []));
  if (texts.length > 0) return { texts };
  const gone = removedText(asked.version, asked.kind);
  if (results.length === 0 && gone) return { texts: [gone] };
  const [problem] = results.flatMap((result) => ('problem' in result ? [result.problem] : []));
  return problem === undefined ? { texts } : { texts, problem };
}

type Result = { readonly text: string } | { readonly problem: string };

function explained({ name, steps }: Meant, kind: KnownKind, { release }: Known): Result {
  const { resolve } = kind.reading;
  const path = (of: readonly string[]) => [name.kind, ...of].join('.');
  const found = fieldAt(kind.schema, steps, resolve);
  if (!('field' in found)) {
    const { missing, at, names } = found;
    return {
      problem: `${path(at)} (${name.apiVersion}) has no field ${show(missing)}.${didYouMean(missing, names)}`,
    };
  }
  const rows = [
    ...headRows({ name, steps }, kind, found.field),
    ...rowsOf(found.field.schema),
    ...nativeRows({ name, steps }, kind),
  ];
  const title = `${path(steps)}  ${name.apiVersion}${kind.reading.builtIn ? `, Kubernetes ${release}` : ''}`;
  return { text: section(title, rows) + fieldsBelow({ name, steps }, kind, found.field) };
}

function headRows({ name, steps }: Meant, kind: KnownKind, { schema, isRequired }: Field): Row[] {
  const description = descriptionOf(name.definition, name.apiVersion, steps);
  const type = `${typeOf(schema, kind.reading.resolve)}${isRequired ? ', required' : ''}`;
  const since = availabilityOf(name.apiVersion, name.kind, steps)?.own;
  return [
    ...(description ? [['about', wrapped(description)] as const] : []),
    ...(steps.length === 0 ? kindRows({ name, steps }, kind) : [['type', type] as const]),
    ...(since ? [['known', since] as const] : []),
  ];
}

function kindRows({ name }: Meant, { namespaced, deprecated, runtimeConfig }: KnownKind): Row[] {
  const others = [...name.aliases].filter((alias) => alias !== name.kind.toLowerCase());
  const constructs = constructsOf(name.apiVersion, name.kind);
  return [
    ['scope', namespaced ? 'in a namespace' : 'the cluster'],
    ...(others.length > 0 ? [['names', others.join(', ')] as const] : []),
    ...(deprecated ? [['deprecated', deprecated] as const] : []),
    ...(runtimeConfig
      ? [['off', `unless the API server has --runtime-config=${runtimeConfig}`] as const]
      : []),
    ...(constructs.length > 0 ? [['made by', allOf(constructs)] as const] : []),
  ];
}

/** Of a whole object they would be all. */
function nativeRows({ name, steps }: Meant, { schema, reading }: KnownKind): Row[] {
  const rules = steps.length > 0 ? nativeRulesAt(name, schema, steps, reading) : [];
  return rules.length > 0 ? [['rules', wrapped(rules.join(', '))]] : [];
}

/** The names and types of what is below a field, and since when. */
function fieldsBelow({ name, steps }: Meant, { reading }: KnownKind, { schema }: Field): string {
  const { properties = {}, required = [] } = insideOf(schema, reading.resolve);
  const fields = Object.entries(properties);
  if (fields.length === 0) return '';
  const available = availabilityOf(name.apiVersion, name.kind, steps);
  const rows = fields.map(([field, inner]): Row => {
    const span = available?.of(field);
    const words = [typeOf(inner, reading.resolve), required.includes(field) && 'required', span];
    return [field, words.filter(Boolean).join(', ')];
  });
  return `\n${section(
    '  fields',
    rows.map(([label, text]) => [`  ${label}`, text]),
  )}`;
}

/** The words of a CRD that was given; of other kinds there are facts alone. */
function descriptionOf(
  crd: KubernetesObject | undefined,
  apiVersion: string,
  steps: readonly string[],
): string {
  if (!crd) return '';
  const name = apiVersion.slice(apiVersion.lastIndexOf('/') + 1);
  const version = itemsOf(fieldsOf(crd.spec).versions).find((one) => textOf(fieldsOf(one).name) === name);
  let schema: Value = fieldsOf(fieldsOf(version).schema).openAPIV3Schema;
  for (const step of steps) schema = fieldsOf(fieldsOf(inside(schema)).properties)[step];
  return textOf(fieldsOf(schema).description);
}

function inside(schema: Value): Value {
  const { properties, items, additionalProperties } = fieldsOf(schema);
  const inner = properties ? undefined : (items ?? additionalProperties);
  return inner ? inside(inner) : schema;
}

function removedText(apiVersion: string, kind: string): string | undefined {
  const gone = removedVersion(apiVersion, kind);
  if (!gone) return undefined;
  const rows: Row[] = [
    ['gone', `served no more since ${gone.since}`],
    ['use', gone.use ?? 'nothing took its place'],
  ];
  return section(`${kind}  ${apiVersion}`, rows);
}
