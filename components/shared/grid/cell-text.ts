import type { CellValue } from '@/lib/shared/wire';

const days = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const ISO_MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A value as a cell shows it: as it is stored, so that it matches the exported file. Numbers get no separators,
 * since many are keys; ISO moments lose their T and a fraction of zero, since nobody reads those.
 */
export function cellText(value: CellValue, type: string): string {
  const text = String(value ?? '');
  if (type !== 'datetime') return text;
  const [, day, time, zone] = ISO_MOMENT.exec(text) ?? [];
  if (!day || !time) return text;
  return `${day} ${time.replace(/\.0+$/, '')}${zone && zone !== 'Z' ? ` ${zone}` : ''}`;
}

/** `Monday, 27 October 2025` for a date or a moment, in the calendar it was stored in; else null. */
export function dayInWords(value: CellValue, type: string): string | null {
  if (type !== 'date' && type !== 'datetime') return null;
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(String(value ?? ''))?.[0];
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : days.format(time);
}

const NEEDS_QUOTES = /["\t\r\n]/;

/** Values as one line that a spreadsheet pastes into one cell each. */
export function tabSeparated(values: readonly CellValue[]): string {
  return values
    .map((value) => {
      const text = String(value ?? '');
      return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join('\t');
}
