import { z } from 'zod';

/** What a caller prefers (RFC 7240); preferences that are not known are passed over, as it asks. */
export const Prefer = z.object({
  prefer: z
    .string()
    .optional()
    .transform((header) => ({
      respondAsync: (header ?? '').split(',').some((one) => one.trim().toLowerCase() === 'respond-async'),
    }))
    .meta({ description: '`respond-async`: answer at once with 202, before the work is done' }),
});
export type Prefer = z.infer<typeof Prefer>;
