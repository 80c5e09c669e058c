import type { ColumnRef, Condition, Literal } from '../intent';
import type { Period } from '../tokenize/token';
import { type Context, type Reading, reading } from './fragment';
import { isConnective, meaningOf, means, skip, tokenAt } from './look';

const literal = (value: string): Literal => ({ kind: 'literal', value });

/** How a period bounds a date: within it, or on one side of it. */
export type PeriodRelation = 'in' | 'before' | 'after' | 'since' | 'until';

/** The period at a place; a bare year such as 2025 counts as one. */
function periodAt(context: Context, at: number): Period | null {
  const period = tokenAt(context, at, 'period');
  if (period !== null) return period.period;
  const number = tokenAt(context, at, 'number');
  if (number === null || !/^(19|20)\d\d$/.test(number.text)) return null;
  return { from: `${number.value}-01-01`, to: `${number.value + 1}-01-01`, text: number.text };
}

/** `column` within or beside a period, comparing with `[from, to)` so that times of day do not matter. */
export function periodCondition(column: ColumnRef, relation: PeriodRelation, period: Period): Condition {
  const compare = (operator: '<' | '>=', value: string): Condition => ({
    kind: 'compare',
    operator,
    left: column,
    right: literal(value),
    ignoreCase: false,
  });
  switch (relation) {
    case 'in':
      return {
        kind: 'between',
        argument: column,
        low: literal(period.from),
        high: literal(period.to),
        upperExclusive: true,
      };
    case 'before':
      return compare('<', period.from);
    case 'after':
      return compare('>=', period.to);
    case 'since':
      return compare('>=', period.from);
    case 'until':
      return compare('<', period.to);
  }
}

/** The preposition or comparison before a period as a relation to it. */
function relationAt(context: Context, at: number): PeriodRelation | null {
  const phrase = context.phrases[at];
  const compare = meaningOf(phrase, 'compare');
  switch (compare?.operator) {
    case '<':
      return 'before';
    case '>':
      return 'after';
    case '>=':
      return 'since';
    case '<=':
      return 'until';
    case '=':
      return 'in';
  }
  const preposition = meaningOf(phrase, 'preposition')?.word;
  if (preposition === 'from') return 'since';
  return preposition === 'in' || preposition === 'on' || preposition === 'at' || preposition === 'for'
    ? 'in'
    : null;
}

export interface ReadPeriod {
  readonly relation: PeriodRelation;
  readonly period: Period;
}

function readPair(context: Context, at: number): Reading<ReadPeriod> | null {
  const first = periodAt(context, at);
  const joinsPair =
    isConnective(context.phrases[at + 1], 'and') ||
    meaningOf(context.phrases[at + 1], 'preposition')?.word === 'to';
  const second =
    joinsPair || meaningOf(context.phrases[at + 1], 'compare')?.operator === '<='
      ? periodAt(context, at + 2)
      : null;
  if (first === null || second === null || second.to <= first.from) return null;
  const period = { from: first.from, to: second.to, text: `${first.text} to ${second.text}` };
  const uses = [at, at + 1, at + 2].map((place) => ({
    at: place,
    role: 'time' as const,
    meaning: meaningOfPeriod('in', period),
  }));
  return reading({ relation: 'in', period }, at + 3, uses);
}

/** "in January 2025", "before 2024", "between 1 March 2025 and 5 March 2025", "last 30 days". */
export function readPeriod(context: Context, at: number): Reading<ReadPeriod> | null {
  const start = skip(context, at, 'filler');
  const isRange =
    means(context.phrases[start], 'between') ||
    meaningOf(context.phrases[start], 'preposition')?.word === 'from';
  const pair = isRange ? readPair(context, start + 1) : null;
  if (pair !== null) return { ...pair, uses: [{ at: start, role: 'time', meaning: '' }, ...pair.uses] };
  const relation = relationAt(context, start);
  const place = relation === null ? start : skip(context, start + 1, 'filler');
  const period = periodAt(context, place);
  if (period === null || (relation === null && tokenAt(context, place, 'period') === null)) return null;
  const value = { relation: relation ?? 'in', period };
  const meaning = meaningOfPeriod(value.relation, period);
  const uses = [
    ...(relation === null ? [] : [{ at: start, role: 'time' as const, meaning: '' }]),
    { at: place, role: 'time' as const, meaning },
  ];
  return reading(value, place + 1, uses);
}

/** In words, e.g. "from 2025-01-01, before 2025-02-01". */
function meaningOfPeriod(relation: PeriodRelation, { from, to }: Period): string {
  switch (relation) {
    case 'in':
      return `from ${from}, before ${to}`;
    case 'before':
      return `before ${from}`;
    case 'after':
      return `from ${to} on`;
    case 'since':
      return `from ${from} on`;
    case 'until':
      return `before ${to}`;
  }
}
