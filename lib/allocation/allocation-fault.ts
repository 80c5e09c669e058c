import type { AllocationErrorType } from './execution-schemas';

/** Why a run cannot go on, for a manager; travels from the child that meets it. */
export class AllocationFault extends Error {
  override readonly name = 'AllocationFault';
  readonly facts: { readonly error_type: AllocationErrorType };
  constructor(errorType: AllocationErrorType, message: string) {
    super(message);
    this.facts = { error_type: errorType };
  }
}
