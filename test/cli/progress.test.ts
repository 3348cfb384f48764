import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { progressOf } from '../../src/cli/progress.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function told(isTerminal: boolean, ms: number): string {
  let text = '';
  const io: Io = {
    cwd: '',
    env: {},
    out: () => {},
    err: (more) => {
      text += more;
    },
    isTerminal,
  };
  const stop = progressOf(io, 'running the app');
  vi.advanceTimersByTime(ms);
  stop();
  return text;
}

it('tells a person on a terminal that work goes on, and clears the line', () => {
  expect(told(true, 2_500)).toBe('\r\u001b[Krunning the app … 1 s\r\u001b[Krunning the app … 2 s\r\u001b[K');
});

it('says nothing of work that is soon done', () => {
  expect(told(true, 900)).toBe('');
});

it('says nothing in a pipe', () => {
  expect(told(false, 60_000)).toBe('');
});
