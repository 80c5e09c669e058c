import type { startAllocationEndpoint } from '@/lib/allocation/input-endpoints';
import { type Locality, MAX_YEAR, MIN_YEAR, type MonthConfig, MonthName } from '@/lib/allocation/schemas';
import type { RequestOf } from '@/lib/shared/endpoint';
import { MONTH_NAMES } from '@/lib/shared/month-names';

/** Configuration that someone typed over, by month and locality. */
export type ConfigEdits = Readonly<Record<string, Partial<Record<Locality, MonthConfig>>>>;

/** All that an upload says but who sends it. */
export interface AllocationForm {
  readonly forecast: File | null;
  readonly roster: File | null;
  readonly month: MonthName;
  readonly year: number;
  readonly edits: ConfigEdits;
}

/** The month that is most likely planned: the next one. */
export function nextMonth(now: Date): Pick<AllocationForm, 'month' | 'year'> {
  const next = new Date(now.getFullYear(), now.getMonth() + 1, 1);
  const year = Math.min(MAX_YEAR, Math.max(MIN_YEAR, next.getFullYear()));
  return { month: MONTH_NAMES[next.getMonth()] ?? 'January', year };
}

/** `January 2025` → its parts; undefined for anything else. */
export function readMonthKey(key: string): Pick<AllocationForm, 'month' | 'year'> | undefined {
  const [name, year] = key.split(' ');
  const month = MonthName.safeParse(name);
  return month.success ? { month: month.data, year: Number(year) } : undefined;
}

/** The form's fields as they are sent: what the server reads first goes before the workbooks. */
export function toUploadFields(form: AllocationForm & { readonly forecast: File }) {
  const { forecast, roster, month, year, edits } = form;
  return {
    month,
    year,
    ...(Object.keys(edits).length > 0 ? { month_config: JSON.stringify(edits) } : {}),
    forecast,
    ...(roster ? { roster } : {}),
  } satisfies Partial<RequestOf<typeof startAllocationEndpoint>>;
}

/** One more month and locality typed over. */
export function withEdit(
  edits: ConfigEdits,
  month: string,
  locality: Locality,
  config: MonthConfig,
): ConfigEdits {
  return { ...edits, [month]: { ...edits[month], [locality]: config } };
}

/** Without what was typed for a month and locality: what the workbook or the server has counts again. */
export function withoutEdit(edits: ConfigEdits, month: string, locality: Locality): ConfigEdits {
  const { [month]: inMonth, ...others } = edits;
  const { [locality]: _, ...rest } = inMonth ?? {};
  return Object.keys(rest).length > 0 ? { ...others, [month]: rest } : others;
}
