import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** What the person who runs a script has to put right; anything else that is thrown is a bug of the script. */
export class Mistake extends Error {}

/** Runs a script; its exit code is what it gives back, 2 for a mistake and 3 for a bug. */
export async function runScript(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.exitCode = error instanceof Mistake ? 2 : 3;
    console.error(error instanceof Mistake ? error.message : error);
  }
}
