import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Running, start } from '../support/running.js';
import { inside } from './network.js';

/** What a container runtime would make of a container. */
export interface Container {
  /** The process whose network it has. */
  readonly network: number;
  /** An empty folder that becomes its root. */
  readonly root: string;
  /** Its files, by their path; none can be written to, but for those in /tmp. */
  readonly files: Readonly<Record<string, string>>;
  /** Programs of this machine by the path at which it has them, besides those in /usr. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** In Linux's spelling, without `CAP_`. */
  readonly capabilities: readonly string[];
  readonly command: readonly string[];
}

/** Makes the root out of the machine's /usr and the files, then gives up every capability but those that were asked for. */
const script = `
set -e
root=$1; capabilities=$2; programs=$3; shift 3
mount --bind "$root" "$root"
for folder in usr bin sbin lib lib64; do
  if [ -L "/$folder" ]; then cp -P "/$folder" "$root/$folder"
  elif [ -d "/$folder" ]; then mkdir "$root/$folder"; mount --rbind "/$folder" "$root/$folder"; fi
done
for program in $programs; do
  : > "$root\${program%%=*}"
  mount --bind "\${program#*=}" "$root\${program%%=*}"
done
mkdir -p "$root/tmp" "$root/dev" "$root/proc"
mount -t tmpfs tmpfs "$root/tmp"
mount --rbind /dev "$root/dev"
mount --rbind /proc "$root/proc"
mount -o remount,bind,ro "$root"
exec chroot "$root" setpriv --no-new-privs --bounding-set="-all$capabilities" env -i "$@"
`;

/** Starts a container; it is root in a user namespace of its own, whatever user it should be. */
export function startContainer(container: Container): Running {
  const { network, root, files, programs = {}, env, capabilities, command } = container;
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const kept = capabilities.map((name) => `,+${name.toLowerCase()}`).join('');
  const args = [root, kept, pairs(programs).join(' '), ...pairs({ PATH: searched, ...env }), ...command];
  return start('nsenter', [...inside(network), 'unshare', '--mount', 'sh', '-c', script, 'sh', ...args]);
}

const searched = '/usr/sbin:/usr/bin:/sbin:/bin';

function pairs(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}
