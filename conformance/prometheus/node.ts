import { spawnSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test/support/folder.js';
import { program } from '../support/installation.js';
import { type Running, start } from '../support/running.js';

/** What a container on this machine sees of it. */
export interface View {
  /** Folders of the machine by where the container has them. */
  readonly mounts: Readonly<Record<string, string>>;
  /** Whether it sees the machine's processes, rather than its own alone. */
  readonly hostPid: boolean;
}

const own = ['--user', '--map-root-user', '--mount'];

/** Why nothing can be run as in a container, if it cannot. */
export function noContainers(): string | undefined {
  const { status } = spawnSync('unshare', [...own, 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']);
  return status === 0 ? undefined : 'the user may not make mount namespaces';
}

/** The size of a container's own file system. */
export const ROOT_BYTES = 2 ** 20;

/** The libraries of the machine are there, since Go links to them. */
const script = `
set -e
root=$1; program=$2; mounts=$3; shift 3
mount -t tmpfs -o size=${ROOT_BYTES} tmpfs "$root"
for folder in lib lib64 usr; do
  if [ -L "/$folder" ]; then cp -P "/$folder" "$root/$folder"
  elif [ -d "/$folder" ]; then mkdir "$root/$folder"; mount --rbind "/$folder" "$root/$folder"; fi
done
mkdir "$root/proc"; : > "$root/program"
mount --bind "$program" "$root/program"
if [ -z "$mounts" ]; then
  mount -t proc proc "$root/proc"
  mkdir "$root/sys"; mount --rbind /sys "$root/sys"
fi
for pair in $mounts; do
  mkdir -p "$root\${pair%%=*}"
  mount --rbind "\${pair#*=}" "$root\${pair%%=*}"
done
exec chroot "$root" /program "$@"
`;

/** Runs a program with a root of its own, in the machine's network. It ends with the test. */
export function startInside(name: string, { mounts, hostPid }: View, args: readonly string[]): Running {
  const pairs = Object.entries(mounts).map(([path, of]) => `${path}=${of}`);
  const processes = hostPid ? [] : ['--pid', '--fork', '--kill-child'];
  const command = ['sh', '-c', script, 'sh', temporaryFolder(), program(name), pairs.join(' '), ...args];
  const running = start('unshare', [...own, ...processes, ...command]);
  onTestFinished(() => running.stop());
  return running;
}
