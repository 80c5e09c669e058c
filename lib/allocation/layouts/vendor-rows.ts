import { isCellError, type SheetRow } from '../../workbook/workbook';
import type { RosterVendor } from '../inputs';
import { type Problems, textOf } from './collect-problems';
import { plainName, rosterColumns } from './columns';
import { findHeader, type Header, skipHead } from './find-header';
import type { Layout, RosterRows } from './layout';
import { readProduction, readStatus } from './read-activity';
import { readLocality, readPlatform } from './read-lob';
import { readVendorStates } from './read-states';

type Key = keyof typeof rosterColumns;
type RosterHeader = Header<Key>;

/** One row for each vendor. */
export const vendorRows: Layout<RosterRows> = {
  name: 'vendor-rows',
  recognise(head, sheet) {
    const header = findHeader(head, rosterColumns);
    if (!header) return undefined;
    return {
      missing: header.missing,
      async read(rows, problems) {
        for (const { column, headings } of header.repeated) {
          problems.error({ sheet, row: header.row, column }, `The column ${column} is there more than once`, {
            expected: 'each column once',
            value: headings.map(({ text }) => text).join(', '),
          });
        }
        return readVendors(skipHead(rows, header.row), header, sheet, problems);
      },
    };
  },
};

/** Vendors left out, by why. */
interface LeftOut {
  status: number;
  production: number;
}

async function readVendors(
  rows: AsyncIterable<SheetRow>,
  header: RosterHeader,
  sheet: string | null,
  problems: Problems,
): Promise<RosterRows | null> {
  const vendors: RosterVendor[] = [];
  const leftOut: LeftOut = { status: 0, production: 0 };
  const rowByCn = new Map<string, number>();
  const unknownWords = new Map<string, { key: Key; word: string; rows: number }>();
  let seen = 0;
  for await (const row of rows) {
    const reader = readerOf(row, header, sheet, problems);
    if (!reader.hasContent()) continue;
    seen += 1;
    const cn = reader.text('cn');
    const first = cn === '' ? undefined : rowByCn.get(cn.toLowerCase());
    if (first !== undefined) {
      reader.error('cn', `CN ${cn} is there twice: in row ${first} and in row ${row.row}`, 'each CN once');
      continue;
    }
    if (cn !== '') rowByCn.set(cn.toLowerCase(), row.row);
    if (isLeftOut(reader, leftOut, unknownWords)) continue;
    const vendor = readVendor(reader, row.row);
    if (vendor) vendors.push(vendor);
  }
  for (const { key, word, rows: count } of unknownWords.values()) {
    problems.warning(
      { sheet, column: header.columns[key]?.text ?? key },
      `"${word}" is not known (${count === 1 ? '1 row' : `${count} rows`}); taken as working`,
      { expected: key === 'status' ? 'Active or Inactive' : 'Yes or No', value: word },
    );
  }
  tellLeftOut(leftOut, sheet, problems);
  if (vendors.length === 0) {
    const problem = seen === 0 ? 'There are no rows below the header' : 'No vendor can be allocated';
    problems.error({ sheet, row: header.row }, problem, { expected: 'at least one active vendor' });
    return null;
  }
  return { vendors, excluded: leftOut.status + leftOut.production };
}

type Reader = ReturnType<typeof readerOf>;

function readerOf({ row, cells }: SheetRow, header: RosterHeader, sheet: string | null, problems: Problems) {
  const cell = (key: Key) => cells[header.columns[key]?.index ?? -1] ?? null;
  const place = (key: Key) => ({
    sheet,
    row,
    column: header.columns[key]?.text ?? rosterColumns[key].heading,
  });
  const told = (key: Key, expected: string | null) => ({
    ...(expected === null ? {} : { expected }),
    value: cell(key),
  });
  return {
    text: (key: Key): string => (isCellError(cell(key)) ? '' : textOf(cell(key))),
    isError: (key: Key): boolean => isCellError(cell(key)),
    warn: (key: Key, problem: string, expected: string | null): void =>
      problems.warning(place(key), problem, told(key, expected)),
    error: (key: Key, problem: string, expected: string): void =>
      problems.error(place(key), problem, told(key, expected)),
    hasContent: (): boolean =>
      Object.values(header.columns).some(({ index }) => (cells[index] ?? null) !== null),
  };
}

function isLeftOut(
  reader: Reader,
  leftOut: LeftOut,
  unknownWords: Map<string, { key: Key; word: string; rows: number }>,
): boolean {
  for (const [key, read] of [
    ['status', readStatus],
    ['production', readProduction],
  ] as const) {
    const word = reader.text(key);
    const works = read(word);
    if (works === false) {
      leftOut[key] += 1;
      return true;
    }
    if (works === undefined) {
      const name = `${key} ${plainName(word)}`;
      const known = unknownWords.get(name);
      unknownWords.set(name, { key, word: known?.word ?? word, rows: (known?.rows ?? 0) + 1 });
    }
  }
  return false;
}

/** Undefined with a warning for each thing that is wrong, where the vendor could not be allocated rightly. */
function readVendor(reader: Reader, row: number): RosterVendor | undefined {
  let isReadable = true;
  const refuse = (key: Key, problem: string, expected: string): void => {
    isReadable = false;
    const what = reader.isError(key) ? 'holds an error' : problem;
    reader.warn(key, `${rosterColumns[key].heading} ${what}; the vendor is left out`, expected);
  };
  const missingOr = (key: Key, problem: string): string => (reader.text(key) === '' ? 'is missing' : problem);
  const cn = reader.text('cn');
  if (cn === '') refuse('cn', 'is missing', "the vendor's number");
  const platform = readPlatform(reader.text('platform'));
  if (platform === undefined)
    refuse('platform', missingOr('platform', 'is no name'), 'a platform such as Amisys');
  const location = readLocality(reader.text('location'));
  if (location === undefined || location === 'both') {
    refuse('location', missingOr('location', 'is not read'), 'Domestic or Global');
  }
  const newWorkType = reader.text('workType');
  if (newWorkType === '') refuse('workType', 'is missing', 'case types such as "ADJ-COB, FTC-Basic"');
  const state = reader.text('state');
  const { states, unknown } = readVendorStates(state);
  if (reader.isError('state') || (unknown.length > 0 && states.length === 0)) {
    refuse('state', 'names no state of the USA', 'codes such as "TX, FL", or N/A');
  } else if (unknown.length > 0) {
    const problem = `"${unknown.join('", "')}" is no state of the USA; only ${states.join(', ')} counts`;
    reader.warn('state', problem, 'codes such as "TX, FL", or N/A');
  }
  if (!isReadable || platform === undefined || location === undefined || location === 'both')
    return undefined;
  const [firstName, lastName] = [reader.text('firstName'), reader.text('lastName')];
  if (firstName === '' && lastName === '') reader.warn('firstName', `Vendor ${cn} has no name`, null);
  return { row, firstName, lastName, cn, platform, location, states, newWorkType, state };
}

function tellLeftOut({ status, production }: LeftOut, sheet: string | null, problems: Problems): void {
  const total = status + production;
  if (total === 0) return;
  const why = [
    ...(status > 0 ? [`${status} not active by Status`] : []),
    ...(production > 0 ? [`${production} not in production by PartofProduction`] : []),
  ];
  problems.warning(
    { sheet },
    `${total === 1 ? '1 vendor is' : `${total} vendors are`} left out: ${why.join(', ')}`,
  );
}
