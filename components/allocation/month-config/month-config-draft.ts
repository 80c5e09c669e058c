import {
  LOCALITIES,
  type Locality,
  type MonthConfig,
  type MonthConfigs,
  type StoredMonthConfig,
} from '@/lib/allocation/schemas';
import type { MonthName } from '@/lib/shared/month-names';

export type Parameter = keyof MonthConfig;

interface ParameterField {
  readonly name: Parameter;
  readonly label: string;
  /** Short, above its column. */
  readonly heading: string;
  /** How many of what is typed make one of what is kept: percents are kept as fractions of 1. */
  readonly scale: 1 | 100;
  /** What is wrong with a number that is typed. */
  readonly problem: (typed: number) => string | undefined;
}

/** The parameters of a month in their order, with the bounds of the contract in the units people type. */
export const parameterFields: readonly ParameterField[] = [
  {
    name: 'working_days',
    label: 'Working days',
    heading: 'Days',
    scale: 1,
    problem: (days) =>
      Number.isInteger(days) && days >= 1 && days <= 31 ? undefined : 'a whole number from 1 to 31',
  },
  {
    name: 'occupancy',
    label: 'Occupancy in percent',
    heading: 'Occupancy %',
    scale: 100,
    problem: (percent) => (percent > 0 && percent <= 100 ? undefined : 'above 0 and at most 100'),
  },
  {
    name: 'shrinkage',
    label: 'Shrinkage in percent',
    heading: 'Shrinkage %',
    scale: 100,
    problem: (percent) => (percent >= 0 && percent < 100 ? undefined : 'from 0 to below 100'),
  },
  {
    name: 'work_hours',
    label: 'Hours a day',
    heading: 'Hours',
    scale: 1,
    problem: (hours) => (hours > 0 && hours <= 24 ? undefined : 'above 0 and at most 24'),
  },
];

export interface Cell {
  readonly month: MonthName;
  readonly locality: Locality;
  readonly parameter: Parameter;
}

/** What has been typed, by cell; what is kept stands in all others. */
export type Draft = Readonly<Record<string, string>>;

export const cellKey = ({ month, locality, parameter }: Cell): string => `${month}/${locality}/${parameter}`;

/** A cell in words, by its key: `Working days, Global, May`. */
export function nameOfCell(key: string): string {
  const [month, locality, parameter] = key.split('/');
  const label = parameterFields.find(({ name }) => name === parameter)?.label ?? parameter;
  return `${label}, ${locality}, ${month}`;
}

/** Without the noise of binary fractions: 0.07 × 100 is 7. */
const round = (value: number): number => Number(value.toFixed(10));

/** The configuration kept for a month and locality. */
export function keptFor(
  kept: readonly StoredMonthConfig[],
  { month, locality }: Pick<Cell, 'month' | 'locality'>,
): StoredMonthConfig | undefined {
  return kept.find((config) => config.month === month && config.locality === locality);
}

/** What is kept, as it is typed; blank where nothing is. */
export function textOf(config: MonthConfig | undefined, parameter: Parameter): string {
  const field = parameterFields.find(({ name }) => name === parameter);
  return config && field ? String(round(config[parameter] * field.scale)) : '';
}

const DECIMAL = /^\d+([.,]\d+)?$/;

/** The number that is typed, with a point or a comma; undefined where it is none. */
function numberOf(text: string): number | undefined {
  const trimmed = text.trim();
  return DECIMAL.test(trimmed) ? Number(trimmed.replace(',', '.')) : undefined;
}

/** A month and locality as it would be saved. */
interface EditedConfig {
  readonly month: MonthName;
  readonly locality: Locality;
  /** Null while something is missing or wrong. */
  readonly config: MonthConfig | null;
}

export interface DraftReading {
  /** Values that differ from what is kept. */
  readonly changes: number;
  /** What is wrong, by cell. */
  readonly problems: Readonly<Record<string, string>>;
  readonly edited: readonly EditedConfig[];
}

/** What a draft changes against what is kept, and what is wrong with it. A month needs all four values or none. */
export function readDraft(
  draft: Draft,
  kept: readonly StoredMonthConfig[],
  months: readonly MonthName[],
): DraftReading {
  const problems: Record<string, string> = {};
  const edited: EditedConfig[] = [];
  let changes = 0;
  for (const month of months) {
    for (const locality of LOCALITIES) {
      const before = keptFor(kept, { month, locality });
      const cells = parameterFields.map((field) => {
        const key = cellKey({ month, locality, parameter: field.name });
        const text = draft[key] ?? textOf(before, field.name);
        return { field, key, text, changed: isChanged(text, textOf(before, field.name)) };
      });
      const changed = cells.filter((cell) => cell.changed);
      if (changed.length === 0) continue;
      changes += changed.length;
      const values: [Parameter, number][] = [];
      for (const { field, key, text } of cells) {
        const typed = numberOf(text);
        const problem = typed === undefined ? missing(text) : field.problem(typed);
        if (problem !== undefined) problems[key] = problem;
        else if (typed !== undefined) values.push([field.name, round(typed / field.scale)]);
      }
      const config = values.length === cells.length ? (Object.fromEntries(values) as MonthConfig) : null;
      edited.push({ month, locality, config });
    }
  }
  return { changes, problems, edited };
}

const missing = (text: string) => (text.trim() === '' ? 'a value is needed' : 'a number such as 22.5');

/** `7.0` is what `7` was. */
function isChanged(text: string, before: string): boolean {
  const typed = numberOf(text);
  return typed === undefined ? text.trim() !== before : typed !== numberOf(before);
}

/** What to send: only the months and localities that changed. */
export function toUpdate(edited: readonly EditedConfig[], year: number): MonthConfigs {
  const configs: Record<string, Partial<Record<Locality, MonthConfig>>> = {};
  for (const { month, locality, config } of edited) {
    if (config === null) continue;
    const key = `${month} ${year}`;
    configs[key] = { ...configs[key], [locality]: config };
  }
  return configs;
}

/** Who changed a month last, and when. */
export function lastChange(
  kept: readonly StoredMonthConfig[],
  month: MonthName,
): StoredMonthConfig | undefined {
  return kept
    .filter((config) => config.month === month)
    .reduce<StoredMonthConfig | undefined>(
      (newest, config) => (newest && newest.updated_at >= config.updated_at ? newest : config),
      undefined,
    );
}
