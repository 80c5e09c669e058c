/** The months as the contract writes them: full English names, case-sensitive. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
export type MonthName = (typeof MONTH_NAMES)[number];

/** 1 for January to 12 for December; 0 for anything else. */
export function monthNumber(month: string): number {
  return (MONTH_NAMES as readonly string[]).indexOf(month) + 1;
}
