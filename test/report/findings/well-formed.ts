const name = '[A-Za-z][A-Za-z0-9-]*';
const text = '(?:[^<&]|&(?:amp|lt|gt|quot|apos);)*?';
const attribute = `\\s+${name}="${text.replace('[^<&]', '[^<&"]')}"`;
const token = new RegExp(`<(${name})((?:${attribute})*)\\s*(/?)>|</(${name})>|(${text}(?=<|$))`, 'uy');

/** What is not well-formed in this XML of ours: elements, attributes and the five entities of XML. */
export function malformed(xml: string): string | undefined {
  const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (illegal) return `the character ${illegal[0].codePointAt(0)}`;
  const body = xml.replace('<?xml version="1.0" encoding="UTF-8"?>\n', '');
  const open: string[] = [];
  for (token.lastIndex = 0; token.lastIndex < body.length; ) {
    const start = token.lastIndex;
    const [whole, opened, , empty, closed] = token.exec(body) ?? [];
    if (!whole) return `at ${body.slice(start, start + 60)}`;
    if (opened && !empty) open.push(opened);
    if (closed && open.pop() !== closed) return `</${closed}> is not open`;
  }
  return open.length > 0 ? `${open} stay open` : undefined;
}
