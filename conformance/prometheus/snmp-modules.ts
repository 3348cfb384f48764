import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const instrument = new URL('../instruments/snmp-exporter/', import.meta.url).pathname;

/** The file that is in the exporter's image: it is published with the source, not with the program. */
export function modules(): string {
  const args = ['list', '-m', '-f', '{{.Dir}}', 'github.com/prometheus/snmp_exporter'];
  const folder = execFileSync('go', args, {
    cwd: instrument,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return join(folder.trim(), 'snmp.yml');
}

/** Why it is not there, if it is not. */
export function noModules(): string | undefined {
  try {
    return existsSync(modules())
      ? undefined
      : "Go has cleared away the exporter's source, and snmp.yml with it";
  } catch {
    return "there is no Go to ask for the exporter's snmp.yml";
  }
}
