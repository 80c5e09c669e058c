import { z } from 'zod';
import { FileField } from '../shared/uploaded-file';
import { Locality, MonthConfig, MonthConfigs, MonthName, UserName, Year } from './schemas';

/** Problems told of one upload; `problem_counts` tells of all. */
export const MAX_PROBLEMS = 500;

/** JSON text in a field of a form. */
const configText = z
  .string()
  .transform((text, check) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      check.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(MonthConfigs)
  .meta({ description: 'JSON of MonthConfigs; goes before the workbook and before what is kept' });

const files = {
  /** xlsx or csv. */
  forecast: FileField,
  /** The month's roster; without one the month's is used, else the latest. */
  roster: FileField.optional(),
};

export const UploadForm = z.strictObject({
  ...files,
  month: MonthName,
  year: Year,
  uploaded_by: UserName,
  month_config: configText.optional(),
});

export const PreviewForm = UploadForm.omit({ uploaded_by: true }).extend({
  uploaded_by: UserName.optional(),
});

/** What is wrong with an upload, and where. */
export const InputProblem = z
  .object({
    /** `error` refuses the upload; `warning` does not. */
    severity: z.enum(['error', 'warning']),
    file: z.enum(['forecast', 'roster']),
    /** Null for the file as a whole, and for CSV. */
    sheet: z.string().nullable(),
    /** As the sheet numbers it; null for a column or sheet as a whole. */
    row: z.int().nullable(),
    /** Its heading, or its letter where it has none. */
    column: z.string().nullable(),
    problem: z.string(),
    expected: z.string().nullable(),
    /** What stands there, cut to a few words. */
    value: z.string().nullable(),
  })
  .meta({ id: 'InputProblem' });
export type InputProblem = z.infer<typeof InputProblem>;

/** Where a month's configuration comes from. */
export const ConfigSource = z.enum(['request', 'workbook', 'kept', 'missing']);

export const AllocationPreview = z
  .object({
    /** False as long as there are errors. */
    can_start: z.boolean(),
    month: MonthName,
    year: z.int(),
    forecast: z
      .object({
        filename: z.string(),
        /** The recogniser that read it. */
        layout: z.string(),
        sheet: z.string().nullable(),
        rows: z.int(),
        /** Chronological, "January 2025". */
        months: z.array(z.string()),
      })
      .nullable(),
    roster: z
      .object({
        filename: z.string(),
        layout: z.string(),
        sheet: z.string().nullable(),
        month: MonthName,
        year: z.int(),
        /** Whether it is another month's. */
        was_fallback: z.boolean(),
        source: z.enum(['upload', 'kept']),
        vendors: z.int(),
        /** Left out as inactive or not in production. */
        excluded: z.int(),
      })
      .nullable(),
    /** For every month of the forecast and both localities that it needs. */
    month_config: z.array(
      z.object({
        month: MonthName,
        year: z.int(),
        locality: Locality,
        source: ConfigSource,
        config: MonthConfig.nullable(),
      }),
    ),
    /** FTE by month, platform and locality; without configuration for it, `fte_needed` is null. */
    need: z.array(
      z.object({
        month: MonthName,
        year: z.int(),
        platform: z.string(),
        locality: Locality,
        volume: z.number(),
        fte_needed: z.int().nullable(),
        /** Vendors of that platform and locality in the roster. */
        vendors: z.int(),
      }),
    ),
    /** The first MAX_PROBLEMS, errors first. */
    problems: z.array(InputProblem),
    problem_counts: z.object({ errors: z.int(), warnings: z.int() }),
  })
  .meta({ id: 'AllocationPreview' });
export type AllocationPreview = z.infer<typeof AllocationPreview>;

export const AcceptedAllocation = z
  .object({
    execution_id: z.string(),
    status: z.literal('PENDING'),
    month: MonthName,
    year: z.int(),
    forecast_filename: z.string(),
    roster_filename: z.string(),
    roster_was_fallback: z.boolean(),
    uploaded_by: z.string(),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'AcceptedAllocation' });

/** What a rerun changes; the inputs and the configuration stay those of the execution. */
export const RerunForm = z.strictObject({ uploaded_by: UserName.optional() }).meta({ id: 'AllocationRerun' });
