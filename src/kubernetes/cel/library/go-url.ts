/** A URL as Go's `net/url` takes it apart. */
export interface GoUrl {
  readonly scheme: string;
  readonly user: string | undefined;
  /** With the port. */
  readonly host: string;
  /** Escaped. */
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** The parts, or the reason why `url.ParseRequestURI` takes it for none: absolute URLs and absolute paths only. */
export function parseUrl(text: string): GoUrl | { readonly error: string } {
  const says = (why: string) => ({ error: `parse ${JSON.stringify(text)}: ${why}` });
  // The characters that Go calls control characters.
  const control = [...text].some((character) => character < ' ' || character === '\x7f');
  if (control) return says('net/url: invalid control character in URL');
  if (text === '') return says('empty url');
  const [, scheme = '', colon = '', rest = text] =
    /^(?:([A-Za-z][A-Za-z0-9+.-]*)(:))?(.*)$/s.exec(text) ?? [];
  if (!colon && text.startsWith(':')) return says('missing protocol scheme');
  if (!colon && !text.startsWith('/')) return says('invalid URI for request');
  // A request's URL has no fragment: there it belongs to what stands before it, and must be good for that.
  const whole = takeApart(rest, colon !== '');
  if ('error' in whole) return says(whole.error);
  const hash = rest.indexOf('#');
  const parts = hash < 0 ? whole : takeApart(rest.slice(0, hash), colon !== '');
  if ('error' in parts) return says(parts.error);
  const fragment = hash < 0 ? '' : rest.slice(hash + 1);
  return { scheme: scheme.toLowerCase(), ...parts, fragment };
}

type Parts = Omit<GoUrl, 'scheme' | 'fragment'>;

function takeApart(rest: string, hasScheme: boolean): Parts | { readonly error: string } {
  const [before = '', query = ''] = cut(rest, '?');
  if (!before.startsWith('/'))
    return hasScheme ? { user: undefined, host: '', path: '', query } : { error: 'invalid URI for request' };
  const hasAuthority = before.startsWith('//') && (hasScheme || !before.startsWith('///'));
  const [authority, path] = hasAuthority && hasScheme ? splitAuthority(before) : ['', before];
  const host = readAuthority(authority);
  if ('error' in host) return host;
  const wrong = wrongEscape(path);
  return wrong === undefined
    ? { ...host, path: escapePath(path), query }
    : { error: `invalid URL escape ${JSON.stringify(wrong)}` };
}

function splitAuthority(text: string): readonly [string, string] {
  const slash = text.indexOf('/', 2);
  return slash < 0 ? [text.slice(2), ''] : [text.slice(2, slash), text.slice(slash)];
}

function readAuthority(text: string): Pick<GoUrl, 'user' | 'host'> | { readonly error: string } {
  const at = text.lastIndexOf('@');
  const user = at < 0 ? undefined : text.slice(0, at);
  const host = text.slice(at + 1);
  if (user !== undefined && !/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user))
    return { error: 'net/url: invalid userinfo' };
  const error = wrongHost(host);
  return error === undefined ? { user, host } : { error };
}

function wrongHost(host: string): string | undefined {
  if (host.startsWith('[')) {
    const close = host.lastIndexOf(']');
    if (close < 0) return "missing ']' in host";
    return wrongPort(host.slice(close + 1));
  }
  const colon = host.indexOf(':');
  const port = colon < 0 ? undefined : wrongPort(host.slice(colon));
  if (port) return port;
  const wrongPart = wrongEscape(host) ?? /%[0-7][0-9A-Fa-f]/.exec(host)?.[0];
  if (wrongPart !== undefined) return `invalid URL escape ${JSON.stringify(wrongPart)}`;
  const wrong = /[^A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"%\u0080-\u{10ffff}]/u.exec(host)?.[0];
  return wrong === undefined ? undefined : `invalid character ${JSON.stringify(wrong)} in host name`;
}

function wrongPort(port: string): string | undefined {
  return port === '' || /^:\d*$/.test(port) ? undefined : `invalid port ${JSON.stringify(port)} after host`;
}

function wrongEscape(text: string): string | undefined {
  const at = /%(?![0-9A-Fa-f]{2})/.exec(text)?.index;
  return at === undefined ? undefined : text.slice(at, at + 3);
}

/** As it is if nothing in it must be escaped; else escaped anew. */
function escapePath(path: string): string {
  if (/^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:@[\]/]|%[0-9A-Fa-f]{2})*$/.test(path)) return path;
  return [...bytesOf(path)].map(escapeByte).join('');
}

function bytesOf(path: string): Uint8Array {
  const raw = new TextEncoder().encode(path);
  const bytes: number[] = [];
  for (let i = 0; i < raw.length; i++) {
    const code =
      raw[i] === 37 ? Number.parseInt(String.fromCharCode(raw[i + 1] ?? 0, raw[i + 2] ?? 0), 16) : raw[i];
    bytes.push(code ?? 0);
    if (raw[i] === 37) i += 2;
  }
  return Uint8Array.from(bytes);
}

function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (/[A-Za-z0-9\-_.~$&+,/:;=@]/.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The host without its port, and without the brackets of IPv6. */
export function hostname(host: string): string {
  const [, inBrackets] = /^\[(.*)\](?::\d*)?$/.exec(host) ?? [];
  return inBrackets ?? host.replace(/:\d*$/, '');
}

/** The port, or an empty text. */
export function port(host: string): string {
  return /:(\d*)$/.exec(host.replace(/^\[.*\]/, ''))?.[1] ?? '';
}

/** The values of a query by their keys, in order. What can't be read is left out. */
export function queryValues(query: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const pair of query.split('&')) {
    if (pair === '' || pair.includes(';')) continue;
    const [key, value = ''] = cut(pair, '=').map(unescaped);
    if (key === undefined || value === undefined) continue;
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return values;
}

function unescaped(text: string): string | undefined {
  if (wrongEscape(text) !== undefined) return undefined;
  return new TextDecoder().decode(bytesOf(text.replaceAll('+', ' ')));
}

function cut(text: string, by: string): string[] {
  const at = text.indexOf(by);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + by.length)];
}
