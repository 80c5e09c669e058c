import { closestMatch } from '../../shared/closest-match';
import { MONTH_NAMES } from '../../shared/month-names';
import type { PlainCell } from '../../workbook/workbook';
import type { ForecastMonth } from '../inputs';
import { MAX_YEAR, MIN_YEAR } from '../schemas';

const DAY_MS = 86_400_000;
const EXCEL_DAY_ZERO = Date.UTC(1899, 11, 30);

/** Words that may stand beside a month in a heading. */
const NOISE = /\b(volumes?|forecast|cases)\b/gi;

/**
 * The month that a heading names: `January 2025`, `Jan 2025`, `Jan-25`, `2025-01`, `01/2025`,
 * `1/1/2025`, or a date.
 * Undefined for anything else, and for years beyond 2020 to 2100.
 */
export function readMonth(cell: PlainCell | undefined): ForecastMonth | undefined {
  if (cell instanceof Date) return monthOf(cell.getUTCFullYear(), cell.getUTCMonth() + 1);
  if (typeof cell === 'number') {
    // A date whose cell has lost its format; years that are asked for have five digits of days.
    if (cell < 40_000 || cell > 80_000) return undefined;
    return readMonth(new Date(EXCEL_DAY_ZERO + Math.floor(cell) * DAY_MS));
  }
  return typeof cell === 'string' ? readMonthText(cell) : undefined;
}

function readMonthText(text: string): ForecastMonth | undefined {
  const plain = text
    .replace(NOISE, ' ')
    .replace(/[\s.,/_'’()-]+/g, ' ')
    .trim();
  const named =
    /^(\p{L}{3,9}) ?(\d{4}|\d{2})$/u.exec(plain) ?? swapped(/^(\d{4}) ?(\p{L}{3,9})$/u.exec(plain));
  if (named) return monthOf(yearOf(named[2]), monthByName(named[1] ?? ''));
  const yearFirst = /^(\d{4}) (\d{1,2})(?: \d{1,2})?$/.exec(plain);
  if (yearFirst) return monthOf(Number(yearFirst[1]), Number(yearFirst[2]));
  // As Excel writes the first of a month into CSV; of other days it would not be clear which number is the month.
  const monthFirst = /^(\d{1,2})(?: 0?1)? (\d{4})$/.exec(plain);
  return monthFirst ? monthOf(Number(monthFirst[2]), Number(monthFirst[1])) : undefined;
}

const swapped = (match: RegExpExecArray | null) => match && [match[0], match[2], match[1]];

const yearOf = (text = ''): number => Number(text.length === 2 ? `20${text}` : text);

/** 1 to 12 for `January`, `jan`, `Sept`; 0 for anything else. */
export function monthByName(name: string): number {
  const lower = name.toLowerCase();
  if (lower.length < 3) return 0;
  return MONTH_NAMES.findIndex((month) => month.toLowerCase().startsWith(lower)) + 1;
}

function monthOf(year: number, number: number): ForecastMonth | undefined {
  const month = MONTH_NAMES[number - 1];
  return month === undefined || year < MIN_YEAR || year > MAX_YEAR ? undefined : { month, year };
}

/** The month that a heading was probably meant to be, though it is none: it names one, or a date, and nothing else. */
export function looksLikeMonth(text: string): string | undefined {
  if (/^\d{1,4}[-/. ]\d{1,2}([-/. ]\d{1,4})?$/.test(text)) return MONTH_NAMES[0];
  const [word = '', ...others] = text
    .replace(NOISE, ' ')
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '');
  if (others.length > 0) return undefined;
  if (monthByName(word) > 0) return MONTH_NAMES[monthByName(word) - 1];
  return word.length > 4 && /\d/.test(text) ? closestMatch(word, MONTH_NAMES) : undefined;
}
