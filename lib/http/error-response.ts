import type { AppError } from '../shared/errors';
import type { ErrorBody } from '../shared/wire';
import { ERROR_STATUS } from './error-status';

function detailOf(error: AppError): unknown {
  if (Object.keys(error.facts).length === 0) return error.problems.length > 0 ? error.problems : undefined;
  return { ...error.facts, ...(error.problems.length > 0 ? { problems: error.problems } : {}) };
}

function respond(status: number, message: string, requestId: string, detail?: unknown): Response {
  const body: ErrorBody = {
    success: false,
    status: 'error',
    error: message,
    message,
    status_code: status,
    request_id: requestId,
    ...(detail === undefined ? {} : { detail }),
  };
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}

/** The answer to a mistake of the caller: what was wrong, field by field. */
export function mistakeResponse(error: AppError, requestId: string): Response {
  return respond(ERROR_STATUS[error.code], error.message, requestId, detailOf(error));
}

/** The answer to a defect of ours: the endpoint's own text and nothing of the cause. */
export function defectResponse(failure: string, requestId: string): Response {
  return respond(500, failure, requestId);
}
