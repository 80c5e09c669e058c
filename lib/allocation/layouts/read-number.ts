import type { PlainCell } from '../../workbook/workbook';

/**
 * A number as people write it: `1,234.5`, `1 234`, ` - ` for nothing; null where the cell is empty, undefined where it
 * is something else. A comma only separates thousands.
 */
export function readNumber(cell: PlainCell | undefined): number | null | undefined {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return undefined;
  const text = cell.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  if (text === '') return null;
  if (/^[-–—]$/.test(text)) return 0;
  const bare = /^[+-]?\d{1,3}(?:[, ]\d{3})+(\.\d+)?$/.test(text) ? text.replace(/[, ]/g, '') : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(bare) ? Number(bare) : undefined;
}

/** A share of 1: `0.95`, `95%` and `95` are the same; numbers from 1 to 2 are not taken for percent. */
export function readFraction(cell: PlainCell | undefined): number | null | undefined {
  const percent = typeof cell === 'string' ? /^([^%]*)%$/.exec(cell.trim()) : null;
  const value = readNumber(percent ? (percent[1] ?? '') : cell);
  if (value === null || value === undefined) return value;
  return percent || value >= 2 ? Number((value / 100).toPrecision(12)) : value;
}
