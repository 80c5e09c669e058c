import { z } from 'zod';
import { CellValue, SortOrder, wholeNumber } from '../shared/wire';
import { ExecutionStatus, ResultColumn } from './execution-schemas';

/** A condition on one result column; `value` is a text, number or list as the operator needs (`between`: from, to). */
export const ColumnFilter = z.object({
  operator: z.enum([
    'equals',
    'not_equals',
    'contains',
    'not_contains',
    'starts_with',
    'ends_with',
    'gt',
    'gte',
    'lt',
    'lte',
    'between',
    'is_empty',
    'is_not_empty',
    'one_of',
    'not_one_of',
  ]),
  value: z.union([CellValue, z.array(CellValue)]).optional(),
});
export type ColumnFilter = z.infer<typeof ColumnFilter>;

export const DrilldownFormat = z.enum(['csv', 'xlsx', 'json', 'parquet']);
export type DrilldownFormat = z.infer<typeof DrilldownFormat>;

export const DrilldownQuery = z.strictObject({
  page: wholeNumber(1, Number.MAX_SAFE_INTEGER).default(1),
  page_size: wholeNumber(1, 1000).default(50),
  sort_by: z.string().optional(),
  sort_order: SortOrder.default('asc'),
  /** Words that must occur in any column, upper and lower case alike. */
  search: z.string().max(255).optional(),
  /** JSON object: column name → condition. */
  filters: z
    .string()
    .transform((json, ctx) => {
      try {
        const given: unknown = JSON.parse(json);
        // A record of zod leaves this key out, and a filter must never be dropped in silence.
        if (typeof given !== 'object' || given === null || !Object.hasOwn(given, '__proto__')) return given;
        ctx.addIssue({ code: 'custom', message: 'cannot be applied to a column called __proto__' });
      } catch {
        ctx.addIssue({ code: 'custom', message: 'must be a JSON object of column → {operator, value}' });
      }
      return z.NEVER;
    })
    .pipe(z.record(z.string(), ColumnFilter))
    .optional(),
  /** Answers a file with everything that matches instead of a page. */
  format: DrilldownFormat.optional(),
});
export type DrilldownQuery = z.infer<typeof DrilldownQuery>;

export const Drilldown = z
  .object({
    success: z.literal(true),
    execution_id: z.number().int(),
    kpi_id: z.number().int(),
    kpi_name: z.string(),
    execution_status: ExecutionStatus,
    /** What can be paged under the current search and filters. */
    total_records: z.number().int(),
    page: z.number().int(),
    page_size: z.number().int(),
    total_pages: z.number().int(),
    columns: z.array(z.string()),
    column_types: z.array(ResultColumn),
    data: z.array(z.record(z.string(), CellValue)),
    generated_sql: z.string(),
  })
  .meta({ id: 'Drilldown' });
export type Drilldown = z.infer<typeof Drilldown>;
