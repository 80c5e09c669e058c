import { ApiError } from '@/lib/shared/call-endpoint';
import type { Problem } from '@/lib/shared/errors';

interface ErrorExplanation {
  readonly message: string;
  readonly problems: readonly Problem[];
  /** For the operator's log. */
  readonly requestId?: string;
}

/** What a failed call means to the person in front of the screen. */
export function explainError(error: unknown): ErrorExplanation {
  if (error instanceof ApiError) {
    return { message: error.message, problems: error.problems, requestId: error.requestId };
  }
  return { message: 'Something unexpected happened in this page. Trying again usually helps.', problems: [] };
}
