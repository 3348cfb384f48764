/**
 * Whether Go's `url.ParseRequestURI` takes the text: an absolute URI, or a path from the root. No fragment is told apart:
 * `#` is part of the path.
 */
export function isRequestUri(text: string): boolean {
  if (text === '*') return true;
  if (text === '' || hasControl(text)) return false;
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(text)?.[0] ?? '';
  // What begins with a colon misses its scheme; a colon behind other characters is part of a path.
  const rest = text.slice(scheme.length).split('?', 1)[0] ?? '';
  if (!rest.startsWith('/')) return scheme !== '';
  if (!rest.startsWith('//') || scheme === '') return isEscaped(rest);
  const slash = rest.indexOf('/', 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  return isAuthority(authority) && isEscaped(slash < 0 ? '' : rest.slice(slash));
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

/** Every % leads two hexadecimal digits. */
function isEscaped(text: string): boolean {
  return !/%(?![0-9A-Fa-f]{2})/.test(text);
}

function isAuthority(text: string): boolean {
  const sign = text.lastIndexOf('@');
  if (sign >= 0 && !isUser(text.slice(0, sign))) return false;
  const host = text.slice(sign + 1);
  if (host.startsWith('[')) return isBracketed(host);
  const colon = host.indexOf(':');
  const name = colon < 0 ? host : host.slice(0, colon);
  return (colon < 0 || /^:\d*$/.test(host.slice(colon))) && isHost(name);
}

function isUser(text: string): boolean {
  return /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(text) && isEscaped(text);
}

function isBracketed(host: string): boolean {
  const end = host.lastIndexOf(']');
  return (
    end > 0 && /^(:\d*)?$/.test(host.slice(end + 1)) && /^[0-9A-Fa-f:.]+(%25.+)?$/.test(host.slice(1, end))
  );
}

/** Of ASCII, what RFC 3986 lets into a host, and what browsers do; an escaped byte only if it is not ASCII. */
function isHost(text: string): boolean {
  return /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"]|%[89A-Fa-f][0-9A-Fa-f]|%25|[^\0-\x7f])*$/.test(text);
}
