import { looksSecret, mayBeSecret, namesSecret } from './looks-secret.js';

/** What stands for a value that must not be shown; it tells nothing of it, not even its length. */
export const MASK = '••••••';

const privateKey = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY/;

/** Without one of these, nothing in a text is called secret. */
const hint = /pass|pwd|secret|token|key|credential|dsn|auth|\s-u\s|--user/i;

/**
 * A text with what looks secret in it masked: the value after a name that tells it (`password: x`, `"token": "x"`,
 * `--password x`, `<secret>x</secret>`), a line that tells by itself, what YAML has below such a name, or all of it where
 * a key spans lines. It keeps its line breaks.
 */
export function maskedText(text: string): string {
  const known = recent.get(text);
  if (known !== undefined) return known;
  const safe = withoutSecrets(text);
  if (recent.size >= MOST_RECENT) recent.clear();
  recent.set(text, safe);
  return safe;
}

/** A text is asked for as a whole, and once more for its parts. */
const recent = new Map<string, string>();
const MOST_RECENT = 4;

function withoutSecrets(text: string): string {
  if (privateKey.test(text)) return MASK;
  const isTold = hint.test(text);
  if (!text.includes('\n')) return looksSecret('', text) ? MASK : isTold ? maskedLine(text) : text;
  const lines = (isTold ? maskedXml(text) : text).split('\n');
  if (!isTold) return lines.map((line) => (looksSecret('', line.trim()) ? MASK : line)).join('\n');
  const isBelow = secretBelow();
  return lines.map((line) => isBelow(line) ?? maskedLine(line)).join('\n');
}

const setting = /^(\s*(?:-\s+)?(?:export\s+|set\s+)?["']?)([\w.-]+)(["']?\s*[:=]\s*)(.+)$/;

function maskedLine(line: string): string {
  if (!hint.test(line)) return looksSecret('', line.trim()) ? MASK : line;
  const [, before = '', name = '', between = '', value = ''] = setting.exec(line) ?? [];
  if (
    name !== '' &&
    !/^(\{|\$\(|[|>][-+\d]*$)/.test(value) &&
    looksSecret(name, unquoted(value.replace(/[,;]\s?$/, '')))
  )
    return `${before}${name}${between}${MASK}`;
  if (looksSecret('', line.trim())) return MASK;
  return maskedPairs(line).replace(user, `$1${MASK}`);
}

/** Masks parts of a text, each a run of its lines, as they are masked in the whole: a line may be secret by one above it. */
export function maskedWithin(text: string): (part: string) => string {
  const [lines, safe] = [text.split('\n'), maskedText(text).split('\n')];
  const known = new Map(lines.flatMap((line, at) => (line === safe[at] ? [] : [[line, safe[at] ?? MASK]])));
  return (part) => maskedText(part.replace(/[^\n]+/g, (line) => known.get(line) ?? line));
}

/** A name that a value follows, anywhere in a line: `password=`, `"token": `, `--secret `; `"name": "token", "value": `. */
const naming =
  /(?<![\w.-])(?:-{0,2}([A-Za-z_][\w.-]*)\\{0,3}["']?\s*[:=](?!=)\s*|--?([A-Za-z][\w.-]*)\s+(?=[^\s-])|\\{0,3}["']?(?:name|key)\\{0,3}["']?\s*:\s*\\{0,3}["']?([\w.-]+)\\{0,3}["']?\s*,\s*\\{0,3}["']?value\\{0,3}["']?\s*:\s*)/g;
/** The value; in a text of JSON within JSON its quotes have backslashes before them. */
const valued =
  /\\{1,3}["'].*?\\{1,3}["']|"(?:[^"\\]|\\.)*"|'[^']*'|\$\([^)]*\)|\$\{[^}]*\}|\{\{.*?\}\}|(?![|>][-+\d]*$)[^\s,;&"'`<>()[\]{}\\]+/y;
/** Of `curl -u name:password`; two numbers are a user and a group. */
const user = /(\s(?:-u|--user)[\s=]+["']?(?!\d+:\d+\b)[^\s:"'$/]+:)[^\s"'$/][^\s"']*/g;

function maskedPairs(line: string): string {
  let [safe, last] = ['', 0];
  for (const found of line.matchAll(naming)) {
    const [whole, ...names] = found;
    const start = found.index + whole.length;
    const name = names.find((group) => group !== undefined) ?? '';
    if (start < last || !mayBeSecret(name)) continue;
    valued.lastIndex = start;
    const [value = ''] = valued.exec(line) ?? [];
    if (!looksSecret(name, unquoted(value))) continue;
    safe += line.slice(last, start) + MASK;
    last = start + value.length;
  }
  return safe + line.slice(last);
}

function unquoted(value: string): string {
  const [, inner] = /^\\*(?:"|')(.*?)\\*(?:"|')\s*$/s.exec(value) ?? [];
  return inner ?? value;
}

/** `<password>x</password>`, `<name>secret.key</name><value>x</value>` and `name="password" value="x"`. */
function maskedXml(text: string): string {
  if (!text.includes('</') && !text.includes('/>')) return text;
  return text
    .replace(/(<name>([^<>]*)<\/name>\s*<value>)([^<>]*)(?=<\/value>)/g, maskedElement)
    .replace(/(<([\w.-]+)>)([^<>]+)(?=<\/)/g, maskedElement)
    .replace(/(\b(?:name|key)="([^"]*)"\s+value=")([^"]*)(?=")/g, maskedElement);
}

function maskedElement(whole: string, before: string, name: string, value: string): string {
  return looksSecret(name.trim(), value.trim()) ? `${before}${MASK}` : whole;
}

const opening = /^(\s*(?:-\s+)?)["']?([\w.-]+)["']?\s*:\s*([|>][-+\d]*)?\s*(?:#.*)?$/;
const variable = /^\s*(?:-\s+)?["']?(?:name|key)["']?\s*:\s*["']?([\w.-]+)["']?,?\s*$/;
const itsValue = /^(\s*["']?value["']?\s*:\s*)(\S.*)$/;

/** Masks lines in their order that are secret by what stands above them; undefined for one that is not. */
function secretBelow(): (line: string) => string | undefined {
  let [indent, isBlock, name] = [-1, false, ''];
  return (line) => {
    const own = line.search(/\S/);
    if (own < 0) return line;
    const [, lead = '', value = ''] = itsValue.exec(line) ?? [];
    if (indent >= 0 && own > indent && value !== '') return lead + MASK;
    if (indent >= 0 && own > indent && (isBlock || !/^\s*(?:-\s+)?["']?[\w./-]+["']?\s*:(\s|$)/.test(line)))
      return line.slice(0, own) + MASK;
    const [, before = '', field = '', block] = opening.exec(line) ?? [];
    [indent, isBlock] =
      field !== '' && namesSecret(field) ? [before.search(/\S|$/), block !== undefined] : [-1, false];
    const isValue = name !== '' && looksSecret(name, unquoted(value));
    name = variable.exec(line)?.[1] ?? '';
    if (isValue && /^[|>]/.test(value)) [indent, isBlock] = [own - 1, true];
    return isValue ? lead + MASK : undefined;
  };
}
