import { MONTH_NAMES, monthNumber } from '../../shared/month-names';
import type { PlainCell } from '../../workbook/workbook';
import { type ForecastMonth, monthKey } from '../inputs';
import type { Problems } from './collect-problems';
import { forecastColumns } from './columns';
import { findHeader, skipHead } from './find-header';
import type { ForecastRows, Layout } from './layout';
import { type ForecastHeader, type MonthColumn, readDemandRows } from './read-demand-rows';
import { looksLikeMonth, readMonth } from './read-month';

const MAX_MONTHS = 12;
const MONTHS_EXPECTED = '1 to 12 consecutive month columns such as "January 2025"';

/** One row for each LOB, state and case type; one column for each month, with the volume. */
export const monthColumns: Layout<ForecastRows> = {
  name: 'month-columns',
  recognise(head, sheet) {
    const header = findHeader(head, forecastColumns);
    if (!header) return undefined;
    return {
      missing: header.missing,
      async read(rows, problems) {
        const place = { sheet, row: header.row };
        for (const { column, headings } of header.repeated) {
          problems.error({ ...place, column }, `The column ${column} is there more than once`, {
            expected: 'each column once',
            value: headings.map(({ text }) => text).join(', '),
          });
        }
        const cells = head.find(({ row }) => row === header.row)?.cells ?? [];
        const months = findMonths(header, cells, sheet, problems);
        if (!months) return null;
        const read = await readDemandRows(skipHead(rows, header.row), { header, months, sheet }, problems);
        if (read.rows.length + read.unreadable.length === 0) {
          problems.error(place, 'There are no rows below the header', { expected: 'at least one row' });
          return null;
        }
        return { months: months.map(({ month, year }) => ({ month, year })), ...read };
      },
    };
  },
};

/** The month columns in the order of time; undefined with an error where they cannot be used. */
function findMonths(
  header: ForecastHeader,
  cells: readonly PlainCell[],
  sheet: string | null,
  problems: Problems,
): readonly MonthColumn[] | undefined {
  const place = { sheet, row: header.row };
  const before = problems.found.length;
  const months: MonthColumn[] = [];
  for (const heading of header.others) {
    const month = readMonth(cells[heading.index]);
    const likely = month ? undefined : looksLikeMonth(heading.text);
    if (month) months.push({ ...month, heading });
    else if (likely !== undefined) {
      problems.error({ ...place, column: heading.text }, `${heading.text} is not read as a month`, {
        expected: `a month and year such as "${likely} 2025"`,
        value: heading.text,
      });
    }
  }
  if (problems.found.length > before) return undefined;
  if (months.length === 0 || months.length > MAX_MONTHS) {
    const problem =
      months.length === 0 ? 'There is no month column' : `There are ${months.length} month columns`;
    problems.error(place, problem, { expected: MONTHS_EXPECTED });
    return undefined;
  }
  months.sort((left, right) => placeInTime(left) - placeInTime(right));
  tellGaps(months, place, problems);
  return problems.found.length > before ? undefined : months;
}

function tellGaps(
  months: readonly MonthColumn[],
  place: { readonly sheet: string | null; readonly row: number },
  problems: Problems,
): void {
  for (const [index, next] of months.slice(1).entries()) {
    const month = months[index];
    if (!month) continue;
    const step = placeInTime(next) - placeInTime(month);
    const at = { ...place, column: next.heading.text };
    if (step === 0) {
      problems.error(at, `${monthKey(next)} is there twice`, { expected: 'each month once' });
    } else if (step > 1) {
      const missing = placeInTime(month) + 1;
      const expected = `${MONTH_NAMES[missing % 12]} ${Math.floor(missing / 12)}`;
      problems.error(at, `The months are not consecutive: ${monthKey(next)} follows ${monthKey(month)}`, {
        expected: `a column ${expected}`,
      });
    }
  }
}

const placeInTime = ({ month, year }: ForecastMonth): number => year * 12 + monthNumber(month) - 1;
