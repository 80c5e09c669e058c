import * as chrono from 'chrono-node';
import { addUnits, startOf, type TimeUnit, toIsoDate } from './calendar';
import type { Token } from './token';

type PeriodToken = Extract<Token, { kind: 'period' }>;

const UNIT = '(day|week|month|quarter|year)';
const RELATIVE = new RegExp(
  `\\b(?:(today|yesterday)|(?:the\\s+)?(last|past|previous|next|coming|this|current)\\s+(?:(\\d{1,3})\\s+)?${UNIT}s?)\\b`,
  'gi',
);
const QUARTER = /\b(?:Q([1-4])[\s-]*((?:19|20)\d\d)|((?:19|20)\d\d)[\s-]*Q([1-4]))\b/gi;
/** Only sentences with one of these are given to chrono: it would read "may" or "second" as dates. */
const ABSOLUTE_HINT =
  /\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d|\d(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

function makeToken(sentence: string, start: number, length: number, from: Date, to: Date): PeriodToken {
  const text = sentence.slice(start, start + length);
  const period = { from: toIsoDate(from), to: toIsoDate(to), text };
  return { kind: 'period', start, end: start + length, text, period };
}

function relativeBounds(
  now: Date,
  direction: string,
  count: string | undefined,
  unit: TimeUnit,
): [Date, Date] {
  const today = startOf('day', now);
  const tomorrow = addUnits(today, 'day', 1);
  if (direction === 'this' || direction === 'current')
    return [startOf(unit, now), addUnits(startOf(unit, now), unit, 1)];
  const forward = direction === 'next' || direction === 'coming';
  if (count === undefined) {
    const current = startOf(unit, now);
    return forward
      ? [addUnits(current, unit, 1), addUnits(current, unit, 2)]
      : [addUnits(current, unit, -1), current];
  }
  // "last 30 days" ends with today; whole days, so that a load at noon and one at night agree.
  return forward
    ? [today, addUnits(today, unit, Number(count))]
    : [addUnits(tomorrow, unit, -Number(count)), tomorrow];
}

function findRelative(sentence: string, now: Date): PeriodToken[] {
  return [...sentence.matchAll(RELATIVE)].map((match) => {
    const [text, day, direction, count, unit] = match;
    const today = startOf('day', now);
    if (day !== undefined) {
      const from = day.toLowerCase() === 'today' ? today : addUnits(today, 'day', -1);
      return makeToken(sentence, match.index, text.length, from, addUnits(from, 'day', 1));
    }
    const bounds = relativeBounds(
      now,
      (direction ?? 'last').toLowerCase(),
      count,
      (unit ?? 'day').toLowerCase() as TimeUnit,
    );
    return makeToken(sentence, match.index, text.length, ...bounds);
  });
}

function findQuarters(sentence: string): PeriodToken[] {
  return [...sentence.matchAll(QUARTER)].map((match) => {
    const year = Number(match[2] ?? match[3]);
    const quarter = Number(match[1] ?? match[4]);
    const from = new Date(Date.UTC(year, (quarter - 1) * 3, 1));
    return makeToken(sentence, match.index, match[0].length, from, addUnits(from, 'quarter', 1));
  });
}

/** The day or the month that chrono read, as `[from, to)`. */
function boundsOf(date: chrono.ParsedComponents): [Date, Date] | null {
  const [year, month] = [date.get('year'), date.get('month')];
  if (year === null || month === null) return null;
  const hasDay = date.isCertain('day');
  const from = new Date(Date.UTC(year, month - 1, hasDay ? (date.get('day') ?? 1) : 1));
  return [from, addUnits(from, hasDay ? 'day' : 'month', 1)];
}

function findAbsolute(sentence: string, now: Date): PeriodToken[] {
  if (!ABSOLUTE_HINT.test(sentence)) return [];
  return chrono.casual.parse(sentence, { instant: now, timezone: 0 }).flatMap((result) => {
    const { start, end } = result;
    if (!start.isCertain('month') || !(start.isCertain('year') || end?.isCertain('year'))) return [];
    const bounds = [boundsOf(start), !end ? null : boundsOf(end)];
    const [first, last] = [bounds[0], bounds[1] ?? bounds[0]];
    return first && last ? [makeToken(sentence, result.index, result.text.length, first[0], last[1])] : [];
  });
}

/** Dates and periods written in the sentence, without overlaps, in order. Bare years stay numbers. */
export function findPeriods(sentence: string, now: Date): PeriodToken[] {
  const found = [...findRelative(sentence, now), ...findQuarters(sentence), ...findAbsolute(sentence, now)];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((token, index) => found.slice(0, index).every((earlier) => earlier.end <= token.start));
}
