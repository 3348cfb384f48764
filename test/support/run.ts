import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a command and gives back what it printed; one that fails throws with everything that it printed. */
export async function run(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await execute(command, args, { cwd, env: cleanEnv(), maxBuffer: 2 ** 26 });
    return stdout + stderr;
  } catch (error) {
    // execFile rejects with an Error that has what was printed.
    const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`${[command, ...args].join(' ')} failed: ${message}\n${stdout}\n${stderr}`);
  }
}

/** Without what npm and vitest set for their children: these commands are run by a person of another project. */
function cleanEnv(): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter(
    (name) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|npm_(package|lifecycle)_)/i.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
