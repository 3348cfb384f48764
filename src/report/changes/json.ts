import type { FieldChange, ObjectChange } from '../../diff/change.js';
import type { Note } from '../../diff/comparison.js';
import { formatPath } from '../../diff/format-path.js';
import type { Risk } from '../../diff/risk-level.js';
import type { Origin } from '../../model/origin.js';
import { safeJson } from '../safe-json.js';
import type { ChangesReport } from './changes-report.js';
import { placesOfGroups } from './groups.js';
import { headOf } from './head-of.js';
import { isSecret } from './row.js';
import { type ChangesView, originOf, viewOf } from './view.js';

/** For programs, as `docs/schemas/changes.schema.json` says. Within a version, fields are added but none is changed. */
export function jsonReport(report: ChangesReport): string {
  const { comparison, base, head, release, version, failsAt } = report;
  const { changes, restarts, notes } = comparison;
  return safeJson({
    version: 1,
    tool: { name: 'cdk8s-runbook', version },
    kubernetes: release,
    base,
    head,
    failsAt,
    summary: summaryOf(report, viewOf(report)),
    changes: changes.map(plainChange),
    ...groupsOf(changes),
    restarts: restarts.map(({ object, fields }) => ({ object, fields })),
    notes: notes.map(plainNote),
  });
}

function summaryOf({ comparison: { counts, restarts, notes } }: ChangesReport, view: ChangesView) {
  const { base, head, added, removed, changed, renamed, unchanged, moved } = counts;
  return {
    base: { objects: base.objects, files: base.files },
    head: { objects: head.objects, files: head.files },
    added,
    removed,
    changed,
    renamed,
    unchanged,
    moved,
    risks: view.levels,
    worst: view.worst ?? null,
    restarts: restarts.length,
    notes: notes.length,
  };
}

/** Field by field: what else the values may carry is not part of the format. */
function plainChange(change: ObjectChange) {
  const { how, object, was, base, head, fields, risks } = change;
  const kind = (head ?? base)?.object.kind;
  return {
    how,
    object,
    was,
    ...headOf(head ?? base),
    construct: head?.construct ?? base?.construct,
    base: base && placeOf(originOf({ ...change, head: undefined })),
    head: head && placeOf(originOf(change)),
    fields: fields.map((field) => plainField(field, kind)),
    risks: risks.map(plainRisk),
  };
}

function plainField(field: FieldChange, kind: string | undefined) {
  const { how, path, baseAt, headAt, from, to, masked, text, noise } = field;
  const secret = isSecret(field, kind);
  const values = secret ? { secret } : { from, to, masked, text: text && plainText(text) };
  return { how, path: formatPath(path), field: field.field, baseAt, headAt, ...values, noise };
}

function plainText({ language, parts }: NonNullable<FieldChange['text']>) {
  return { language, parts: parts.map(({ how, path, from, to }) => ({ how, path, from, to })) };
}

function plainRisk({ rule, level, what, why, fix, at, origin }: Risk) {
  return { rule, level, what, why, fix, at, origin: placeOf(origin) };
}

/** The same change in several objects: where these are among the changes, counted from 0. */
function groupsOf(changes: readonly ObjectChange[]) {
  const { groups, shared } = placesOfGroups(changes);
  return { groups: groups.filter((group) => group.changes.length > 1), shared };
}

function plainNote({ kind, side, what, fix, differs, origin }: Note) {
  return { kind, side, what, fix, differs, origin: placeOf(origin) };
}

function placeOf(origin: Origin | undefined) {
  return origin && { file: origin.file, line: origin.line, column: origin.column };
}
