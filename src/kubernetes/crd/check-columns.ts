import type { Pointer } from '../../model/pointer.js';
import { fieldsOf, textOf, type Value } from '../native/blocks/read.js';
import { below, invalid, missing, type Report } from './report.js';
import { crdColumn } from './rules.js';

const types = ['boolean', 'date', 'integer', 'number', 'string'];
const formats = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password'];

/** The columns that kubectl prints. */
export function checkColumns(columns: readonly Value[], place: Pointer, report: Report): void {
  for (const [index, column] of columns.entries()) checkColumn(column, below(place, index), report);
}

function checkColumn(column: Value, here: Pointer, report: Report): void {
  const { name, type, format, jsonPath } = fieldsOf(column);
  if (textOf(name) === '') report(missing(crdColumn, below(here, 'name')));
  if (textOf(type) === '')
    report(missing(crdColumn, below(here, 'type'), `must be one of ${types.join(',')}`));
  else if (!types.includes(textOf(type)))
    report(invalid(crdColumn, below(here, 'type'), type, `must be one of ${types.join(',')}`));
  if (textOf(format) !== '' && !formats.includes(textOf(format)))
    report(invalid(crdColumn, below(here, 'format'), format, `must be one of ${formats.join(',')}`));
  if (textOf(jsonPath) === '') report(missing(crdColumn, below(here, 'jsonPath')));
  else if (!textOf(jsonPath).startsWith('.'))
    report(
      invalid(crdColumn, below(here, 'jsonPath'), jsonPath, 'must be a simple json path starting with .'),
    );
}
