import type { SchemaElement } from 'hyparquet';
import type { Cell, Row } from '../shared/cell';
import type { ExportColumn, ExportTable } from './export-table';

/** How the cells of one column are written: its element of the schema, and each cell as the writer wants it. */
export interface ParquetType {
  readonly element: SchemaElement;
  readonly convert: (cell: NonNullable<Cell>) => unknown;
}

/** One way to write a column, and whether a cell can be written so without losing anything. */
interface Candidate {
  readonly fits: (cell: NonNullable<Cell>) => boolean;
  readonly element: Omit<SchemaElement, 'name' | 'repetition_type'>;
  readonly convert: (cell: NonNullable<Cell>) => unknown;
}

const INT32 = 2 ** 31;
const INT64 = 2n ** 63n;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?Z?$/;

const int32: Candidate = {
  fits: (cell) => typeof cell === 'number' && Number.isInteger(cell) && cell >= -INT32 && cell < INT32,
  element: { type: 'INT32' },
  convert: (cell) => cell,
};
const int64: Candidate = {
  fits: (cell) =>
    typeof cell === 'bigint'
      ? cell >= -INT64 && cell < INT64
      : typeof cell === 'number' && Number.isSafeInteger(cell),
  element: { type: 'INT64' },
  convert: (cell) => BigInt(cell),
};
const double: Candidate = {
  fits: (cell) => typeof cell === 'number',
  element: { type: 'DOUBLE' },
  convert: (cell) => cell,
};
const boolean: Candidate = {
  fits: (cell) => cell === 0 || cell === 1,
  element: { type: 'BOOLEAN' },
  convert: (cell) => cell === 1,
};
const date: Candidate = {
  fits: (cell) => typeof cell === 'string' && DAY.test(cell) && toTime(cell) !== undefined,
  element: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  convert: (cell) => (toTime(String(cell)) ?? 0) / 86_400_000,
};
const timestamp: Candidate = {
  fits: (cell) => typeof cell === 'string' && toTime(cell) !== undefined,
  element: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
  convert: (cell) => BigInt(toTime(String(cell)) ?? 0),
};
const text: Candidate = {
  fits: () => true,
  element: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  convert: String,
};

/** What is tried in turn; text takes what nothing else does. */
const CANDIDATES: Partial<Record<ExportColumn['type'], readonly Candidate[]>> = {
  integer: [int32, int64, double],
  decimal: [double],
  boolean: [boolean],
  date: [date],
  datetime: [timestamp],
};

/**
 * The narrowest type of each column that holds every one of its cells exactly; reads the rows once, if there is
 * anything to choose.
 */
export async function parquetTypes({ columns, read }: ExportTable): Promise<ParquetType[]> {
  const left = columns.map(({ type }) => [...(CANDIDATES[type] ?? [])]);
  const open = () => left.some((candidates) => candidates.length > 0);
  if (open()) {
    for await (const batch of read()) {
      for (const row of batch) narrow(left, row);
      if (!open()) break;
    }
  }
  return columns.map(({ name }, index) => {
    const { element, convert } = left[index]?.[0] ?? text;
    return { element: { ...element, name, repetition_type: 'OPTIONAL' }, convert };
  });
}

/** Drops what cannot hold a cell of the row. */
function narrow(left: readonly Candidate[][], row: Row): void {
  for (const [index, candidates] of left.entries()) {
    const cell = row[index] ?? null;
    if (cell === null) continue;
    while (candidates[0] !== undefined && !candidates[0].fits(cell)) candidates.shift();
  }
}

/** Milliseconds since 1970 of a day or time that the calendar has; without a zone it is UTC. */
function toTime(given: string): number | undefined {
  const match = TIME.exec(given);
  if (!match) return undefined;
  const [, day = '', time = '00:00'] = match;
  const at = Date.parse(`${day}T${time}Z`);
  // Date.parse takes 30 February for 1 March, and 24:00 for the next day.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? undefined : at;
}
