import type { TSchema } from '@sinclair/typebox';
import { Ajv, type ValidateFunction } from 'ajv';
import { formats } from '../kubernetes/formats.js';

const compiled = new WeakMap<TSchema, ValidateFunction>();
let ajv: Ajv | undefined;

/** The schema as a function; compiled once, when it is first asked for. It fills in defaults in what it is given. */
export function validatorOf(schema: TSchema): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  ajv ??= createAjv();
  const validate = ajv.compile(schema);
  compiled.set(schema, validate);
  return validate;
}

function createAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    useDefaults: true,
    strict: true,
    strictSchema: false,
  });
  for (const [name, { test }] of Object.entries(formats)) ajv.addFormat(name, test);
  return ajv;
}
