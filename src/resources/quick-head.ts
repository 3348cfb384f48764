/** What tells one object from another, as it stands at the top of its text. */
export interface QuickHead {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** A text that means nothing but itself: no number, no word that YAML 1.1 knows, no escape. */
const plain = /^([A-Za-z][\w./-]*)[ \t]*(?:[ \t]#.*)?$/;
const quoted = /^"([\w./-]+)"[ \t]*(?:[ \t]#.*)?$|^'([\w./-]+)'[ \t]*(?:[ \t]#.*)?$/;
const words = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
const key = /^([A-Za-z][\w.$-]*):(?:[ \t]+|$)/;
const nested = /^([A-Za-z][\w.$/-]*|"[^"\\]*"|'[^']*'):(?:[ \t]|$)/;

/**
 * The head of a document of YAML as tools write it: one object, its keys without quotes, one below the other. Undefined
 * where anything is unusual; the document has to be read then. It may be broken further down, and is no list of objects.
 */
export function quickHead(text: string): QuickHead | undefined {
  const top = new Map<string, string>();
  let metadata: readonly string[] | undefined;
  for (let at = 0; at < text.length; ) {
    const end = endOfLine(text, at);
    const code = text.charCodeAt(at);
    if (!isInside(code)) {
      const line = text.slice(at, end);
      if (!isMark(line, at)) {
        const [whole = '', name = ''] = key.exec(line) ?? [];
        if (name === '' || top.has(name)) return undefined;
        top.set(name, line.slice(whole.length));
        if (name === 'metadata') metadata = linesBelow(text, end + 1);
      }
    }
    at = end + 1;
  }
  return metadata && headOf(top, fieldsOf(metadata));
}

/** A line that belongs to what is above: indented, empty, a comment, or an item of a list. */
function isInside(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x23 || code === 0x2d;
}

function isMark(line: string, at: number): boolean {
  return at === 0 && /^\ufeff?---/.test(line);
}

function headOf(
  top: ReadonlyMap<string, string>,
  metadata: ReadonlyMap<string, string> | undefined,
): QuickHead | undefined {
  const [apiVersion, kind] = [textOf(top.get('apiVersion')), textOf(top.get('kind'))];
  const name = textOf(metadata?.get('name'));
  const namespace = metadata?.has('namespace') ? textOf(metadata.get('namespace')) : '';
  const isClear = !/^(#.*)?$/.test(top.get('metadata') ?? '#') || kind?.endsWith('List');
  if (!apiVersion || !kind || !name || namespace === undefined || isClear) return undefined;
  return { apiVersion, kind, name, namespace: namespace === '' ? undefined : namespace };
}

function textOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const [, text] = plain.exec(value) ?? [];
  if (text !== undefined) return words.test(text) ? undefined : text;
  const [, double, single] = quoted.exec(value) ?? [];
  return double ?? single;
}

function linesBelow(text: string, from: number): string[] {
  const lines: string[] = [];
  for (let at = from; at < text.length; ) {
    const end = endOfLine(text, at);
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x23) break;
    lines.push(text.slice(at, end));
    at = end + 1;
  }
  return lines;
}

/** The fields of a map that stands indented, one below the other; those deeper inside are passed over. */
function fieldsOf(lines: readonly string[]): Map<string, string> | undefined {
  const fields = new Map<string, string>();
  let indent: number | undefined;
  let isName = false;
  for (const line of lines) {
    const own = line.search(/[^ ]/);
    if (own < 0 || line[own] === '#') continue;
    indent ??= own;
    // A name that goes on in the next line.
    if (own > indent && isName) return undefined;
    if (own > indent || (own === indent && line[own] === '-' && fields.size > 0)) continue;
    const [whole = '', name = ''] = nested.exec(line.slice(own)) ?? [];
    if (own < indent || name === '' || fields.has(name)) return undefined;
    fields.set(name, line.slice(own + whole.length).trim());
    isName = name === 'name' || name === 'namespace';
  }
  return fields;
}

function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
}
