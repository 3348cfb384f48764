import { Mistake } from '../script.js';
import { publicNames } from './public-names.js';
import type { Room } from './rooms.js';

/**
 * The statements that export every public name of every room.
 *
 * @param own the text of `src/index.ts` without them: its names are taken
 */
export function indexExports(own: string, rooms: readonly Room[]): string {
  refuseTwice(own, rooms);
  return rooms
    .filter(({ names }) => names.length > 0)
    .map(exportStatement)
    .join('');
}

function exportStatement({ id, names }: Room): string {
  const specifiers = names.map(({ name, isType }) => (isType ? `type ${name}` : name));
  return `export { ${specifiers.join(', ')} } from './systems/${id}/index.js';\n`;
}

function refuseTwice(own: string, rooms: readonly Room[]): void {
  const owners = new Map(publicNames('src/index.ts', own).map(({ name }) => [name, 'src/index.ts']));
  for (const { id, names } of rooms) {
    for (const { name } of names) {
      const other = owners.get(name);
      if (other)
        throw new Mistake(`${name} is exported by ${other} and by the room ${id}: rename one of them.`);
      owners.set(name, `the room ${id}`);
    }
  }
}
