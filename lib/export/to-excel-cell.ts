import type { Cell } from '../shared/cell';
import type { SheetColumn } from './export-workbook';

/** Excel calls a file damaged whose cells are longer. */
const MAX_TEXT = 32_767;
const CUT = ' … [cut: Excel holds 32,767 characters in a cell; the CSV export has all]';
/** Excel computes with 15 digits; longer whole numbers (keys) stay exact as text. */
const MAX_EXACT = 1e15;
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?Z?$/;

/** A cell as Excel knows it: a number, a date, or text; never a formula. */
export function toExcelCell(cell: Cell, type: SheetColumn['type']): string | number | Date | undefined {
  if (cell === null) return undefined;
  if (typeof cell === 'bigint') return cell.toString();
  if (typeof cell === 'number') {
    return Number.isFinite(cell) && Math.abs(cell) < MAX_EXACT ? cell : String(cell);
  }
  return (type === 'date' || type === 'datetime' ? toDate(cell) : undefined) ?? excelText(cell);
}

/** Undefined for what Excel's calendar does not have: before March 1900 it has a day too many. */
function toDate(text: string): Date | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0'] = match;
  const date = new Date(
    Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
      Number(fraction) * 1000,
    ),
  );
  const exists = date.toISOString().startsWith(`${year}-${month}-${day}`);
  return exists && date.getTime() >= Date.UTC(1900, 2, 1) ? date : undefined;
}

/** Characters that XML cannot hold, or that a reader would take for their own escape, in Excel's escape. */
export function excelText(text: string): string {
  const kept = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - CUT.length)}${CUT}` : text;
  // Hardly any text has something to escape.
  if (!/_x|[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(kept)) return kept;
  return kept
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (character) =>
      character === '\n' || character === '\t'
        ? character
        : `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}
