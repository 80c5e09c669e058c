export type TimeUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const MONTHS_PER: Readonly<Record<'month' | 'quarter' | 'year', number>> = { month: 1, quarter: 3, year: 12 };

/** The first instant of the day, week (from Monday), month, quarter or year that holds `date`, in UTC. */
export function startOf(unit: TimeUnit, date: Date): Date {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const day = date.getUTCDate();
  switch (unit) {
    case 'day':
      return new Date(Date.UTC(year, month, day));
    case 'week':
      return new Date(Date.UTC(year, month, day - ((date.getUTCDay() + 6) % 7)));
    case 'month':
      return new Date(Date.UTC(year, month, 1));
    case 'quarter':
      return new Date(Date.UTC(year, month - (month % 3), 1));
    case 'year':
      return new Date(Date.UTC(year, 0, 1));
  }
}

/** `date` moved by a number of units; a day that the target month lacks becomes its last day. */
export function addUnits(date: Date, unit: TimeUnit, count: number): Date {
  if (unit === 'day' || unit === 'week') {
    return new Date(date.getTime() + count * (unit === 'week' ? 7 : 1) * 86_400_000);
  }
  const months = date.getUTCMonth() + count * MONTHS_PER[unit];
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(date.getUTCFullYear(), months, Math.min(date.getUTCDate(), lastDay)));
}

/** `2025-01-31` */
export function toIsoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
