/** What JSON allows inside a string, and a terminal may obey. */
const obeyed = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Indented JSON of a value that JSON can say, which is safe to print on a terminal. Ends with a line feed. */
export function safeJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  // Outside of strings there are none of these.
  return `${text.replace(obeyed, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
