#!/usr/bin/env node
import { type Io, MISTAKE } from './io.js';
import { run } from './run.js';

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  isOutTerminal: process.stdout.isTTY === true,
  columns: process.stdout.columns,
  now: () => new Date(),
};

// A reader that has seen enough (`| head`) is not an error, and no reason to keep what was found from the exit code.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`The standard output cannot be written: ${error.message}.\n`);
  process.exit(MISTAKE);
});

process.exitCode = await run(process.argv.slice(2), io);
