import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { thresholds } from '../../src/cli/diff/reaches.js';
import { diff as command } from '../../src/cli/diff.js';
import { riskLevels } from '../../src/diff/risk-level.js';
import { changeFormats } from '../../src/report/changes/formats.js';
import { diff } from '../support/diff.js';
import { temporaryFolder } from '../support/folder.js';
import { projectRoot } from '../support/project.js';

const page = join(projectRoot, 'docs/diff.md');
const text = readFileSync(page, 'utf8');
const shown = /(?<=^```text\n\$ runbook diff base\.yaml head\.yaml\n)[\s\S]*?(?=^```$)/m;

describe('docs/diff.md', () => {
  it('shows what its example really prints; after a change, vitest --update writes it', async () => {
    const files = [...text.matchAll(/^```yaml\n# (\w+\.yaml)\n(.*?)^```$/gms)].map(([, name, yaml]) => [
      name,
      yaml,
    ]);
    const folder = temporaryFolder(Object.fromEntries(files));
    const { status, stdout, stderr } = await diff(folder, 'base.yaml', 'head.yaml');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).not.toMatch(/correct-horse|battery-staple/);
    expect(text).toMatch(shown);
    await expect(text.replace(shown, () => stdout)).toMatchFileSnapshot(page);
  });

  it('names every option, format, risk and threshold', () => {
    const options = Object.keys(command.options).map((name) => `--${name}`);
    const words = [...options, ...Object.keys(changeFormats), ...riskLevels, ...thresholds];
    expect(words.filter((word) => !new RegExp(`\`${word}[\` ]`).test(text))).toEqual([]);
  });
});
