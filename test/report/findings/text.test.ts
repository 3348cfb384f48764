import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textReport } from '../../../src/report/findings/text.js';
import { badPort, fullReport, hostileReport, manyFindings, reportOf, webYaml } from './reports.js';

/** The text about one finding whose source is known. */
function told(finding: Partial<typeof badPort>, source: string, width?: number): string {
  const whole = { ...badPort, ...finding };
  const sources = new Map([[whole.origin?.file ?? '', source]]);
  return textReport(reportOf([whole], { sources }), { width });
}

function at(line: number, column: number) {
  return { origin: { file: 'dist/web.yaml', line, column } };
}

describe('the text format', () => {
  it('tells where, what, why and how to mend it, worst first', async () => {
    await expect(textReport(fullReport)).toMatchFileSnapshot('snapshots/report.txt');
  });

  it('says what was checked where nothing was found', () => {
    expect(textReport(reportOf([], { releases: ['1.36', '1.37'] }))).toBe(
      'Nothing found in 12 objects of 4 files, checked against Kubernetes 1.36 and 1.37.\n',
    );
  });

  it('has colours only when asked for', () => {
    expect(textReport(fullReport)).not.toContain('\u001b');
    const colored = textReport(fullReport, { color: true });
    expect(colored).toContain('\u001b[31merror\u001b[0m');
    expect(colored).toContain('\u001b[33mwarning\u001b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what colours are made of
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(textReport(fullReport));
  });

  it('lets no character of a name act on the terminal', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        expect(textReport(report)).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
      }),
    );
  });

  it('tells 10,000 findings', () => {
    const sources = new Map([['dist/web.yaml', 'a: b\n'.repeat(10_000)]]);
    const text = textReport(reportOf(manyFindings(), { sources }));
    expect(text.match(/^ +fix /gm)).toHaveLength(10_000);
    expect(text.match(/\^$/gm)).toHaveLength(10_000);
  });
});

describe('the offending line', () => {
  it('has a caret below the value', () => {
    expect(told({}, webYaml)).toContain(
      '\n  5 |   - containerPort: 99999\n    |                    ^\n  why  ',
    );
  });

  it.each([
    ['tabs', '\t\ta: b', 6, '        a: b', 11],
    ['wide characters', '名前: b', 5, '名前: b', 6],
    ['half-width forms', 'ｱｲ: b', 5, 'ｱｲ: b', 4],
    ['emoji', '👍: b', 5, '👍: b', 4],
    ['combining marks', 'e\u0301: b', 5, 'e\u0301: b', 3],
    ['controls', '\u001b: b', 4, '\\u001b: b', 8],
  ])('has the caret right after %s', (_, line, column, shown, indent) => {
    expect(told(at(1, column), line)).toContain(`\n  1 | ${shown}\n    | ${' '.repeat(indent)}^\n`);
  });

  it('is found as editors count, whatever ends a line, without a byte order mark', () => {
    expect(told(at(3, 4), '\ufeffa: 1\r\nb: 2\rc: 3\n')).toContain('  3 | c: 3\n    |    ^\n');
    expect(told(at(1, 4), '\ufeffa: 1\r\n')).toContain('  1 | a: 1\n    |    ^\n');
  });

  it('is cut on both sides where it is long, amid no character', () => {
    const line = `${'👍'.repeat(50_000)}x${'👍'.repeat(50_000)}`;
    expect(told(at(1, 100_001), line, 9)).toContain(`\n  1 | …👍👍x👍👍…\n    | ${' '.repeat(5)}^\n`);
  });

  it('is left out where there is none', () => {
    expect(told(at(99, 1), webYaml)).not.toContain('^');
    expect(textReport(reportOf([badPort]))).not.toContain('^');
  });

  it('ends at the caret where the place is behind its end', () => {
    expect(told(at(2, 500), webYaml)).toContain('  2 | kind: Deployment\n    |                 ^\n');
  });
});

describe('a Secret', () => {
  const secret = 'kind: Secret\nstringData:\n  password: hunter2\n';

  it.each(['Secret/prod/db', 'Secret/*', 'SecretList/*', 'secret/db'])('%s is never quoted', (object) => {
    expect(told({ object, ...at(1, 1) }, 'password: hunter2\n')).not.toContain('hunter2');
  });

  it.each([
    ['of a list', `kind: List\nitems:\n- ${secret.replaceAll('\n', '\n  ')}`, 5],
    ['in JSON on one line', '{"items":[{"kind":"Secret","data":{"a":"hunter2"}},{"kind":"Pod"}]}', 1],
    ['whose kind is on a line of its own', 'stringData:\n  a: hunter2\nkind:\n  Secret\n', 2],
    ['whose kind is escaped', '{"kind": "\\u0053ecret",\n"a": "hunter2"}', 2],
    ['whose kind is broken over lines', 'kind: "Sec\\\n  ret"\na: hunter2', 3],
    ['whose kind is an alias', 'a: &k Secret\nb: hunter2\nkind: *k\n', 2],
    ['whose kind is misspelt', 'kind: secret\na: hunter2\n', 2],
    ['that kustomize makes', 'secretGenerator:\n- name: a\n  literals: [a=hunter2]\n', 3],
    ['in an annotation', 'kind: Pod\na: \'{"kind":"Secret","data":{"a":"hunter2"}}\'', 2],
  ])('%s is not quoted for a finding of another object', (_, source, line) => {
    const text = told(at(line, 3), source);
    expect(text).toContain(`dist/web.yaml:${line}:3`);
    expect(text).not.toContain('hunter2');
  });

  it('hides only the document that it is in', () => {
    expect(told(at(5, 1), `${secret}---\na: b\n`)).toContain('  5 | a: b\n');
  });

  it('hides all of a file that could not be read', () => {
    const finding = { object: 'dist/web.yaml', at: '' };
    expect(told({ ...finding, ...at(5, 1) }, `${secret}---\nhunter2\n`)).not.toContain('5 | ');
    expect(told({ ...finding, ...at(2, 1) }, 'kind: Pod\na: b\n')).toContain('  2 | a: b\n');
  });

  it('does not take what only sounds like one for a Secret', () => {
    const pod =
      'kind: Pod\nimagePullSecrets:\nvolumes:\n- secret:\n    secretName: a\nkind: ExternalSecret\nport: 1\n';
    expect(told(at(7, 7), pod)).toContain('  7 | port: 1\n');
  });
});
