import { isCellError, type PlainCell, type SheetRow } from '../../workbook/workbook';
import type { DemandRow, Forecast, ForecastMonth } from '../inputs';
import { type Problems, textOf } from './collect-problems';
import { forecastColumns, plainName } from './columns';
import type { Header, Heading } from './find-header';
import { readLob } from './read-lob';
import { readNumber } from './read-number';
import { readDemandState } from './read-states';

type Key = keyof typeof forecastColumns;
export type ForecastHeader = Header<Key>;

export interface MonthColumn extends ForecastMonth {
  readonly heading: Heading;
}

interface Table {
  readonly header: ForecastHeader;
  readonly months: readonly MonthColumn[];
  readonly sheet: string | null;
}

/** Volumes beyond this are slips; sums of them would not be exact. */
const MAX_VOLUME = 1e12;
const TOTALS = new Set(['total', 'grandtotal', 'sum', 'totals', 'subtotal']);

/**
 * The demand of every row. What cannot be read is a warning: rows without LOB, state or work type are unreadable, a
 * target or volume that is no number above 0 is null.
 */
export async function readDemandRows(
  rows: AsyncIterable<SheetRow>,
  table: Table,
  problems: Problems,
): Promise<Pick<Forecast, 'rows' | 'unreadable'>> {
  const demand: DemandRow[] = [];
  const unreadable: Forecast['unreadable'][number][] = [];
  const known = { workTypes: new Map<string, string>(), firstRows: new Map<string, number>() };
  for await (const { row, cells } of rows) {
    const reader = readerOf(row, cells, table, problems);
    if (!reader.hasContent()) continue;
    if (reader.isTotal()) {
      reader.warn('lob', 'The row is taken for a total and left out', 'rows of one LOB, state and case type');
      continue;
    }
    const who = readWho(reader);
    const targetCph = readTarget(reader);
    const volumes = table.months.map(({ heading }) => readVolume(reader, heading.index, heading.text));
    // Not before all of the row was read: every problem of it is told at once.
    if (typeof who === 'string') {
      unreadable.push({ row, lob: reader.text('lob') || null, problem: who });
      continue;
    }
    const workType = sameSpelling(known.workTypes, who.workType);
    demand.push({ row, ...who, workType, targetCph, volumes });
    const key = [plainName(who.lob), who.state, plainName(workType)].join(' ');
    const first = known.firstRows.get(key);
    if (first === undefined) known.firstRows.set(key, row);
    else reader.warn('lob', `LOB, state and case type are those of row ${first} too; both are needed`, null);
  }
  return { rows: demand, unreadable };
}

type Reader = ReturnType<typeof readerOf>;

function readerOf(
  row: number,
  cells: readonly PlainCell[],
  { header, months, sheet }: Table,
  problems: Problems,
) {
  const cell = (key: Key): PlainCell => cells[header.columns[key]?.index ?? -1] ?? null;
  const text = (key: Key): string => (isCellError(cell(key)) ? '' : textOf(cell(key)));
  const warnAt = (column: string, value: PlainCell, problem: string, expected: string | null): void =>
    problems.warning({ sheet, row, column }, problem, { ...(expected === null ? {} : { expected }), value });
  return {
    cell,
    text,
    at: (index: number): PlainCell => cells[index] ?? null,
    warnAt,
    warn: (key: Key, problem: string, expected: string | null): void =>
      warnAt(header.columns[key]?.text ?? forecastColumns[key].heading, cell(key), problem, expected),
    hasContent: (): boolean =>
      [...Object.values(header.columns), ...months.map(({ heading }) => heading)].some(
        ({ index }) => (cells[index] ?? null) !== null,
      ),
    isTotal: (): boolean =>
      TOTALS.has(plainName(text('lob'))) || (text('lob') === '' && TOTALS.has(plainName(text('state')))),
  };
}

/** Whom the row asks for, or what is wrong with it, all of it. */
function readWho(
  reader: Reader,
): Pick<DemandRow, 'lob' | 'platform' | 'market' | 'locality' | 'state' | 'workType'> | string {
  const wrong: string[] = [];
  const refuse = (key: Key, problem: string, expected: string): void => {
    const { heading } = forecastColumns[key];
    const what = isCellError(reader.cell(key)) ? 'holds an error' : problem;
    wrong.push(`${heading} ${what}`);
    reader.warn(key, `${heading} ${what}; the row counts as failed`, expected);
  };
  const lobText = reader.text('lob');
  const lob = readLob(lobText);
  if (!lob) {
    const problem = lobText === '' ? 'is missing' : 'cannot be read';
    refuse('lob', problem, 'platform, market and Domestic or Global such as "Amisys Medicaid Domestic"');
  }
  const stateText = reader.text('state');
  const state = readDemandState(stateText);
  if (state === undefined) {
    refuse(
      'state',
      stateText === '' ? 'is missing' : 'is no state of the USA',
      'one code such as TX, or N/A for anyone',
    );
  }
  const workType = reader.text('workType');
  if (plainName(workType) === '') refuse('workType', 'is missing', 'a case type such as ADJ-COB');
  if (!lob || state === undefined || wrong.length > 0) return wrong.join('; ');
  return { lob: lobText, ...lob, state, workType };
}

function readTarget(reader: Reader): number | null {
  const cell = reader.cell('targetCph');
  const target = readNumber(cell);
  if (typeof target === 'number' && target > 0 && Number.isFinite(target)) return target;
  const problem =
    target === null ? 'is missing' : typeof target === 'number' ? 'is not above 0' : 'is no number';
  reader.warn('targetCph', `Target CPH ${problem}; the row counts as failed`, 'cases an hour, above 0');
  return null;
}

function readVolume(reader: Reader, index: number, heading: string): number | null {
  const cell = reader.at(index);
  const volume = readNumber(cell);
  if (volume === null) return 0;
  if (volume !== undefined && volume >= 0 && volume <= MAX_VOLUME) return volume;
  const problem = volume === undefined ? 'is no number' : volume < 0 ? 'is below 0' : 'is too large';
  reader.warnAt(heading, cell, `The volume ${problem}; the row counts as failed`, 'a number, 0 or above');
  return null;
}

/** The first spelling of a work type, for all that differ in case and spaces alone. */
function sameSpelling(known: Map<string, string>, workType: string): string {
  const plain = workType.toLowerCase().replace(/\s+/g, '');
  const first = known.get(plain);
  if (first !== undefined) return first;
  known.set(plain, workType);
  return workType;
}
