import fc from 'fast-check';
import type { FieldChange, ObjectChange, TextPart } from '../../../src/diff/change.js';
import type { Note } from '../../../src/diff/comparison.js';
import { type Risk, riskLevels } from '../../../src/diff/risk-level.js';
import type { JsonValue } from '../../../src/model/manifest.js';
import type { ChangesReport } from '../../../src/report/changes/changes-report.js';
import { hostile as name } from '../findings/reports.js';
import { manifestOf, reportOf } from './reports.js';

/** What breaks out of Markdown, HTML, a terminal or a line. */
const hostile = fc.oneof(
  name,
  fc.constantFrom(
    '```\n# x',
    '``````````',
    '</details></summary>',
    '<details><summary>',
    '</code><script>alert(1)</script>',
    '-->',
    '<!-- x',
    '\n\n# heading\n\n',
    '- [ ] task',
    '| a | b |\n| --- | --- |',
    '\u200b\u200d\u2066rtl\u2069',
    '![x](https://evil.example/p.png)',
    '" onload="x',
    'x'.repeat(3_000),
    '宽'.repeat(300),
    'key: |\n  a\n  b\n',
  ),
);

const origin = fc.record({ file: hostile, line: fc.integer({ min: 1 }), column: fc.integer({ min: 1 }) });
const pointer = hostile.map((text) => `/${text}`);
const how = fc.constantFrom('added', 'removed', 'changed', 'moved') satisfies fc.Arbitrary<TextPart['how']>;

const value: fc.Arbitrary<JsonValue> = fc.oneof(
  hostile,
  // What fast-check makes here is JSON.
  fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }) as fc.Arbitrary<JsonValue>,
  fc.dictionary(hostile, hostile, { maxKeys: 4 }),
);

const step = fc.oneof(
  fc.record({ field: hostile }),
  fc.record({ index: fc.nat() }),
  fc.record({ value }),
  fc.record({ keys: fc.dictionary(hostile, value, { maxKeys: 2 }) }),
);

const text = fc.record({
  language: fc.constantFrom('yaml' as const, 'nginx' as const, 'text' as const),
  parts: fc.array(
    fc.record({ how, path: hostile, from: hostile, to: hostile }, { requiredKeys: ['how', 'path'] }),
    { maxLength: 3 },
  ),
});

const field: fc.Arbitrary<FieldChange> = fc.record(
  {
    how,
    path: fc.array(step, { maxLength: 3 }),
    field: hostile,
    baseAt: pointer,
    headAt: pointer,
    from: value,
    to: value,
    text,
    noise: fc.constantFrom('label', 'checksum'),
    secret: fc.constant(true as const),
  },
  { requiredKeys: ['how', 'path', 'field'] },
);

const risk: fc.Arbitrary<Risk> = fc.record(
  {
    rule: hostile,
    level: fc.constantFrom(...riskLevels),
    what: hostile,
    why: hostile,
    fix: hostile,
    at: pointer,
    origin,
  },
  { requiredKeys: ['rule', 'level', 'what', 'why', 'fix', 'at'] },
);

const manifest = fc
  .record({
    apiVersion: hostile,
    kind: fc.oneof(hostile, fc.constant('ConfigMap')),
    name: hostile,
    spec: value,
  })
  .chain(({ name, spec, ...head }) =>
    hostile.map((file) => manifestOf({ ...head, metadata: { name }, spec, data: { [name]: name } }, file)),
  );

const change: fc.Arbitrary<ObjectChange> = fc
  .record({
    how: fc.constantFrom('added', 'removed', 'changed', 'renamed'),
    object: hostile,
    was: hostile,
    base: manifest,
    head: manifest,
    fields: fc.array(field, { maxLength: 4 }),
    risks: fc.array(risk, { maxLength: 3 }),
  })
  .map(({ was, base, head, ...rest }) => {
    if (rest.how === 'added') return { ...rest, head, fields: [] };
    if (rest.how === 'removed') return { ...rest, base, fields: [] };
    return { ...rest, base, head, ...(rest.how === 'renamed' && { was }) };
  });

const note: fc.Arbitrary<Note> = fc.record(
  {
    kind: fc.constantFrom('unreadable', 'duplicate', 'unknown-kind', 'not-an-object'),
    side: fc.constantFrom('base', 'head', 'both'),
    what: hostile,
    fix: hostile,
    differs: fc.boolean(),
    origin,
  },
  { requiredKeys: ['kind', 'side', 'what', 'fix', 'differs'] },
);

/** Reports in which everything that somebody may have written is hostile. */
export const hostileReport: fc.Arbitrary<ChangesReport> = fc
  .record({
    changes: fc.array(change, { maxLength: 5 }),
    notes: fc.array(note, { maxLength: 2 }),
    restarts: fc.array(fc.record({ object: hostile, fields: fc.array(hostile) }), { maxLength: 3 }),
    base: hostile,
    head: hostile,
  })
  .map(({ changes, notes, restarts, base, head }) => reportOf(changes, { notes, restarts }, { base, head }));
