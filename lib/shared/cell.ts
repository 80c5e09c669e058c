import type { CellValue } from './wire';

/** A value of a row as it lies in a database: whole numbers beyond 2^53 stay exact as bigint, binary is text. */
export type Cell = string | number | bigint | null;
export type Row = readonly Cell[];

/** The value as JSON can carry it: numbers that JSON or a double cannot hold become text. */
export function toWire(cell: Cell): CellValue {
  if (typeof cell === 'bigint') return fitsNumber(cell) ? Number(cell) : cell.toString();
  if (typeof cell === 'number' && !Number.isFinite(cell)) return String(cell);
  return cell;
}

/** Whether a double holds this whole number exactly. */
export function fitsNumber(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
}
