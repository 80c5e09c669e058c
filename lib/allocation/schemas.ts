import { z } from 'zod';
import { MONTH_NAMES } from '../shared/month-names';
import { optionalText, Timestamp, text, wholeNumber } from '../shared/wire';

export const MonthName = z
  .enum(MONTH_NAMES)
  .meta({ id: 'MonthName', description: 'Full English name, case-sensitive' });
export type MonthName = z.infer<typeof MonthName>;

export const MIN_YEAR = 2020;
export const MAX_YEAR = 2100;
export const Year = wholeNumber(MIN_YEAR, MAX_YEAR);

/** Where work is done. */
export const Locality = z.enum(['Domestic', 'Global']).meta({ id: 'Locality' });
export type Locality = z.infer<typeof Locality>;
export const LOCALITIES = Locality.options;

export const UserName = text(255);

/** How work is planned in a month, for one locality. Occupancy and shrinkage are fractions of 1. */
export const MonthConfig = z
  .strictObject({
    working_days: z.int().min(1, 'must be at least 1').max(31, 'must be at most 31'),
    occupancy: z.number().gt(0, 'must be above 0').max(1, 'must be at most 1'),
    shrinkage: z.number().min(0, 'must be at least 0').lt(1, 'must be below 1'),
    work_hours: z.number().gt(0, 'must be above 0').max(24, 'must be at most 24'),
  })
  .meta({ id: 'MonthConfig' });
export type MonthConfig = z.infer<typeof MonthConfig>;

const MonthKey = z
  .string()
  .regex(
    new RegExp(`^(${MONTH_NAMES.join('|')}) (20[2-9]\\d|2100)$`),
    'must be a month and year such as "January 2025"',
  );

/** Configuration by month ("January 2025") and locality. */
export const MonthConfigs = z
  .record(MonthKey, z.strictObject({ Domestic: MonthConfig, Global: MonthConfig }).partial())
  .meta({ id: 'MonthConfigs' });
export type MonthConfigs = z.infer<typeof MonthConfigs>;

/** One month's configuration as it is kept. */
export const StoredMonthConfig = MonthConfig.extend({
  month: MonthName,
  year: z.int(),
  locality: Locality,
  updated_by: z.string().nullable(),
  updated_at: Timestamp,
}).meta({ id: 'StoredMonthConfig' });
export type StoredMonthConfig = z.infer<typeof StoredMonthConfig>;

export const MonthConfigQuery = z.strictObject({ year: Year.optional(), month: MonthName.optional() });

/** Every month and locality given is set; others stay as they are. */
export const MonthConfigUpdate = z
  .strictObject({
    month_config: MonthConfigs.refine((months) => Object.keys(months).length > 0, 'must name a month'),
    updated_by: optionalText(255),
  })
  .meta({ id: 'MonthConfigUpdate' });
export type MonthConfigUpdate = z.infer<typeof MonthConfigUpdate>;
