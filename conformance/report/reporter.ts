import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { type Outcome, outcomesFile } from './outcome.js';

/** Leaves the outcome of every proof for the page. Tests that claim nothing are not proofs. */
export default class ConformanceReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    mkdirSync(dirname(outcomesFile), { recursive: true });
    writeFileSync(outcomesFile, JSON.stringify(tests.flatMap(outcomeOf)));
  }
}

function outcomeOf(test: TestCase): Outcome[] {
  const { claim } = test.meta();
  const result = test.result();
  if (!claim) return [];
  return [
    { title: test.name, claim, state: result.state, reason: 'note' in result ? result.note : undefined },
  ];
}
