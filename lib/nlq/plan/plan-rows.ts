import type { BoundExpression, BoundOrder, BoundQuery, BoundSelectItem } from '../resolve/bound';
import { hasAggregate, instancesIn, isNullable, typeOf } from './expression-facts';
import { type Frame, frameRows } from './frame-rows';
import { extendToOne, isMultiplied, shapeOf } from './join-shape';
import { limitPerGroup } from './limit-per-group';
import { createOutputNames, suggestName } from './name-outputs';
import type { PlanContext } from './plan-context';
import { planExpression } from './plan-expression';
import type { Projection, SelectQuery, Sort } from './query';
import { rollUpAggregates, rollUpValue } from './roll-up';
import { sortDistinct } from './sort-distinct';

/** The plan of a query that lists rows. */
export function planRows(context: PlanContext, query: BoundQuery): SelectQuery {
  const frame = frameRows(context, query, demandOf(query));
  const columns = projectItems(frame, query, query.select);
  const orderBy = query.orderBy.map((order) => planSort(frame, query, order));
  const select: SelectQuery = { ...frame.select, columns, orderBy, distinct: needsDistinct(frame, query) };
  const sorted = sortDistinct(select);
  if (!query.perGroup) return sorted;
  const per = query.perGroup.per.map((expression) => planExpression(frame.context, expression));
  return limitPerGroup(context, sorted, per, query.perGroup.count);
}

/** The columns of the answer: every column of the entity when nothing is selected but additions. */
export function projectItems(
  frame: Frame,
  query: BoundQuery,
  items: readonly BoundSelectItem[],
  names = createOutputNames(),
): Projection[] {
  const columns: Projection[] = [];
  if (items.every((item) => item.additional)) {
    const { table, id } = query.entity;
    const all = table.columns.map(({ name, type }) => ({ name, type }));
    for (const { name } of all) names.claim(name);
    columns.push({ kind: 'all', source: id, columns: all });
  }
  for (const item of items) columns.push(projectItem(frame, query, item, names));
  return columns;
}

function projectItem(
  frame: Frame,
  query: BoundQuery,
  item: BoundSelectItem,
  names: ReturnType<typeof createOutputNames>,
): Projection {
  const { expression } = item;
  const owner = expression.kind === 'column' ? expression.instance : undefined;
  const name = names.claim(item.name ?? suggestName(expression), item.name === null ? owner : undefined);
  const type = typeOf(expression);
  if (hasAggregate(expression)) {
    return { kind: 'item', expression: rollUpAggregates(frame, query, expression), name, type };
  }
  return {
    kind: 'item',
    expression: rollUpValue(frame, query, expression, 'min', item.additional),
    name,
    type,
  };
}

function demandOf(query: BoundQuery) {
  const shape = shapeOf(query.tree);
  const shown = new Set<string>([query.entity.id]);
  const optional = new Set<string>();
  for (const { expression, additional } of query.select) {
    if (!additional) for (const id of instancesIn(expression)) shown.add(id);
  }
  for (const expression of query.perGroup?.per ?? []) for (const id of instancesIn(expression)) shown.add(id);
  const joined = new Set(shape.closure(shown));
  const additions = query.select.filter((item) => item.additional).map((item) => item.expression);
  for (const expression of [...additions, ...query.orderBy.map((order) => order.expression)]) {
    for (const id of instancesIn(expression)) extendToOne(shape, joined, id);
  }
  for (const id of joined) if (!shown.has(id)) optional.add(id);
  return { shown, optional };
}

function planSort(frame: Frame, query: BoundQuery, { expression, direction }: BoundOrder): Sort {
  const extreme = direction === 'desc' ? 'max' : 'min';
  const planned = hasAggregate(expression)
    ? rollUpAggregates(frame, query, expression)
    : rollUpValue(frame, query, expression, extreme, false);
  const isOwn = [...instancesIn(expression)].every((id) => id === query.entity.id);
  return { expression: planned, direction, nullable: isNullable(expression) || !isOwn };
}

/** Comparisons list distinct rows; where a key is shown and nothing multiplies, rows are distinct already. */
function needsDistinct(frame: Frame, query: BoundQuery): boolean {
  if (query.distinct) return true;
  if (query.relations.length === 0) return false;
  return isMultiplied(query.tree, frame.joined, query.entity.id) || !showsKey(query);
}

function showsKey({ entity, select }: BoundQuery): boolean {
  const { columns, primaryKey } = entity.table;
  const isOwnColumn = (expression: BoundExpression, name: string) =>
    expression.kind === 'column' && expression.instance === entity.id && expression.column.name === name;
  const isShown = (name: string) =>
    select.every((item) => item.additional) || select.some((item) => isOwnColumn(item.expression, name));
  if (primaryKey.length > 0 && primaryKey.every(isShown)) return true;
  return columns.some((column) => column.isUnique && !column.nullable && isShown(column.name));
}
