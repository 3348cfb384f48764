import ts from 'typescript';
import { Mistake } from '../script.js';

/** A name that a module exports. A name that is a value and a type is a value here. */
export interface PublicName {
  readonly name: string;
  readonly isType: boolean;
}

/** The names that a module exports, which it must list one by one. */
export function publicNames(path: string, code: string): PublicName[] {
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const types = new Map<string, boolean>();
  for (const { name, isType } of source.statements.flatMap((statement) => namesOf(path, statement)))
    types.set(name, isType && types.get(name) !== false);
  return [...types].map(([name, isType]) => ({ name, isType }));
}

function namesOf(path: string, statement: ts.Statement): PublicName[] {
  if (ts.isExportAssignment(statement)) throw new Mistake(`${path} must have no default export.`);
  if (ts.isExportDeclaration(statement)) return listedNames(path, statement);
  const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExportKeyword);
  return isExported ? declaredNames(statement) : [];
}

function listedNames(path: string, { exportClause, isTypeOnly }: ts.ExportDeclaration): PublicName[] {
  if (!exportClause || !ts.isNamedExports(exportClause))
    throw new Mistake(`${path} must export names one by one, not export *.`);
  return exportClause.elements.map((element) => ({
    name: element.name.text,
    isType: isTypeOnly || element.isTypeOnly,
  }));
}

function declaredNames(statement: ts.Statement): PublicName[] {
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  const declarations = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations
    : [statement];
  return declarations.flatMap((declaration) => {
    // Only declarations can carry the keyword export; the type of statements does not say so.
    const name = ts.getNameOfDeclaration(declaration as ts.Declaration);
    return name && ts.isIdentifier(name) ? [{ name: name.text, isType }] : [];
  });
}

function isExportKeyword({ kind }: ts.Node): boolean {
  return kind === ts.SyntaxKind.ExportKeyword;
}
