import ExcelJS, { type Cell, type CellValue } from 'exceljs';
import type { PlainCell } from './workbook';

const DAY_MS = 86_400_000;
/** Days between 30 December 1899, day 0 of Excel's calendar, and 1970. */
const UNIX_DAY_ZERO = 25_569;
/** Days that the other calendar of Excel, that begins in 1904, is behind. */
const DAYS_OF_1904 = 1_462;

/** Undoes Excel's escape of characters that XML cannot hold. */
const undoEscape = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** What exceljs makes of a cell, as a plain value. Objects of other shapes are damaged cells. */
export function toPlainCell(cell: Cell, is1904: boolean): PlainCell {
  const { value } = cell;
  if (typeof value !== 'object' || value === null || !isFormula(cell)) return fromValue(value);
  // Of the value of a formula exceljs leaves out 0, false and what else is falsy; of one that shares the formula of
  // another cell it keeps all.
  const result = cell.result ?? ('result' in value ? value.result : undefined);
  if (result === undefined) return { error: 'formula without a stored value' };
  // A formula whose stored value is `#DIV/0!` or the like.
  if (Number.isNaN(result)) return { error: 'not a number' };
  if (typeof result === 'number' && isDateFormat(cell.numFmt)) return toDate(result, is1904);
  return fromValue(result);
}

const isFormula = ({ type, value }: Cell): boolean =>
  type === ExcelJS.ValueType.Formula || (typeof value === 'object' && value !== null && 'formula' in value);

function fromValue(value: CellValue | undefined): PlainCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return undoEscape(value);
  if (typeof value === 'boolean') return value;
  // Some programs write empty cells as numbers without digits.
  if (Number.isNaN(value)) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { error: 'not a number' };
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value;
  if ('error' in value) return { error: String(value.error) };
  if ('richText' in value) return undoEscape(value.richText.map(({ text }) => text ?? '').join(''));
  if ('text' in value && typeof value.text === 'string') return undoEscape(value.text);
  return { error: 'unreadable cell' };
}

function toDate(days: number, is1904: boolean): PlainCell {
  const date = new Date(Math.round((days - UNIX_DAY_ZERO + (is1904 ? DAYS_OF_1904 : 0)) * DAY_MS));
  return Number.isNaN(date.getTime()) ? { error: 'not a date' } : date;
}

/** Whether a number format shows a date or a time: one of its letters, outside quotes and brackets. */
const isDateFormat = (format: string | undefined): boolean =>
  format !== undefined &&
  format !== 'General' &&
  /[ymdhs]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, ''));
