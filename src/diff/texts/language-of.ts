import { isList, isMap, type Value } from './values/value.js';

/** What the name of a text tells: its language, that it is none with a structure, or nothing. */
export type NameHint =
  | 'yaml'
  | 'json'
  | 'toml'
  | 'ini'
  | 'properties'
  | 'env'
  | 'nginx'
  | 'corefile'
  | 'corefile-plugins'
  | 'text'
  | undefined;

const BY_EXTENSION: Readonly<Record<string, NameHint>> = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  toml: 'toml',
  ini: 'ini',
  cnf: 'ini',
  properties: 'properties',
  env: 'env',
  nginx: 'nginx',
  server: 'corefile',
  override: 'corefile-plugins',
};

/** Scripts, programs, prose and templates: white space and comments may mean something, or order does. */
const TEXTS = new Set(
  `awk bash bat cmake crt css csv csr db diff go gotmpl groovy gz html j2 java jinja js jsonnet key ksh libsonnet lua md
  mjs patch pem php pl ps1 pub py rb rego rs rst sh sql star tf tmpl tpl ts txt vcl xml xsl zone zsh`.split(
    /\s+/,
  ),
);

/** By the key of the ConfigMap, or the name of the field, in whatever case. */
export function hintOf(name: string): NameHint {
  const lower = name.toLowerCase();
  const extension = /(?:^|\.)([^.]*)$/.exec(lower)?.[1] ?? '';
  if (/^(?:.*[-_.])?corefile$/.test(lower)) return 'corefile';
  if (TEXTS.has(extension) && lower.includes('.')) return 'text';
  if (!lower.includes('.') && extension !== 'env') return undefined;
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}

/** Whether a text that may be anything is clearly meant to be nginx's: it has a block that such a file has. */
export function looksLikeNginx(text: string): boolean {
  return /^[ \t]*(?:server|http|stream|events|upstream[ \t]+\S+|location[ \t][^{;\n]+)[ \t]*\{/m.test(text);
}

/** Whether it has sections; most that is read by lines does. */
export function looksLikeIni(text: string): boolean {
  return /^[ \t]*\[[^[\]\n]+\][ \t\r]*$/m.test(text) && /^[ \t]*[\w.-]+[ \t]*=/m.test(text);
}

/** Whether a map or list was meant, and not prose or a program that happens to be YAML as well. */
export function looksLikeData(documents: readonly Value[]): boolean {
  return documents.every((document) => (isList(document) ? document.every(hasWords) : hasWords(document)));
}

function hasWords(value: Value): boolean {
  return isMap(value) && Object.keys(value).every((key) => /^[\w.@$/-]+$/.test(key));
}
