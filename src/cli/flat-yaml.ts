/** What `yaml` would read as something other than text. */
const notText = /^(y|n|yes|no|on|off|true|false|null|\.inf|\.nan|\.\d.*|[^a-z]*)$/i;
const entry = /^([A-Za-z]+): +([A-Za-z./][\w ./@=+-]*?) *$/;

/**
 * The entries of a YAML map that is nothing but `key: plain text`, one to a line; undefined for any other text, which
 * is the `yaml` package's affair. Most `cdk8s.yaml` are like that, and loading that package takes longer than all the
 * rest of starting an app.
 */
export function readFlat(text: string): Record<string, string> | undefined {
  const entries = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, key, value] = entry.exec(line) ?? [];
    if (!key || !value || notText.test(value) || notText.test(key) || entries.has(key)) return undefined;
    entries.set(key, value);
  }
  return Object.fromEntries(entries);
}
