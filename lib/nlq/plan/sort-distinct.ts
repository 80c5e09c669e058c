import type { Projection, Scalar, SelectQuery, Sort } from './query';

/** Distinct rows can only be sorted by what they show; other sorts turn DISTINCT into groups. */
export function sortDistinct(select: SelectQuery): SelectQuery {
  if (!select.distinct) return select;
  const shown = new Set(projectedScalars(select.columns).map((scalar) => JSON.stringify(scalar)));
  if (select.orderBy.every((sort) => shown.has(JSON.stringify(sort.expression)))) return select;
  return groupDistinct(select);
}

/** The same distinct rows by GROUP BY; each sort takes the extreme value of its group. */
export function groupDistinct(select: SelectQuery): SelectQuery {
  const groupBy = projectedScalars(select.columns);
  const shown = new Set(groupBy.map((scalar) => JSON.stringify(scalar)));
  const orderBy = select.orderBy.map(
    (sort): Sort =>
      shown.has(JSON.stringify(sort.expression))
        ? sort
        : { ...sort, expression: extremeOf(sort.expression, sort.direction) },
  );
  return { ...select, distinct: false, groupBy, orderBy };
}

/** The smallest value of a group when ascending, else the largest. */
export function extremeOf(argument: Scalar, direction: Sort['direction']): Scalar {
  return { kind: 'aggregate', function: direction === 'desc' ? 'max' : 'min', argument, distinct: false };
}

/** What the columns of a SELECT compute, `*` spelt out. */
function projectedScalars(columns: readonly Projection[]): Scalar[] {
  return columns.flatMap((column): Scalar[] =>
    column.kind === 'item'
      ? [column.expression]
      : column.columns.map(({ name, type }) => ({
          kind: 'column',
          source: column.source,
          column: name,
          type,
        })),
  );
}
