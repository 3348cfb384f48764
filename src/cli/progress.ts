import type { Io } from './io.js';

/** A run that ends sooner says nothing, in ms. */
const PATIENCE = 1_000;

/** Tells a person, on a terminal only, that work goes on; gives back what ends it and clears the line. */
export function progressOf(io: Io, doing: string): () => void {
  if (!io.isTerminal) return () => {};
  const started = performance.now();
  const timer = setInterval(() => io.err(`\r\u001b[K${doing} … ${seconds(started)} s`), PATIENCE);
  return () => {
    clearInterval(timer);
    if (performance.now() - started >= PATIENCE) io.err('\r\u001b[K');
  };
}

function seconds(started: number): number {
  return Math.round((performance.now() - started) / 1000);
}
