import type { Finding } from '../model/finding.js';
import type { JsonObject, JsonValue, KubernetesObject, Manifest } from '../model/manifest.js';
import type { LoadedDocument } from '../yaml/load/document.js';
import { loadDocuments } from '../yaml/load/load.js';
import type { ReadProblem } from '../yaml/load/problem.js';
import { helmTemplateRule, notAnObjectRule, unreadableRule, yamlRules } from './rules.js';

/** More of a document is not told, as of its faults. */
const MOST = 1000;

/** What a text holds, and what is wrong with it as a text. */
export interface ReadText {
  readonly manifests: readonly Manifest[];
  readonly findings: readonly Finding[];
}

/**
 * The objects of a text of YAML or JSON, each with the places of its values. Documents of nothing but comments are none.
 * A document that cannot be read, or is no object, is a finding.
 */
export function readText(file: string, text: string): ReadText {
  return readLoaded(file, text, loadDocuments(text));
}

/** The same of documents that have been loaded from this text. */
export function readLoaded(file: string, text: string, documents: readonly LoadedDocument[]): ReadText {
  const isOpen = !text.includes('ENC[');
  const read = documents.map((document) => readDocument(file, text, document, isOpen));
  return {
    manifests: read.flatMap(({ manifests }) => manifests),
    findings: read.flatMap(({ findings }) => findings),
  };
}

function readDocument(file: string, text: string, document: LoadedDocument, isOpen: boolean): ReadText {
  const { value, error, problems } = document;
  if (error) return { manifests: [], findings: [unreadable(file, text, error)] };
  const findings = noted(file, problems);
  if (value === undefined || value === null) return { manifests: [], findings };
  if (!isMap(value)) return { manifests: [], findings: [...findings, notAnObject(file, document)] };
  const placeOf = (at: string) => ({ file, ...document.placeOf(at) });
  // Whether it has its head is looked at by the check, which tells it as a finding.
  const manifest: Manifest = { object: value as KubernetesObject, placeOf, isOpen };
  return { manifests: [manifest], findings };
}

/** Of what somebody has made a million times, the thousandth says how many more there are. */
function noted(file: string, problems: readonly ReadProblem[]): Finding[] {
  const left = problems.length - MOST;
  return problems.slice(0, MOST).map(({ kind, what, fix, at, line, column }, index): Finding => {
    const { id, severity, why } = yamlRules[kind];
    const more = left > 0 && index === MOST - 1 ? ` There are ${left} more like this in the document.` : '';
    return {
      rule: id,
      severity,
      what: what + more,
      why,
      fix,
      at,
      object: file,
      origin: { file, line, column },
    };
  });
}

function isMap(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Two braces at the begin of a value are no YAML that Kubernetes takes, but every Helm template has them. */
function unreadable(file: string, text: string, error: NonNullable<LoadedDocument['error']>): Finding {
  const isTemplate = /\{\{-?[\s\w.$(/]/.test(text);
  const { id, severity, why, fix } = isTemplate ? helmTemplateRule : unreadableRule;
  const { line, column } = error;
  const read = /Secret/.test(text) ? { ...error, what: withoutQuotes(error.what) } : error;
  const told = isTemplate ? { what: `${file} is a Helm template, not a manifest.`, fix } : read;
  const origin = { file, line, column };
  return { rule: id, severity, what: told.what, why, fix: told.fix, at: '', object: file, origin };
}

/** What could not be read may be the value of a Secret. */
function withoutQuotes(what: string): string {
  return what.replace(/"[^"]*"/g, '"…"');
}

function notAnObject(file: string, document: LoadedDocument): Finding {
  const { id, severity, why, fix } = notAnObjectRule;
  const what = 'The document is no map, so it is no Kubernetes object.';
  return {
    rule: id,
    severity,
    what,
    why,
    fix,
    at: '',
    object: file,
    // To ask for a place is to read all of it once more.
    origin: { file, ...(isLong(document.value) ? { line: document.line, column: 1 } : document.placeOf('')) },
  };
}

function isLong(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.length > MOST;
}
