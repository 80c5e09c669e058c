import { z } from 'zod';

/** UTC, ISO 8601 with `Z`. */
export const Timestamp = z.iso.datetime().meta({ description: 'UTC, ISO 8601 with Z' });

/** A whole number in a path or query, given as text. */
export const wholeNumber = (min: number, max: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${min} to ${max}` })
    .int({ error: `must be a whole number from ${min} to ${max}`, abort: true })
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);

/** An id in a path. */
export const Id = wholeNumber(1, Number.MAX_SAFE_INTEGER);

export const SortOrder = z.enum(['asc', 'desc']);

/** Text with something in it besides white space; trimmed. */
export const text = (max: number) =>
  z.string().trim().min(1, 'must not be empty').max(max, `must be at most ${max} characters`);

/** Text that may be left out; blank is null. Trimmed. */
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must be at most ${max} characters`)
    .transform((value) => (value === '' ? null : value))
    .nullish();

/** The error body of every endpoint. */
export const ErrorBody = z
  .object({
    success: z.literal(false),
    status: z.literal('error'),
    error: z.string(),
    message: z.string(),
    status_code: z.number().int(),
    request_id: z.string(),
    detail: z.unknown().optional(),
  })
  .meta({ id: 'Error' });
export type ErrorBody = z.infer<typeof ErrorBody>;

/** A value of a result row. Numbers beyond 2^53 and decimals that a double cannot hold travel as text. */
export const CellValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type CellValue = z.infer<typeof CellValue>;
