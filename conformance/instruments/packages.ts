import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Commands that proofs need beside the instruments, and the Debian packages that have them. */
const packages: Readonly<Record<string, string>> = {
  ip: 'iproute2',
  iptables: 'iptables',
  openssl: 'openssl',
};

/** Installs those that are missing, where that can be done without asking; elsewhere the proofs that need them are skipped. */
export function installPackages(tell: (line: string) => void): void {
  const missing = Object.keys(packages).filter((command) => !isThere(command));
  if (missing.length === 0) return;
  const names = missing.map((command) => packages[command] ?? command);
  if (process.getuid?.() !== 0 || !isThere('apt-get')) {
    tell(`LEFT OUT ${missing.join(', ')}: install ${names.join(', ')} for the proofs that need them`);
    return;
  }
  tell(`installing ${names.join(', ')} …`);
  const script = `apt-get update -qq && apt-get install -qq --no-install-recommends ${names.join(' ')}`;
  const { status, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  if (status !== 0) tell(`  could not be installed: ${stderr.trim().split('\n').at(-1)}`);
}

function isThere(command: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => existsSync(join(folder, command)));
}
