import { names } from '../native/field-path.js';

/** What the server calls by another name than the field has. */
const otherNames: readonly (readonly [RegExp, string])[] = [
  [/spec\.template\.(labels|annotations)\b/, 'spec.template.metadata.$1'],
  [/^metadata\.taints/, 'spec.taints'],
  [/(downwardAPI)\.(fieldRef|resourceFieldRef|path|mode)/, '$1.items.$2'],
  [/projected\.path/, 'projected.sources.serviceAccountToken.path'],
  [/persistentDisk\./, 'gcePersistentDisk.'],
  [/\.serviceAccountName$/, '.serviceAccount'],
  [/\.uID$/, '.uid'],
  [/resources\[storage\]/, 'resources.requests.storage'],
  [/fieldRef\.fieldPath$/, 'fieldRef.apiVersion'],
  [/^data\[/, 'stringData['],
];

/** How many fields the server may stop short of ours: it names a list for its item, and a map for its key. */
const mostShort = 3;

/** Whether what the server says is about our place, or about one near above or below it that stands for it. */
export function isAbout(text: string, path: string): boolean {
  const end = text.indexOf(': ');
  const [field, rest] = [text.slice(0, end), text.slice(end)];
  const fields = [field, ...otherNames.map(([name, by]) => field.replace(name, by))];
  return fields.some((it) => isNear(it, path) || names(it + rest, path));
}

/** The server forgets the index of some lists. */
function isNear(said: string, path: string): boolean {
  const [theirs, ours] = [steps(said), steps(path)];
  const isPrefix = (short: readonly string[], long: readonly string[]) =>
    short.length > 1 && short.every((step, index) => long[index] === step);
  return (isPrefix(theirs, ours) && ours.length - theirs.length <= mostShort) || isPrefix(ours, theirs);
}

/** `spec.ports[0].port` and `spec.ports.port` both are `spec`, `ports`, `port`; a key is a step too. */
function steps(path: string): readonly string[] {
  return path
    .replace(/\[\d+\]/g, '')
    .replace(/\[([^\]]*)\]/g, '.$1')
    .toLowerCase()
    .split('.');
}
