import { z } from 'zod';
import { Timestamp, text, wholeNumber } from '../shared/wire';
import { MonthConfigs, MonthName, UserName, Year } from './schemas';

export const AllocationStatus = z
  .enum(['PENDING', 'IN_PROGRESS', 'SUCCESS', 'FAILED', 'PARTIAL_SUCCESS'])
  .meta({ id: 'AllocationStatus' });
export type AllocationStatus = z.infer<typeof AllocationStatus>;
export const ALLOCATION_STATUSES = AllocationStatus.options;

/** Whether an execution has not ended yet. */
export const isActive = (status: string | undefined): boolean =>
  status === 'PENDING' || status === 'IN_PROGRESS';

/** Every way an execution can fail. */
export const AllocationErrorType = z
  .enum([
    /** The forecast asks for nothing that can be computed, e.g. every row is unreadable. */
    'INVALID_FORECAST',
    'INVALID_ROSTER',
    /** Nobody could be allocated. */
    'NO_ALLOCATION',
    /** An input file is gone or is not what was uploaded. */
    'INPUT_MISSING',
    'CANCELLED',
    /** The server stopped or was killed while it ran. */
    'INTERRUPTED',
    'TIMEOUT',
    'DISK_FULL',
    'INTERNAL_ERROR',
  ])
  .meta({ id: 'AllocationErrorType' });
export type AllocationErrorType = z.infer<typeof AllocationErrorType>;

/** What an active execution is doing, in this order. */
export const AllocationPhase = z.enum(['queued', 'reading', 'need', 'buckets', 'assignment', 'reports']);
export type AllocationPhase = z.infer<typeof AllocationPhase>;
export const ALLOCATION_PHASES = AllocationPhase.options;

export const AllocationProgress = z
  .object({
    phase: AllocationPhase,
    /** Of the whole, 0 to 100; never goes back. */
    percent: z.number().min(0).max(100),
    elapsed_ms: z.number(),
  })
  .meta({ id: 'AllocationProgress' });
export type AllocationProgress = z.infer<typeof AllocationProgress>;

/** An execution's id; in either case, as UUIDs go. */
export const ExecutionId = z.uuid('must be a UUID').toLowerCase();

export const AllocationParams = z.object({ execution_id: ExecutionId });

const outcome = {
  status: AllocationStatus,
  start_time: Timestamp,
  end_time: Timestamp.nullable(),
  duration_seconds: z.number().nullable(),
};

/** One row of the list. */
export const AllocationExecution = z
  .object({
    execution_id: z.string(),
    month: MonthName,
    year: z.int(),
    ...outcome,
    uploaded_by: z.string(),
    forecast_filename: z.string(),
    allocation_success_rate: z.number().nullable(),
    error_type: AllocationErrorType.nullable(),
  })
  .meta({ id: 'AllocationExecution' });
export type AllocationExecution = z.infer<typeof AllocationExecution>;

export const REPORT_TYPES = ['bucket_summary', 'bucket_after_allocation', 'roster_allotment'] as const;
export const ReportType = z.enum(REPORT_TYPES).meta({ id: 'ReportType' });
export type ReportType = z.infer<typeof ReportType>;

const InputFile = z.object({
  filename: z.string(),
  bytes: z.int(),
  /** Of the file, in hexadecimal; a rerun reads this very file. */
  sha256: z.string(),
  /** Data rows. */
  rows: z.int(),
});

export const AllocationDetail = z
  .object({
    execution_id: z.string(),
    month: MonthName,
    year: z.int(),
    ...outcome,
    forecast_filename: z.string(),
    roster_filename: z.string(),
    roster_month_used: MonthName,
    roster_year_used: z.int(),
    roster_was_fallback: z.boolean(),
    uploaded_by: z.string(),
    records_processed: z.int(),
    records_failed: z.int(),
    allocation_success_rate: z.number().nullable(),
    error_message: z.string().nullable(),
    error_type: AllocationErrorType.nullable(),
    stack_trace: z.string().nullable(),
    config_snapshot: z.object({ month_config: MonthConfigs }),
    created_datetime: Timestamp,
    // Beyond the specification.
    progress: AllocationProgress.nullable(),
    fte_needed: z.int().nullable(),
    fte_filled: z.int().nullable(),
    warnings: z.array(z.string()),
    inputs: z.object({ forecast: InputFile, roster: InputFile }),
    rerun_of: z.string().nullable(),
    /** Whether cells, buckets, vendors and shortages can be read. */
    has_result: z.boolean(),
    has_reports: z.boolean(),
    /** When retention removed the reports; null while it has not. */
    reports_removed_at: Timestamp.nullable(),
  })
  .meta({ id: 'AllocationDetail' });
export type AllocationDetail = z.infer<typeof AllocationDetail>;

const statusFilter = z.array(AllocationStatus).max(5, 'must name each status once').default([]);

/** What the list and the KPIs filter by; any combination. */
export const AllocationFilters = z.strictObject({
  month: MonthName.optional(),
  year: Year.optional(),
  status: statusFilter,
  uploaded_by: UserName.optional(),
});
export type AllocationFilters = z.infer<typeof AllocationFilters>;

export const AllocationListQuery = AllocationFilters.extend({
  limit: wholeNumber(1, 100).default(50),
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
  /** In ids, users and file names; such answers are not cached. */
  search: text(200).optional(),
  /** `csv`: every execution that matches, as a file. */
  format: z.enum(['json', 'csv']).default('json'),
});

export const AllocationPagination = z.object({
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
  count: z.int(),
  has_more: z.boolean(),
});

export const AllocationKpis = z
  .object({
    total_executions: z.int(),
    /** success_count / total_executions; 0 without executions. */
    success_rate: z.number(),
    /** Over SUCCESS, FAILED and PARTIAL_SUCCESS with a duration; 0 when there is none. */
    average_duration_seconds: z.number(),
    failed_count: z.int(),
    partial_success_count: z.int(),
    in_progress_count: z.int(),
    pending_count: z.int(),
    success_count: z.int(),
    total_records_processed: z.int(),
    total_records_failed: z.int(),
  })
  .meta({ id: 'AllocationKpis' });
export type AllocationKpis = z.infer<typeof AllocationKpis>;

/** The whole state of an execution at one moment. */
export const AllocationEvent = z
  .object({
    execution_id: z.string(),
    status: AllocationStatus,
    progress: AllocationProgress.nullable(),
    end_time: Timestamp.nullable(),
    duration_seconds: z.number().nullable(),
    records_processed: z.int(),
    records_failed: z.int(),
    allocation_success_rate: z.number().nullable(),
    error_type: AllocationErrorType.nullable(),
    error_message: z.string().nullable(),
  })
  .meta({ id: 'AllocationEvent' });
export type AllocationEvent = z.infer<typeof AllocationEvent>;
