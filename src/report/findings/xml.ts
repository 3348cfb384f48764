import { visible } from '../visible.js';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Attributes by name; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element that holds nothing but elements, each on lines of its own. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const head = `<${name}${written(attributes)}`;
  if (children.length === 0) return `${head}/>`;
  return `${head}>\n${children.map(indented).join('\n')}\n</${name}>`;
}

/** An element that holds a text of several lines. */
export function textElement(name: string, attributes: Attributes, lines: readonly string[]): string {
  return `<${name}${written(attributes)}>${lines.map(escaped).join('\n')}</${name}>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value))}"`))
    .join('');
}

/** XML 1.0 has no way at all to write most control characters (its section 2.2), so they are shown. */
function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Only where a line starts with a tag: in a text, spaces would count. */
function indented(text: string): string {
  return text.replace(/^(?= *<)/gm, '  ');
}
