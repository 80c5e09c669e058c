import type { ColumnRef, Expression } from '../intent';
import { type Context, type Reading, reading } from './fragment';
import { meaningOf, means, skip, usesOf } from './look';
import { isNumeric, readColumn } from './read-column';
import { readTable } from './read-table';
import { rowNoun } from './recognisers/rows';

/** The number of rows of the query's entity. */
export const countOfRows: Expression = {
  kind: 'aggregate',
  function: 'count',
  argument: null,
  distinct: false,
  where: null,
};

/** What a sentence may order by: a column, a measure already asked for, or the number of rows. */
export function readSortKey(context: Context, at: number): Reading<Expression> | null {
  const place = skip(context, at, 'filler');
  if (means(context.phrases[place], 'count')) {
    const after = skip(context, place + 1, 'filler');
    const counter = readCounter(context, after);
    if (counter !== null) return counter;
    const rows = rowNoun.read(context, after);
    if (rows !== null) return { ...rows, value: countOfRows };
    const table = readTable(context, after, 0.5);
    const isEntity = table !== null && table.value === context.scope.entity;
    const uses = usesOf(place, place + 1, 'order', 'by number of rows');
    if (isEntity) return reading(countOfRows, table.to, [...uses, ...table.uses]);
    const [key] = table?.value.table.primaryKey ?? [];
    if (table !== null && key !== undefined) {
      const argument: ColumnRef = { kind: 'column', table: table.value.table.name, column: key };
      return reading({ ...countOfRows, argument } as Expression, table.to, [...uses, ...table.uses]);
    }
    return reading(countOfRows, place + 1, uses);
  }
  const aggregate = meaningOf(context.phrases[place], 'aggregate');
  const column = readColumn(
    context,
    aggregate === null ? place : skip(context, place + 1, 'filler', 'preposition'),
  );
  if (column === null) return null;
  if (aggregate === null) return { ...column, value: column.value.ref };
  const expression: Expression = {
    kind: 'aggregate',
    function: aggregate.function,
    argument: column.value.ref,
    distinct: false,
    where: null,
  };
  return {
    ...column,
    value: expression,
    uses: [...usesOf(place, place + 1, 'aggregate', aggregate.function), ...column.uses],
  };
}

const COUNTER_WORDS = ['number', 'count', 'total'];

/** "number of audience" where the table has NUM_OF_AUDIENCE: a column that is a count already. */
function readCounter(context: Context, at: number): Reading<Expression> | null {
  const { entity } = context.scope;
  const column = readColumn(context, at, { accepts: isNumeric, table: entity.table.name, leastShare: 0.3 });
  const entry = entity.columns.find((own) => own.column.name === column?.value.ref.column);
  const isCounter = entry?.forms.some(({ parts }) => parts.some((part) => COUNTER_WORDS.includes(part)));
  return column === null || isCounter !== true ? null : { ...column, value: column.value.ref };
}
