import type { ComparisonOperator, Condition, Expression } from '../../intent';
import { type Context, type Reading, reading, type Use } from '../fragment';
import { isConnective, isPreposition, meaningOf, means, numberAt, skip, tokenAt, usesOf } from '../look';
import { readAverage } from '../read-average';
import { isNumeric, isTemporal, type ReadColumn, readColumn } from '../read-column';
import { periodCondition, readPeriod } from '../read-period';
import { readValues } from '../read-values';
import type { ConditionRule } from './condition-rule';

const OPPOSITE: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** A column and the "is", "are not", "has" behind it. */
interface Subject {
  readonly column: Reading<ReadColumn>;
  readonly to: number;
  readonly negated: boolean;
  readonly uses: readonly Use[];
}

function readSubject(context: Context, at: number, wish: Parameters<typeof readColumn>[2]): Subject | null {
  const column = readColumn(context, at, wish);
  if (column === null) return null;
  let to = column.to;
  let negated = false;
  while (means(context.phrases[to], 'be', 'not', 'relative') && !means(context.phrases[to], 'compare')) {
    if (means(context.phrases[to], 'not')) negated = true;
    to++;
  }
  if (/\bnot in$/i.test(context.phrases[to]?.text ?? '')) {
    negated = true;
    to++;
  }
  return {
    column,
    to,
    negated,
    uses: [...column.uses, ...usesOf(column.to, to, 'operator', negated ? 'not' : '')],
  };
}

/** The condition, said of a subject; turned round when the subject was negated. */
function about(
  subject: Subject,
  condition: Condition,
  to: number,
  uses: readonly Use[],
  certainty = 1,
): Reading<Condition> {
  const value: Condition = subject.negated ? { kind: 'not', condition } : condition;
  const { column } = subject;
  return reading(value, to, [...subject.uses, ...uses], column.certainty * certainty, column.choices);
}

/** "product name is null or blank" */
export const columnMissing: ConditionRule = {
  name: 'column missing',
  read(context, at, wish) {
    const subject = readSubject(context, at, wish);
    const missing = meaningOf(context.phrases[subject?.to ?? -1], 'missing');
    if (subject === null || missing === null) return null;
    const isMissing: Condition = {
      kind: 'missing',
      argument: subject.column.value.ref,
      orBlank: missing.orBlank,
    };
    const condition: Condition = missing.negated ? { kind: 'not', condition: isMissing } : isMissing;
    return about(
      subject,
      condition,
      subject.to + 1,
      usesOf(subject.to, subject.to + 1, 'operator', 'has no value'),
    );
  },
};

/** "product name starts with AB", "city containing 'burg'" */
export const columnMatches: ConditionRule = {
  name: 'column matches',
  read(context, at, wish) {
    const subject = readSubject(context, at, wish);
    const match = meaningOf(context.phrases[subject?.to ?? -1], 'match');
    if (subject === null || match === null) return null;
    const place = skip(context, subject.to + 1, 'filler');
    const phrase = context.phrases[place];
    const isText = (phrase?.meanings.length ?? 1) === 0 || means(phrase, 'status', 'number');
    if (phrase === undefined || !isText) return null;
    const text = tokenAt(context, place, 'quoted')?.value ?? phrase.text;
    const { ref } = subject.column.value;
    const first: Condition = { kind: 'text_match', argument: ref, mode: match.mode, text };
    const second = tokenAt(context, place + 2, 'quoted')?.value;
    const isEither = second !== undefined && isConnective(context.phrases[place + 1], 'or');
    const condition: Condition = isEither
      ? { kind: 'or', conditions: [first, { ...first, text: second }] }
      : first;
    const words = match.mode.replace('_', ' ');
    const to = isEither ? place + 3 : place + 1;
    const uses: Use[] = [
      ...usesOf(subject.to, place, 'operator', words),
      ...usesOf(place, to, 'value', `${ref.column} ${words} ${isEither ? `${text} or ${second}` : text}`),
    ];
    return about(subject, condition, to, uses);
  },
};

/** "price between 10 and 20", "modified date from January 2025 to March 2025" */
export const columnBetween: ConditionRule = {
  name: 'column between',
  read(context, at, wish) {
    const subject = readSubject(context, at, wish);
    if (subject === null || !means(context.phrases[subject.to], 'between')) return null;
    const [low, high] = [numberAt(context, subject.to + 1), numberAt(context, subject.to + 3)];
    if (low === null || high === null || isTemporal(subject.column.value.column)) return null;
    if (
      !isConnective(context.phrases[subject.to + 2], 'and') &&
      !isPreposition(context.phrases[subject.to + 2], 'to')
    )
      return null;
    const { ref } = subject.column.value;
    const condition: Condition = {
      kind: 'between',
      argument: ref,
      low: { kind: 'literal', value: Math.min(low, high) },
      high: { kind: 'literal', value: Math.max(low, high) },
      upperExclusive: false,
    };
    const uses = usesOf(subject.to, subject.to + 4, 'value', `${ref.column} between ${low} and ${high}`);
    return about(subject, condition, subject.to + 4, uses);
  },
};

function readRightSide(context: Context, at: number, subject: Subject): Reading<Expression> | null {
  const average = readAverage(context, at, subject.column.value);
  if (average !== null) return average;
  const values = readValues(context, at, subject.column.value);
  if (values !== null) {
    const [first, ...more] = values.value.values;
    return first === undefined || more.length > 0 ? null : { ...values, value: first };
  }
  const other = readColumn(context, at, { leastShare: 0.6 });
  const isItself =
    other?.value.ref.column === subject.column.value.ref.column &&
    other.value.ref.table === subject.column.value.ref.table;
  return other === null || isItself ? null : { ...other, value: other.value.ref };
}

