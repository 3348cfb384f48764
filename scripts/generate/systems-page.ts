import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../../src/model/compare.js';
import type { ConstructEntry } from '../../src/model/system.js';
import type { Room } from './rooms.js';

const HEAD = `# Systems

<!-- Written by npm run generate from the rooms in src/systems; do not edit. -->

What each construct makes, the recipes of the operators' notes that it carries, and the tests that hold it to them. The
numbers are those of the notes; each room's README has the symptom, the property and the source.
`;

/** `docs/systems.md`: system → construct → what it emits → fixes → tests. */
export function systemsPage(root: string, rooms: readonly Room[]): string {
  return [HEAD, ...rooms.map((room) => section(root, room))].join('\n');
}

function section(root: string, { system: { id, title, version, constructs } }: Room): string {
  const tests = testsOf(root, id).map((name) => `[${name}](../test/systems/${id}/${name})`);
  const parts = [
    `## [${title}](../src/systems/${id}/README.md) ${version}`,
    ...constructs.map(describe),
    `Tests: ${tests.join(', ')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function describe({ name, emits, fixes }: ConstructEntry): string {
  const carried = Object.entries(fixes).sort(([a], [b]) => compare(a, b));
  const rows = carried.map(([number, fix]) => `| ${number} | ${fix.replaceAll('|', '\\|')} |`);
  const table = rows.length > 0 ? `\n\n| Rule | What it carries |\n| --- | --- |\n${rows.join('\n')}` : '';
  return `**\`${name}\`** makes ${emits}.${table}`;
}

function testsOf(root: string, id: string): string[] {
  const folder = join(root, 'test/systems', id);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith('.test.ts')).sort(compare);
}
