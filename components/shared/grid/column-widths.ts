import type { CellValue } from '@/lib/shared/wire';

const SAMPLE_ROWS = 50;
const CHARACTER_PX = 7.9;
const PADDING_PX = 26;
/** Room for the sort arrow and the menu beside a heading. */
const HEADING_PX = 58;
const MIN_PX = 96;
const MAX_PX = 340;

/** Widths that fit the headings and the first rows. */
export function columnWidths(
  columns: readonly { name: string }[],
  rows: readonly Record<string, CellValue>[],
): Map<string, number> {
  const sample = rows.slice(0, SAMPLE_ROWS);
  return new Map(
    columns.map(({ name }) => {
      const longest = Math.max(0, ...sample.map((row) => String(row[name] ?? '').length));
      const wanted = Math.max(longest * CHARACTER_PX + PADDING_PX, name.length * CHARACTER_PX + HEADING_PX);
      return [name, Math.round(Math.min(MAX_PX, Math.max(MIN_PX, wanted)))];
    }),
  );
}
