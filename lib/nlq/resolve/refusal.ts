import type { Diagnostic, DiagnosticCode } from '../compilation';

/** Carries a diagnostic out of a stage; `compileIntent` turns it back into a value. Never leaves `lib/nlq`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

/** Ends the compilation of an intent that cannot be answered as it stands. */
export function refuse(code: DiagnosticCode, message: string, suggestions: readonly string[] = []): never {
  throw new Refusal({ code, severity: 'error', message, span: null, suggestions });
}
