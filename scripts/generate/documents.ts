import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { DocumentedProp, Documents } from '../../src/cli/explain/systems.js';
import { type ErrorCode, messages } from '../../src/model/messages.js';
import { dataModule } from '../facts/module.js';
import { errorExample } from './errors-page.js';
import type { Room } from './rooms.js';

/** What `runbook explain` tells of constructs and errors, as data: it loads no room for it. */
export async function documentsModule(root: string, rooms: readonly Room[]): Promise<string> {
  const props = await Promise.all(rooms.map((room) => propsOf(root, room)));
  // Object.keys does not know that nothing else is in it.
  const codes = Object.keys(messages) as ErrorCode[];
  const documents: Documents = {
    systems: rooms.map(({ system }) => system),
    props: Object.fromEntries(props.flat()),
    errors: Object.fromEntries(codes.map((code) => [code, errorExample(code)])),
  };
  return dataModule('npm run generate from the rooms and the errors', documents);
}

/** JSON Schema as TypeBox writes it, as far as types are told here. */
interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
}

async function propsOf(root: string, { id, system }: Room): Promise<[string, DocumentedProp[]][]> {
  const folder = join(root, 'src/systems', id);
  // What a module exports is unknown here; the props are looked at below.
  const module = (await import(pathToFileURL(join(folder, 'index.ts')).href)) as Record<string, JsonSchema>;
  const docs = docsIn(folder);
  return system.constructs.flatMap(({ name }): [string, DocumentedProp[]][] => {
    const schema = module[`${name}Props`];
    return schema?.properties ? [[name, propsIn(schema, docs.get(`${name}Props`))]] : [];
  });
}

function propsIn(
  { properties = {}, required = [] }: JsonSchema,
  docs = new Map<string, string>(),
): DocumentedProp[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: typeOf(schema),
    isRequired: required.includes(name),
    doc: docs.get(name) ?? '',
  }));
}

function typeOf({
  type,
  anyOf,
  items,
  enum: values,
  patternProperties,
  properties,
  ...rest
}: JsonSchema): string {
  if ('const' in rest) return JSON.stringify(rest.const);
  if (values) return values.map((value) => JSON.stringify(value)).join(' or ');
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' or ');
  if (items) return `list of (${typeOf(items)})`.replace(/\(([^ ]+)\)/, '$1');
  const [inner] = Object.values(patternProperties ?? {});
  if (inner) return `map of ${typeOf(inner)}`;
  return properties ? `{ ${Object.keys(properties).join(', ')} }` : (type ?? 'any value');
}

/** What stands above each prop, by the name of the props and that of the prop. */
function docsIn(folder: string): Map<string, Map<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const texts = files.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
  const sources = texts.map((text) => ts.createSourceFile('props.ts', text, ts.ScriptTarget.Latest, true));
  return new Map(
    sources.flatMap(declarationsIn).map(({ name, initializer }) => [name.getText(), docsOf(initializer)]),
  );
}

function declarationsIn(source: ts.SourceFile): ts.VariableDeclaration[] {
  return source.statements
    .filter(ts.isVariableStatement)
    .flatMap((one) => [...one.declarationList.declarations]);
}

function docsOf(initializer: ts.Expression | undefined): Map<string, string> {
  const [argument] = initializer && ts.isCallExpression(initializer) ? initializer.arguments : [initializer];
  if (!argument || !ts.isObjectLiteralExpression(argument)) return new Map();
  return new Map(
    argument.properties
      .filter(ts.isPropertyAssignment)
      .map((property) => [property.name.getText(), docOf(property)]),
  );
}

function docOf(property: ts.Node): string {
  const docs = ts.getJSDocCommentsAndTags(property).filter(ts.isJSDoc);
  return docs
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join('\n')
    .replace(/\s+/g, ' ')
    .trim();
}
