import { type ColumnRef, type Expression, wholeTable } from '../intent';
import { type Context, type Reading, reading } from './fragment';
import { isPreposition, meaningOf, means, skip, usesOf } from './look';
import { isNumeric, type ReadColumn, readColumn } from './read-column';

/** A subquery that computes one number over a whole table. */
function scalarOf(aggregate: 'avg' | 'min' | 'max' | 'sum' | 'median', ref: ColumnRef): Expression {
  const expression: Expression = {
    kind: 'aggregate',
    function: aggregate,
    argument: ref,
    distinct: false,
    where: null,
  };
  return {
    kind: 'scalar',
    intent: { ...wholeTable(ref.table), select: [{ expression, name: null, additional: false }] },
  };
}

const CERTAINTY_OF_AN_OPEN_SCOPE = 0.8;

/** "the average", "the average price", "the maximum price of all products": over the same table as `subject`. */
export function readAverage(context: Context, at: number, subject: ReadColumn): Reading<Expression> | null {
  const start = skip(context, at, 'filler');
  const aggregate = meaningOf(context.phrases[start], 'aggregate');
  if (aggregate === null || aggregate.function === 'count') return null;
  const column = readColumn(context, start + 1, { table: subject.ref.table, accepts: isNumeric });
  const { ref } = column?.value ?? subject;
  const to = column?.to ?? start + 1;
  const rest = skipOfAll(context, to);
  const uses = [
    ...usesOf(start, start + 1, 'aggregate', `${aggregate.function} of ${ref.table}.${ref.column}`),
    ...(column?.uses ?? []),
    ...usesOf(to, rest, 'filler'),
  ];
  // "the average salary of doctors in surgery": which rows the average is over is not clear.
  const isOpen = means(context.phrases[rest], 'preposition', 'relative') && !namesEntity(context, rest + 1);
  const certainty = (column?.certainty ?? 1) * (isOpen ? CERTAINTY_OF_AN_OPEN_SCOPE : 1);
  return reading(scalarOf(aggregate.function, ref), rest, uses, certainty);
}

function namesEntity(context: Context, at: number): boolean {
  const phrase = context.phrases[skip(context, at, 'filler')];
  return phrase?.tables.some(({ entry }) => entry === context.scope.entity) ?? false;
}

/** "of all products" behind an average repeats what it is about. */
function skipOfAll(context: Context, at: number): number {
  if (!isPreposition(context.phrases[at], 'of', 'for')) return at;
  const place = skip(context, at + 1, 'filler');
  const phrase = context.phrases[place];
  const isEntity = phrase?.tables.some(({ entry }) => entry === context.scope.entity) ?? false;
  return isEntity || means(phrase, 'row') ? place + 1 : at;
}
