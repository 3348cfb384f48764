import type { Value, ValueMap } from './value.js';

const SECTION = /^\[(?<name>[^\]]*)\]\s*$/;

/** A section while it is read: the values of each key, in order. */
interface Section {
  readonly name: string;
  readonly keys: Map<string, string[]>;
  /** The indentation of its first key; what is indented more continues the value before it. */
  indent?: number;
  last?: string[];
}

/**
 * Sections of keys. What dialects read differently is kept: a key that comes twice is a list, and so is a section; quotes,
 * and what may be a comment behind a value, belong to the value. Undefined for a text with other lines.
 */
export function readIni(text: string): Value[] | undefined {
  if (text.includes('\0')) return undefined;
  const sections: Section[] = [{ name: '', keys: new Map() }];
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const trimmed = line.trim();
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue;
    const name = SECTION.exec(trimmed)?.groups?.name;
    if (name !== undefined) sections.push({ name: name.trim(), keys: new Map() });
    else if (trimmed.startsWith('[') || !readLine(line, trimmed, sections.at(-1))) return undefined;
  }
  return [sectionsValue(sections)];
}

function readLine(line: string, trimmed: string, section: Section | undefined): boolean {
  if (!section) return false;
  const indent = line.length - line.trimStart().length;
  section.indent ??= indent;
  if (section.last && indent > section.indent) {
    section.last.push(`${section.last.pop() ?? ''}\n${trimmed}`);
    return true;
  }
  const sign = trimmed.search(/[=:]/);
  // A key without a value, such as skip-networking of MySQL, is not one with an empty value.
  const [key, value] =
    sign > 0 ? [trimmed.slice(0, sign).trimEnd(), trimmed.slice(sign + 1).trimStart()] : [trimmed, NOTHING];
  section.last = section.keys.get(key) ?? [];
  section.last.push(value);
  section.keys.set(key, section.last);
  return true;
}

/** A NUL is in no such text. */
const NOTHING = '\0';

function sectionsValue(sections: readonly Section[]): ValueMap {
  const byName = new Map<string, ValueMap[]>();
  for (const { name, keys } of sections) {
    if (name === '' && keys.size === 0) continue;
    byName.set(name, [...(byName.get(name) ?? []), sectionValue(keys)]);
  }
  const [top] = byName.get('') ?? [];
  const named = [...byName].filter(([name]) => name !== '');
  return Object.fromEntries([
    ...Object.entries(top ?? {}),
    ...named.map(([name, all]) => [`[${name}]`, single(all)]),
  ]);
}

function sectionValue(keys: ReadonlyMap<string, readonly string[]>): ValueMap {
  return Object.fromEntries([...keys].map(([key, values]) => [key, single(values.map(given))]));
}

function given(value: string): Value {
  if (!value.startsWith(NOTHING)) return value;
  return value === NOTHING ? null : { continued: value.slice(1) };
}

function single(values: readonly Value[]): Value {
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? first : values;
}
