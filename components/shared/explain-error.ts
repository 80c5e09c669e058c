import { ApiError } from '@/lib/shared/call-endpoint';
import type { Problem } from '@/lib/shared/errors';

interface ErrorExplanation {
  readonly message: string;
  readonly problems: readonly Problem[];
  /** Further facts, e.g. which inactive KPI holds a name. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** For the operator's log. */
  readonly requestId?: string;
}

/** What a failed call means to the person in front of the screen. */
export function explainError(error: unknown): ErrorExplanation {
  if (error instanceof ApiError) {
    const { message, problems, facts, requestId } = error;
    return { message, problems, facts, requestId };
  }
  const message = 'Something unexpected happened in this page. Trying again usually helps.';
  return { message, problems: [], facts: {} };
}
