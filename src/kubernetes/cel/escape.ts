/** The names that mean something else in an expression. */
const reserved = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);
const written: Readonly<Record<string, string>> = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
};
const read = new Map(Object.entries(written).map(([from, to]) => [to, from]));

/** The name by which an expression gets at a field; `undefined` where there is none. */
export function escapeName(name: string): string | undefined {
  if (reserved.has(name)) return `__${name}__`;
  if (!/^[A-Za-z_./-][A-Za-z0-9_./-]*$/.test(name)) return undefined;
  return name.replace(/__|[./-]/g, (part) => written[part] ?? part);
}

/** The field that a name in an expression means. */
export function unescapeName(escaped: string): string | undefined {
  if (!escaped.includes('__')) return escaped;
  let known = true;
  const name = escaped.replace(/__([^_]+)__/g, (part, inside: string) => {
    const plain = read.get(part) ?? (reserved.has(inside) && part === escaped ? inside : undefined);
    known &&= plain !== undefined;
    return plain ?? '';
  });
  return known ? name : undefined;
}