/** "price > 10", "quantity at least 5", "price above the average", "end date before start date" */
export const columnCompared: ConditionRule = {
  name: 'column compared',
  read(context, at, wish) {
    const subject = readSubject(context, at, wish);
    const compare = meaningOf(context.phrases[subject?.to ?? -1], 'compare');
    if (subject === null || compare === null) return null;
    const { ref, column } = subject.column.value;
    const period = isTemporal(column) ? readPeriod(context, subject.to) : null;
    if (period !== null) {
      return about(
        subject,
        periodCondition(ref, period.value.relation, period.value.period),
        period.to,
        period.uses,
      );
    }
    const isEquality = compare.operator === '=' || compare.operator === '<>';
    if (isEquality) return readEquality(context, subject, subject.to + 1, compare.operator === '<>');
    const right = readRightSide(context, skip(context, subject.to + 1, 'filler'), subject);
    if (right === null) return null;
    if (right.value.kind === 'literal' && typeof right.value.value === 'number' && !isNumeric(column))
      return null;
    if (
      right.value.kind === 'literal' &&
      typeof right.value.value === 'string' &&
      /^[\d.,]+$/.test(right.value.value)
    )
      return null;
    const operator = subject.negated ? OPPOSITE[compare.operator] : compare.operator;
    const condition: Condition = {
      kind: 'compare',
      operator,
      left: ref,
      right: right.value,
      ignoreCase: false,
    };
    const uses = [...usesOf(subject.to, subject.to + 1, 'operator', operator), ...right.uses];
    return about({ ...subject, negated: false }, condition, right.to, uses, right.certainty);
  },
};

/** `column = value`, `column IN values`, or the negation of either. */
function readEquality(
  context: Context,
  subject: Subject,
  at: number,
  differs: boolean,
): Reading<Condition> | null {
  const values = readValues(context, at, subject.column.value);
  if (values === null) return null;
  const { ref } = subject.column.value;
  const negated = differs !== subject.negated;
  const [first, ...more] = values.value.values;
  if (first === undefined) return null;
  const { ignoreCase } = values.value;
  const condition: Condition =
    more.length === 0
      ? { kind: 'compare', operator: negated ? '<>' : '=', left: ref, right: first, ignoreCase }
      : { kind: 'one_of', argument: ref, values: [...values.value.values], ignoreCase };
  const uses = [...usesOf(subject.to, at, 'operator', negated ? 'is not' : 'is'), ...values.uses];
  const inverted = negated && more.length > 0;
  return about({ ...subject, negated: inverted }, condition, values.to, uses, values.certainty);
}

/** True when the phrase is a value the catalog has seen in the column, or a number for a number column. */
function isSeen(context: Context, at: number, { column }: Subject): boolean {
  const place = skip(context, at, 'filler');
  const { ref, column: catalogColumn } = column.value;
  const text = context.phrases[place]?.text.toLowerCase();
  const isKnown = context.phrases[place]?.values.some(
    (value) => value.table === ref.table && value.column === ref.column,
  );
  const isSpelled = catalogColumn.values.some(
    (value) => typeof value === 'string' && value.toLowerCase() === text,
  );
  return (
    isKnown === true || isSpelled || (isNumeric(catalogColumn) && tokenAt(context, place, 'number') !== null)
  );
}

/** "in the city of Goroka": the column and one of its values, said with "of". */
export const columnOfValue: ConditionRule = {
  name: 'column of value',
  read(context, at, wish) {
    const isPlaced = isPreposition(context.phrases[at], 'in', 'from', 'at', 'on');
    const column = readColumn(context, isPlaced ? at + 1 : at, { leastShare: 0.5, ...wish });
    if (column === null || !isPreposition(context.phrases[column.to], 'of')) return null;
    const subject: Subject = { column, to: column.to, negated: false, uses: column.uses };
    const isText = !isNumeric(column.value.column) && !isTemporal(column.value.column);
    const behind = context.phrases[skip(context, column.to + 1, 'filler')];
    const namesTable = (behind?.tables[0]?.score ?? 0) >= 0.6;
    if (!isText || namesTable || !isSeen(context, column.to + 1, subject)) return null;
    const found = readEquality(context, subject, column.to + 1, false);
    return found === null ? null : { ...found, uses: [...usesOf(at, column.to, 'column'), ...found.uses] };
  },
};

/** "status is inactive", "category Tools or Paint", "status is not active" */
export const columnValue: ConditionRule = {
  name: 'column value',
  read(context, at, wish) {
    const subject = readSubject(context, at, wish);
    if (subject === null) return null;
    const { ref, column } = subject.column.value;
    const period = isTemporal(column) ? readPeriod(context, subject.to) : null;
    if (period !== null) {
      return about(
        subject,
        periodCondition(ref, period.value.relation, period.value.period),
        period.to,
        period.uses,
      );
    }
    const isOfNumber =
      isPreposition(context.phrases[subject.to], 'of') &&
      numberAt(context, subject.to + 1) !== null &&
      !means(context.phrases[subject.to + 2], 'superlative', 'extreme', 'aggregate');
    const from =
      isOfNumber || isPreposition(context.phrases[subject.to], 'in', 'for') ? subject.to + 1 : subject.to;
    const found = readEquality(context, subject, from, false);
    const isQuoted = from === subject.to && tokenAt(context, from, 'quoted') !== null;
    const isSaid = subject.to > subject.column.to || isQuoted;
    return found === null || isSaid || isSeen(context, from, subject) ? found : null;
  },
};
