import type { ConstructEntry, System } from '../../src/model/system.js';
import type { Room } from './rooms.js';

const HEAD = '| System | Construct | What it makes | Fixes that it carries |\n| --- | --- | --- | --- |';

/** The README's table of all systems: one row per construct. */
export function systemsTable(rooms: readonly Room[]): string {
  const rows = rooms.flatMap(({ system }) =>
    system.constructs.map((construct, index) => row(index === 0 ? titleOf(system) : '', construct)),
  );
  return [HEAD, ...rows].join('\n');
}

function titleOf({ id, title, version }: System): string {
  return `[${title}](src/systems/${id}/README.md) ${version}`;
}

function row(title: string, { name, emits, fixes }: ConstructEntry): string {
  const cells = [title, `\`${name}\``, emits, Object.keys(fixes).sort().join(', ')];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
