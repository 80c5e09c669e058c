import { z } from 'zod';

export const DbType = z.enum(['sqlite', 'mysql', 'postgresql', 'oracle', 'sqlserver']);
export type DbType = z.infer<typeof DbType>;

const Span = z.object({ start: z.number().int(), end: z.number().int() });

export const DiagnosticBody = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    message: z.string(),
    span: Span.nullable(),
    suggestions: z.array(z.string()),
  })
  .meta({ id: 'Diagnostic' });
export type DiagnosticBody = z.infer<typeof DiagnosticBody>;

const JoinEnd = z.object({ table: z.string(), columns: z.array(z.string()) });

export const ExplanationBody = z
  .object({
    words: z.array(
      z.object({
        text: z.string(),
        start: z.number().int(),
        end: z.number().int(),
        role: z.enum([
          'table',
          'column',
          'value',
          'operator',
          'aggregate',
          'time',
          'order',
          'limit',
          'relation',
          'filler',
          'unknown',
        ]),
        meaning: z.string(),
      }),
    ),
    reading: z.string(),
    joins: z.array(
      z.object({
        from: JoinEnd,
        to: JoinEnd,
        origin: z.enum(['ruleset', 'declared', 'confirmed', 'inferred', 'sentence']),
        confidence: z.number(),
        evidence: z.string(),
      }),
    ),
    confidence: z.array(z.object({ part: z.string(), score: z.number(), why: z.string() })),
  })
  .meta({ id: 'Explanation' });
export type ExplanationBody = z.infer<typeof ExplanationBody>;
