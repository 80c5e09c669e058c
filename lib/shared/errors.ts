/** What went wrong, as one of the codes that `lib/http/error-status.ts` maps to an HTTP status. */
export type ErrorCode =
  | 'invalid_input'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unsupported_type'
  | 'method_not_allowed'
  | 'rate_limited'
  | 'unavailable'
  | 'interrupted'
  | 'cancelled';

/** One problem with one field, cell or word: where it is, what is wrong and what would be accepted. */
export interface Problem {
  /** Dotted path of the field, or the cell or word. */
  readonly field: string;
  readonly problem: string;
  readonly accepted?: readonly string[];
  readonly suggestion?: string;
}

/** A mistake the caller can correct. Everything else that throws is a defect and answers an opaque 500. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly problems: readonly Problem[] = [],
    /** Further facts for `detail`, e.g. which inactive KPI holds the name and how to restore it. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** By its marks rather than its class: Next may load this module more than once in a process. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'problems' in error;
}
