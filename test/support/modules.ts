import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** What the architecture test knows of a source file. */
export interface Module {
  /** From the project's root: `src/model/errors.ts`. */
  readonly path: string;
  /** The files that it imports by a relative name, types and `import()` included, by their paths. */
  readonly imports: readonly string[];
  /** The packages and modules of Node that it imports, as it names them. */
  readonly packages: readonly string[];
  /** The files whose names it exports. */
  readonly exportsFrom: readonly string[];
  /** `export *`, `export default` and the like: exports without a name of their own. */
  readonly unnamedExports: readonly string[];
}

/** Every module below the folder of the project. */
export function readModules(root: string, folder: string): Module[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => /\.[cm]?ts$/.test(path))
    .sort()
    .map((path) => parseModule(path, readFileSync(join(root, path), 'utf8')));
}

/** The module of this path and code. */
export function parseModule(path: string, code: string): Module {
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const nodes = [...descendants(source)];
  const imported = [...new Set(nodes.flatMap((node) => importedBy(node) ?? []))];
  const exported = nodes.flatMap((node) => (ts.isExportDeclaration(node) && importedBy(node)) || []);
  return {
    path,
    imports: imported.filter(isRelative).map((name) => resolve(path, name)),
    packages: imported.filter((name) => !name.startsWith('.')),
    exportsFrom: exported.filter(isRelative).map((name) => resolve(path, name)),
    unnamedExports: source.statements
      .filter(isUnnamedExport)
      .map((statement) => statement.getText().split('\n')[0] ?? ''),
  };
}

function* descendants(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* descendants(child);
}

/** The name that a module is imported by, however it is done. */
function importedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isExternalModuleReference(node)) return textOf(node.expression);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : undefined;
  const isCall =
    ts.isCallExpression(node) && /^(import|require(\.resolve)?)$/.test(node.expression.getText());
  return isCall ? textOf(node.arguments[0]) : undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** Generated data is no module of ours: it imports nothing. */
function isRelative(name: string): boolean {
  return name.startsWith('.') && !/\/data\/[\w.-]+\.cjs$/.test(name);
}

function resolve(path: string, name: string): string {
  return posix.join(posix.dirname(path), name).replace(/\.([cm]?)js$/, '.$1ts');
}

function isUnnamedExport(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement;
    return !exportClause || !ts.isNamedExports(exportClause) || exportClause.elements.some(isDefault);
  }
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(isDefaultKeyword);
}

function isDefault({ name }: ts.ExportSpecifier): boolean {
  return name.text === 'default';
}

function isDefaultKeyword({ kind }: ts.Node): boolean {
  return kind === ts.SyntaxKind.DefaultKeyword;
}
