import { z } from 'zod';
import { text, wholeNumber } from '../shared/wire';
import { AllocationDetail, ExecutionId } from './execution-schemas';
import { Locality, MonthName } from './schemas';

const monthYear = { month: MonthName, year: z.int() };

/** One demand row in one month. */
export const DemandCell = z
  .object({
    cell_id: z.int(),
    ...monthYear,
    lob: z.string(),
    platform: z.string(),
    market: z.string(),
    locality: Locality,
    /** Two letters, or N/A for anyone. */
    state: z.string(),
    work_type: z.string(),
    volume: z.number(),
    target_cph: z.number(),
    fte_needed: z.int(),
    fte_filled: z.int(),
    /** Volume that those filled can handle, rounded down. */
    capacity: z.int(),
    /** Row of the forecast's sheet. */
    source_row: z.int(),
  })
  .meta({ id: 'DemandCell' });
export type DemandCell = z.infer<typeof DemandCell>;

/** Vendors with the same platform, location, month and skills. */
export const Bucket = z
  .object({
    bucket_id: z.int(),
    ...monthYear,
    platform: z.string(),
    location: Locality,
    skills: z.array(z.string()),
    vendors: z.int(),
    allocated: z.int(),
    states: z.array(z.string()),
  })
  .meta({ id: 'Bucket' });
export type Bucket = z.infer<typeof Bucket>;

/** One vendor in one month. */
export const VendorMonth = z
  .object({
    ...monthYear,
    cn: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    platform: z.string(),
    location: Locality,
    states: z.array(z.string()),
    skills: z.array(z.string()),
    bucket_id: z.int(),
    /** Where the vendor works; null when not allocated. */
    cell_id: z.int().nullable(),
    lob: z.string().nullable(),
    state: z.string().nullable(),
    work_type: z.string().nullable(),
  })
  .meta({ id: 'VendorMonth' });
export type VendorMonth = z.infer<typeof VendorMonth>;

/** Why a cell is not filled. The minimum cut of its platform, location and month proves that more is impossible. */
export const Shortage = z
  .object({
    cell_id: z.int(),
    ...monthYear,
    lob: z.string(),
    platform: z.string(),
    locality: Locality,
    state: z.string(),
    work_type: z.string(),
    fte_needed: z.int(),
    fte_filled: z.int(),
    unfilled: z.int(),
    /** Vendors that could have worked here. */
    eligible: z.int(),
    /** In plain English. */
    explanation: z.string(),
  })
  .meta({ id: 'Shortage' });
export type Shortage = z.infer<typeof Shortage>;

/** A demand row that could not be computed, e.g. without a target CPH. */
export const FailedRow = z
  .object({ row: z.int(), lob: z.string().nullable(), problem: z.string() })
  .meta({ id: 'FailedRow' });
export type FailedRow = z.infer<typeof FailedRow>;

const page = {
  limit: wholeNumber(1, 500).default(100),
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
};

/** Filters of rows of a result; all that are given must hold. */
export const ResultQuery = z.strictObject({
  month: MonthName.optional(),
  platform: text(255).optional(),
  locality: Locality.optional(),
  state: text(50).optional(),
  work_type: text(255).optional(),
  /** In texts. */
  search: text(200).optional(),
  ...page,
});
/** `unfilled` leaves out cells that are full. */
export const CellQuery = ResultQuery.extend({ fill: z.enum(['all', 'unfilled', 'filled']).default('all') });
export const VendorQuery = ResultQuery.extend({
  allocated: z.enum(['all', 'yes', 'no']).default('all'),
  /** Vendors who work in this cell. */
  cell_id: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
  bucket_id: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
});

/** Sums by month, platform and locality, over all cells of the execution. */
export const FillSummary = z
  .object({
    ...monthYear,
    platform: z.string(),
    locality: Locality,
    cells: z.int(),
    fte_needed: z.int(),
    fte_filled: z.int(),
    vendors: z.int(),
    vendors_allocated: z.int(),
  })
  .meta({ id: 'FillSummary' });
export type FillSummary = z.infer<typeof FillSummary>;

export const CompareQuery = z.strictObject({
  left: ExecutionId,
  right: ExecutionId,
  /** Rows told of each list; the totals tell of all. */
  limit: wholeNumber(1, 1000).default(200),
});

const Side = AllocationDetail.pick({
  execution_id: true,
  month: true,
  year: true,
  status: true,
  start_time: true,
  uploaded_by: true,
  forecast_filename: true,
  roster_filename: true,
  records_processed: true,
  records_failed: true,
  allocation_success_rate: true,
  fte_needed: true,
  fte_filled: true,
});

const changed = <T extends z.ZodType>(row: T) => z.object({ total: z.int(), rows: z.array(row) });

export const AllocationComparison = z
  .object({
    left: Side,
    right: Side,
    same_forecast: z.boolean(),
    same_roster: z.boolean(),
    /** Configuration values that differ; null where one side has none. */
    config: z.array(
      z.object({
        month: z.string(),
        locality: Locality,
        parameter: z.enum(['working_days', 'occupancy', 'shrinkage', 'work_hours']),
        left: z.number().nullable(),
        right: z.number().nullable(),
      }),
    ),
    /** Cells (same month, LOB, state, work type) whose need or fill differs; null on the side that has none. */
    cells: changed(
      z.object({
        ...monthYear,
        lob: z.string(),
        state: z.string(),
        work_type: z.string(),
        left: z.object({ fte_needed: z.int(), fte_filled: z.int() }).nullable(),
        right: z.object({ fte_needed: z.int(), fte_filled: z.int() }).nullable(),
      }),
    ),
    /** Vendors (by CN) who work elsewhere in a month, or on one side only. */
    vendors: changed(
      z.object({
        ...monthYear,
        cn: z.string(),
        name: z.string(),
        /** "LOB · state · work type"; null when not allocated or not in that roster. */
        left: z.string().nullable(),
        right: z.string().nullable(),
      }),
    ),
    /** Why cells and vendors cannot be compared, e.g. retention removed a result; null when they can. */
    note: z.string().nullable(),
  })
  .meta({ id: 'AllocationComparison' });
export type AllocationComparison = z.infer<typeof AllocationComparison>;
