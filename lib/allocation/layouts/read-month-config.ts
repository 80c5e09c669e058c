import { MONTH_NAMES } from '../../shared/month-names';
import type { PlainCell, SheetRow, Workbook } from '../../workbook/workbook';
import { monthKey } from '../inputs';
import { LOCALITIES, type Locality, MonthConfig, type MonthConfigs, Year } from '../schemas';
import { type Problems, textOf } from './collect-problems';
import { monthConfigColumns, plainName } from './columns';
import { findHeader, HEAD_ROWS, type Header } from './find-header';
import { readLocality } from './read-lob';
import { monthByName, readMonth } from './read-month';
import { readFraction, readNumber } from './read-number';

type Key = keyof typeof monthConfigColumns;

const NAMES = new Set(['monthconfig', 'monthconfiguration', 'monthlyconfig', 'monthlyconfiguration']);
/** Twelve months of two localities, many times over. */
const MAX_CONFIG_ROWS = 1_000;

/** The columns that hold values, by their name in a MonthConfig. */
const VALUES = [
  ['working_days', 'workingDays', readNumber],
  ['occupancy', 'occupancy', readFraction],
  ['shrinkage', 'shrinkage', readFraction],
  ['work_hours', 'workHours', readNumber],
] as const;

/** The configuration that a workbook brings along in its sheet `Month Config`; null without such a sheet. */
export async function readMonthConfig(workbook: Workbook, problems: Problems): Promise<MonthConfigs | null> {
  const sheet = workbook.sheets.find((name) => name !== null && NAMES.has(plainName(name))) ?? null;
  if (sheet === null) return null;
  const rows: SheetRow[] = [];
  for await (const row of workbook.read(sheet)) {
    if (rows.length === MAX_CONFIG_ROWS) {
      problems.error({ sheet }, `The sheet has more than ${MAX_CONFIG_ROWS} rows`, {
        expected: 'one row for each month and locality',
      });
      return null;
    }
    rows.push(row);
  }
  const header = findHeader(rows.slice(0, HEAD_ROWS), monthConfigColumns);
  if (!header) {
    if (rows.length > 0) tellNoHeader(sheet, problems);
    return null;
  }
  for (const { column, suggestion } of header.missing) {
    const hint = suggestion === undefined ? '' : `; did you mean it by ${suggestion}?`;
    problems.error({ sheet, column }, `The column ${column} is missing${hint}`, {
      expected: `a column called ${column}`,
    });
  }
  if (header.missing.length > 0) return null;
  const configs: Record<string, Partial<Record<Locality, MonthConfig>>> = {};
  for (const row of rows) if (row.row > header.row) readRow(row, header, { sheet, configs, problems });
  return Object.keys(configs).length === 0 ? null : configs;
}

function tellNoHeader(sheet: string, problems: Problems): void {
  problems.error({ sheet }, 'No header row was found', {
    expected: `a row with ${Object.values(monthConfigColumns)
      .map(({ heading }) => heading)
      .join(', ')}`,
  });
}

function readRow(
  { row, cells }: SheetRow,
  header: Header<Key>,
  to: {
    readonly sheet: string;
    readonly configs: Record<string, Partial<Record<Locality, MonthConfig>>>;
    readonly problems: Problems;
  },
): void {
  const cell = (key: Key): PlainCell => cells[header.columns[key]?.index ?? -1] ?? null;
  const refuse = (key: Key, problem: string, expected?: string): void =>
    to.problems.error({ sheet: to.sheet, row, column: header.columns[key]?.text ?? key }, problem, {
      ...(expected === undefined ? {} : { expected }),
      value: cell(key),
    });
  const before = to.problems.found.length;
  const month = readMonthCell(cell('month'));
  if (month === undefined) refuse('month', 'The month is not read', 'a month such as January');
  const year = Year.safeParse(readNumber(cell('year')) ?? undefined);
  if (!year.success) refuse('year', 'The year is not read', 'a year from 2020 to 2100');
  const locality = readLocality(textOf(cell('locality')));
  if (locality === undefined || locality === 'both') {
    refuse('locality', 'Neither Domestic nor Global', LOCALITIES.join(' or '));
  }
  const values = Object.fromEntries(VALUES.map(([name, key, read]) => [name, read(cell(key)) ?? undefined]));
  const config = MonthConfig.safeParse(values);
  for (const { path, message } of config.success ? [] : config.error.issues) {
    const [name, key] = VALUES.find(([name]) => name === path[0]) ?? VALUES[0];
    refuse(key, `${name.replace('_', ' ')} ${describe(cell(key), values[name], message)}`);
  }
  if (to.problems.found.length > before || !config.success || !year.success || month === undefined) return;
  if (locality === undefined || locality === 'both') return;
  const name = monthKey({ month, year: year.data });
  to.configs[name] ??= {};
  const months = to.configs[name];
  if (months[locality])
    refuse('month', `${name}, ${locality} is there twice`, 'each month and locality once');
  months[locality] = config.data;
}

/** What is wrong with a value; the schema speaks of types that nobody sees in a sheet. */
function describe(cell: PlainCell, value: number | undefined, message: string): string {
  if (cell === null) return 'is missing';
  if (value === undefined) return 'is no number';
  return message.startsWith('must') ? message : 'must be a whole number';
}

/** A month by name, by number, or as a date. */
function readMonthCell(cell: PlainCell): (typeof MONTH_NAMES)[number] | undefined {
  if (typeof cell === 'string' && monthByName(cell.trim()) > 0)
    return MONTH_NAMES[monthByName(cell.trim()) - 1];
  const number = readNumber(cell);
  return number !== null && number !== undefined && number <= 12
    ? MONTH_NAMES[number - 1]
    : readMonth(cell)?.month;
}
