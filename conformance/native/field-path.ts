import { tokens } from '../../src/model/pointer.js';

/** A pointer as the API server writes it: `/spec/ports/0/port` is `spec.ports[0].port`. */
export function fieldPath(pointer: string): string {
  return tokens(pointer)
    .map((token) => (/^\d+$/.test(token) ? `[${token}]` : `.${token}`))
    .join('')
    .replace(/^\./, '');
}

/**
 * Whether what the server says is about this place: it names it, writes the last part as the key of a map, or names what
 * holds it, as it does of labels.
 */
export function names(text: string, path: string): boolean {
  const plain = (it: string) => it.replace(/\[(?!\d+\])([^\]]*)\]/g, '.$1').toLowerCase();
  const [said, wanted] = [plain(text), plain(path)];
  const holder = wanted.replace(/(\.[^.[]+|\[\d+\])$/, '');
  const isMap = /(labels|annotations|nodeselector|finalizers|finalizers\[\d+\])(\.|\[|$)/.test(wanted);
  if (wanted === '' || said.includes(wanted)) return true;
  const map = /^(.*?(?:labels|annotations|nodeselector|finalizers))/.exec(wanted)?.[1];
  return (isMap && map !== undefined && said.includes(map)) || said.startsWith(`${holder}: `);
}
