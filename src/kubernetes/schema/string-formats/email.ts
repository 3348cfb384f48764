const letter = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-\\u0080-\\uffff]";
const dotAtom = `${letter}+(?:\\.${letter}+)*`;
const quoted = '"(?:[^"\\\\\\r\\n\\u0000-\\u001f]|\\\\[^\\r\\n\\u0000-\\u001f])*"';
const literal = '\\[[0-9A-Fa-f:.]+\\]';
const address = new RegExp(`^(?:${dotAtom}|${quoted})@(?:${dotAtom}|${literal})$`);
const display = new RegExp(`^(?:${letter}|${quoted}|[ \\t.])*$`);

/**
 * Whether Go's `mail.ParseAddress` takes the text: an address, alone or in angle brackets behind a name. Comments in
 * parentheses and encoded words are not told apart from other texts.
 */
export function isEmail(text: string): boolean {
  const trimmed = text.trim();
  if (!trimmed.endsWith('>')) return address.test(trimmed);
  const open = trimmed.lastIndexOf('<');
  return open >= 0 && address.test(trimmed.slice(open + 1, -1)) && display.test(trimmed.slice(0, open));
}
