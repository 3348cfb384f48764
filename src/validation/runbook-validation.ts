import type { Validation, ValidationContext } from './contract.js';
import { propertiesOf, type RunbookValidationProperties } from './properties.js';

/**
 * `runbook check` as a plugin of the stock `cdk8s synth`, under `validations` of `cdk8s.yaml`. It looks at what was written,
 * so it cannot keep a bad manifest from the folder: the command ends with an error. `runbook synth` checks by itself.
 */
export class RunbookValidation implements Validation {
  private readonly properties: RunbookValidationProperties;

  /** @throws UserError `CONFIG_INVALID` for properties that it doesn't have */
  constructor(properties: unknown = {}) {
    this.properties = propertiesOf(properties);
  }

  /** @throws UserError for settings that are wrong, and files that cannot be read */
  async validate(context: ValidationContext): Promise<void> {
    // The checker is loaded only where it is used.
    const { validate } = await import('./validate.js');
    validate(context, this.properties);
  }
}
