import type { PlanContext } from './plan-context';
import type { Projection, Scalar, SelectQuery, Sort } from './query';
import { selectFrom } from './select-from';
import { groupDistinct } from './sort-distinct';

const POSITION = 'position_in_group';

/** The first `count` rows within each value of `per`, in the order of the query; groups stand together. */
export function limitPerGroup(
  context: PlanContext,
  select: SelectQuery,
  per: readonly Scalar[],
  count: number,
): SelectQuery {
  const ranked = select.distinct ? groupDistinct(select) : select;
  const alias = context.aliases.claim('ranked', null);
  const position: Scalar = { kind: 'row_number', partitionBy: per, orderBy: ranked.orderBy };
  const groups = per.map(
    (expression, index): Projection => ({
      kind: 'item',
      expression,
      name: `group_${index + 1}`,
      type: 'unknown',
    }),
  );
  const query: SelectQuery = {
    ...ranked,
    columns: [
      ...ranked.columns,
      ...groups,
      { kind: 'item', expression: position, name: POSITION, type: 'integer' },
    ],
    orderBy: [],
    limit: null,
  };
  const output = (name: string): Scalar => ({ kind: 'column', source: alias, column: name, type: 'unknown' });
  const sorts = [...groups.map((_, index) => `group_${index + 1}`), POSITION].map(
    (name): Sort => ({
      expression: output(name),
      direction: 'asc',
      nullable: name !== POSITION,
    }),
  );
  return {
    ...selectFrom({ kind: 'derived', query, alias }),
    columns: outputsOf(ranked.columns, alias),
    where: {
      kind: 'compare',
      operator: '<=',
      left: output(POSITION),
      right: { kind: 'literal', value: count },
    },
    orderBy: sorts,
    limit: select.limit,
  };
}

/** The columns of a derived table, one by one. */
export function outputsOf(columns: readonly Projection[], alias: string): Projection[] {
  return columns
    .flatMap((column) =>
      column.kind === 'item' ? [{ name: column.name, type: column.type }] : column.columns,
    )
    .map(({ name, type }) => ({
      kind: 'item' as const,
      expression: { kind: 'column' as const, source: alias, column: name, type },
      name,
      type,
    }));
}
