import { z } from 'zod';
import { Id, optionalText, SortOrder, Timestamp, text, wholeNumber } from '../shared/wire';
import { ExecutionSummary, TrendPoint } from './execution-schemas';

export const MAX_SENTENCE_LENGTH = 5_000;

export const KpiCreate = z
  .strictObject({
    name: text(255),
    alias_name: optionalText(255),
    group_name: optionalText(255),
    description: optionalText(10_000),
    nl_definition: text(MAX_SENTENCE_LENGTH),
    created_by: optionalText(100),
  })
  .meta({ id: 'KpiCreate' });
export type KpiCreate = z.infer<typeof KpiCreate>;

export const KpiUpdate = z
  .strictObject({
    name: text(255).optional(),
    alias_name: optionalText(255),
    group_name: optionalText(255),
    description: optionalText(10_000),
    nl_definition: text(MAX_SENTENCE_LENGTH).optional(),
    is_active: z.boolean().optional(),
    /** The revision that was read: where the definition has another by now, nothing is changed (409). */
    revision: z.int().min(1).optional(),
  })
  .meta({ id: 'KpiUpdate' });
export type KpiUpdate = z.infer<typeof KpiUpdate>;

export const Kpi = z
  .object({
    id: z.number().int(),
    name: z.string(),
    alias_name: z.string().nullable(),
    group_name: z.string().nullable(),
    description: z.string().nullable(),
    nl_definition: z.string(),
    created_at: Timestamp,
    updated_at: Timestamp,
    created_by: z.string().nullable(),
    is_active: z.boolean(),
    /** Number of the current version of the sentence, from 1. */
    version: z.number().int(),
    /** Counts every change of the definition, from 1; for `revision` of an update. */
    revision: z.number().int(),
    latest_execution: ExecutionSummary.nullable(),
    /** The newest executions, at most 20, oldest first. */
    trend: z.array(TrendPoint),
  })
  .meta({ id: 'Kpi' });
export type Kpi = z.infer<typeof Kpi>;

/** One wording of a KPI's sentence. */
export const KpiVersion = z
  .object({
    version: z.number().int(),
    nl_definition: z.string(),
    created_at: Timestamp,
    is_current: z.boolean(),
    /** How often this wording was executed. */
    executions: z.number().int(),
    latest_execution: ExecutionSummary.nullable(),
  })
  .meta({ id: 'KpiVersion' });
export type KpiVersion = z.infer<typeof KpiVersion>;

export const KpiSortKey = z.enum([
  'id',
  'name',
  'alias_name',
  'group_name',
  'description',
  'nl_definition',
  'created_by',
  'created_at',
  'updated_at',
  'version',
  'is_active',
  'latest_execution',
  'execution_status',
  'execution_time_ms',
  'number_of_records',
  'value',
]);
export type KpiSortKey = z.infer<typeof KpiSortKey>;

export const KpiListQuery = z.strictObject({
  group_name: z.string().optional(),
  is_active: z.enum(['true', 'false', 'all']).default('true'),
  search: z.string().max(255).optional(),
  limit: wholeNumber(1, 1000).optional(),
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
  sort_by: KpiSortKey.default('id'),
  sort_order: SortOrder.default('asc'),
});

export const KpiParams = z.object({ kpi_id: Id });
