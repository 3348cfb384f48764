export type { Validation, ValidationContext, ValidationReport, Violation } from './contract.js';
export type { RunbookValidationProperties } from './properties.js';
export { RunbookValidation } from './runbook-validation.js';
