import type { Expression, Intent } from '../../intent';
import { contributions, type Draft, type Refiner, withIntent, withProblem } from '../draft';
import { isAggregate } from '../mentioned-tables';
import { rowsAsGroup } from '../rows-as-group';
import { isSame, toItem, withoutRepeats } from './items';
import { directionOfLimit } from './limit-direction';

/** Order, limits and superlatives. Ordering by a measure makes groups of what is shown. */
export const orderRows: Refiner = {
  name: 'order rows',
  refine(draft) {
    const [limit] = contributions(draft, 'limit');
    const superlatives = contributions(draft, 'superlative');
    const [superlative] = superlatives;
    const [loose] = contributions(draft, 'direction');
    const sorted = contributions(draft, 'order').flatMap(({ by, direction }) =>
      by === null ? [] : [{ expression: by, direction: direction ?? loose?.direction ?? null }],
    );
    const orders: Intent['orderBy'] = [];
    for (const { expression, direction: said } of sorted) {
      const direction = said ?? (limit === undefined ? 'asc' : directionOfLimit(draft, expression, limit));
      if (direction === null)
        return withProblem(draft, 'Say in which direction the rows are sorted', ['ascending', 'descending']);
      orders.push({ expression, direction });
    }
    if (superlatives.length > 1)
      return withProblem(draft, 'More than one "most" or "least" cannot be read together');
    const isPerGroup = contributions(draft, 'group').length > 0 && draft.intent.groupBy.length > 0;
    if (superlative !== undefined && isPerGroup && !isAggregate(superlative.by))
      return withProblem(draft, 'Say whether the first row of each group is wanted, or of all');
    if (superlative !== undefined)
      orders.unshift({ expression: superlative.by, direction: superlative.direction });
    const { select, groupBy } = draft.intent;
    const measure = groupBy.length > 0 ? select.find((item) => isAggregate(item.expression)) : undefined;
    const shown = measure ?? select[0];
    if (orders.length === 0 && loose !== undefined) {
      const [label] = rowsAsGroup(draft.scope.entity)?.labels ?? [];
      const by = shown?.expression ?? label;
      if (by === undefined)
        return withProblem(draft, 'Say by which column the rows are sorted', ['by <column>']);
      orders.push({ expression: by, direction: loose.direction });
    }
    const count = limit?.count ?? superlative?.count ?? null;
    if (count !== null && orders.length === 0)
      return withMeasureOrder(draft, count, limit?.direction ?? 'desc');
    const ordered = withLabel(withIntent(draft, { orderBy: orders, limit: count }));
    if (!orders.some((order) => isAggregate(order.expression))) return ordered;
    return withoutCountsOfOne(withGroupsToOrder(ordered));
  },
};

/** "which product has the highest price?" asks for the product's name; "show the product with …" for its row. */
function withLabel(draft: Draft): Draft {
  const { intent, phrases, scope } = draft;
  const [label] = rowsAsGroup(scope.entity)?.labels ?? [];
  const asks = /^(?:which|who|what)\b/i.test(phrases[0]?.text ?? '');
  const isSuperlative = contributions(draft, 'superlative').length > 0;
  return asks && isSuperlative && label !== undefined && intent.select.length === 0
    ? withIntent(draft, { select: [toItem(label)] })
    : draft;
}

/** "top 5 categories by …" said without "by": ordered by the only measure, or just the first rows. */
function withMeasureOrder(draft: Draft, limit: number, direction: 'asc' | 'desc'): Draft {
  const [measure] = draft.intent.select.filter((item) => isAggregate(item.expression));
  if (measure !== undefined)
    return withIntent(draft, { limit, orderBy: [{ expression: measure.expression, direction }] });
  const isFirst = draft.fragments.some(({ contribution }) => contribution.kind === 'limit');
  return isFirst
    ? withProblem(
        draft,
        `By what should the ${direction === 'desc' ? 'top' : 'bottom'} ${limit} be chosen?`,
        ['by <column>'],
      )
    : withIntent(draft, { limit });
}

function withGroupsToOrder(draft: Draft): Draft {
  const { intent, scope } = draft;
  if (intent.groupBy.length > 0) return draft;
  const plain = intent.select.filter((item) => !isAggregate(item.expression));
  const rows = rowsAsGroup(scope.entity);
  if (plain.length > 0) {
    const shown = plain.map((item) => item.expression);
    const showsEntityName =
      rows !== null && shown.every((column) => rows.by.some((key) => isSame(key, column)));
    if (showsEntityName && rows !== null) return withIntent(draft, { groupBy: [...rows.by] });
    const keys = countsOtherRows(draft) ? (rows?.by ?? []) : [];
    const others = shown.filter((column) => !keys.some((key) => isSame(key, column)));
    return withIntent(draft, { groupBy: [...keys, ...others] });
  }
  if (rows === null)
    return withProblem(draft, `The rows of ${scope.entity.table.name} have no key to group by`);
  const isRanked = contributions(draft, 'order').length > 0;
  const measures = isRanked ? intent.orderBy.map((order) => order.expression).filter(isAggregate) : [];
  return withIntent(draft, {
    groupBy: [...rows.by],
    select: withoutRepeats([...rows.labels, ...measures].map(toItem)),
  });
}

/**
 * "first and last name of the customer with the most orders": each row of the entity is a group, even where two
 * of them look the same. Not so when its own rows are counted: "the country with the most customers".
 */
function countsOtherRows({ intent, scope }: Draft): boolean {
  const { name } = scope.entity.table;
  const isOwn = (expression: Expression): boolean =>
    expression.kind === 'column' && expression.table === name;
  const showsOwn = intent.select.every(({ expression }) => isAggregate(expression) || isOwn(expression));
  return (
    showsOwn &&
    intent.orderBy.some(
      ({ expression }) =>
        expression.kind === 'aggregate' && expression.argument !== null && !isOwn(expression.argument),
    )
  );
}

/** Rows counted for each row of the same table: always one. What was counted is then not what was meant. */
function withoutCountsOfOne(draft: Draft): Draft {
  const { intent, scope } = draft;
  const { primaryKey, name } = scope.entity.table;
  const isKeyGrouped =
    primaryKey.length > 0 &&
    primaryKey.every((key) =>
      intent.groupBy.some((group) => group.kind === 'column' && group.table === name && group.column === key),
    );
  const countsOwn = intent.orderBy.some(
    ({ expression }) => expression.kind === 'aggregate' && expression.argument === null,
  );
  return isKeyGrouped && countsOwn
    ? withProblem(draft, `Each row of ${name} counts once; say what is counted for each of them`)
    : draft;
}
