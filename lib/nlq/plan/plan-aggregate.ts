import type { BoundExpression, BoundOrder, BoundQuery } from '../resolve/bound';
import { refuse } from '../resolve/refusal';
import { fingerprint, hasAggregate, instancesIn, isNullable, typeOf } from './expression-facts';
import { frameRows } from './frame-rows';
import { type JoinShape, requiredBy, shapeOf } from './join-shape';
import { limitPerGroup } from './limit-per-group';
import {
  countByKey,
  grainsOf,
  groupKeys,
  instancesOf,
  isSafe,
  type Measure,
  measuresOf,
  readBy,
} from './measures';
import { createOutputNames, suggestName } from './name-outputs';
import { planAggregateBlocks } from './plan-aggregate-blocks';
import type { ExpressionContext, PlanContext, Substitute } from './plan-context';
import { planExpression } from './plan-expression';
import { warnOfRepeats, withinFrame } from './plan-totals';
import type { Predicate, Projection, SelectQuery, Sort } from './query';

/** Whether a query sums rows up rather than listing them. */
export function isAggregated(query: BoundQuery): boolean {
  return (
    query.groupBy.length > 0 ||
    query.having !== null ||
    query.select.some((item) => !item.additional && hasAggregate(item.expression)) ||
    (query.select.length > 0 &&
      query.orderBy.some((order) => hasAggregate(order.expression)) &&
      !listsRows(query))
  );
}

/** Rows may be sorted by a total of what belongs to them; then the total is computed a row. */
function listsRows(query: BoundQuery): boolean {
  return query.select.every((item) =>
    [...instancesIn(item.expression)].every((id) => id === query.entity.id),
  );
}

/** The plan of a query that groups or sums up: each total counts every row of its own table once. */
export function planAggregate(context: PlanContext, unsorted: BoundQuery): SelectQuery {
  const keys = groupKeys(unsorted);
  const query = { ...unsorted, orderBy: unsorted.orderBy.map((order) => sortGroups(keys, order)) };
  const measures = measuresOf(query);
  const shape = shapeOf(query.tree);
  const keyInstances = keys.flatMap((key) => [...instancesIn(key)]);
  const closures = measures.map((measure) => shape.closure(readBy(query, measure)));
  const needed = shape.closure([...keyInstances, ...closures.flatMap((closure) => [...closure])]);
  const always = [...needed].filter((id) => closures.every((closure) => closure.has(id)));
  const repaired = repairCounts(context, query, shape, { measures, keyInstances, needed });
  if (repaired === null) {
    const { context: within, select } = planAggregateBlocks(context, query, { measures, keys });
    return finishAggregate(within, query, select, (where) => ({ ...select, where }));
  }
  const frame = frameRows(context, query, { shown: [...keyInstances, ...always], optional: needed });
  const inner = withinFrame(context, query, frame);
  const substitute: Substitute = (expression) => {
    const counted = expression.kind === 'aggregate' && repaired.get(expression);
    return counted ? planExpression(inner, counted) : null;
  };
  const select = { ...frame.select, groupBy: keys.map((key) => planExpression(inner, key)) };
  return finishAggregate({ ...inner, substitute }, query, select, (having) => ({ ...select, having }));
}

/** Groups are sorted by what they are grouped by, by totals, or by the extreme of what their rows hold. */
function sortGroups(keys: readonly BoundExpression[], order: BoundOrder): BoundOrder {
  const { expression, direction } = order;
  const isKey = keys.some((key) => fingerprint(key) === fingerprint(expression));
  if (isKey || hasAggregate(expression)) return order;
  if (keys.length === 0) {
    return refuse('unsupported', 'A single total cannot be sorted', [
      'Say what to group by, or ask for the rows',
    ]);
  }
  const extreme = direction === 'desc' ? 'max' : 'min';
  return {
    direction,
    expression: { kind: 'aggregate', function: extreme, argument: expression, distinct: false, where: null },
  };
}

interface MeasuredRows {
  readonly measures: readonly Measure[];
  readonly keyInstances: readonly string[];
  /** Everything that would be joined. */
  readonly needed: ReadonlySet<string>;
}

/** Counts that joining would inflate, as counts of keys; null when the totals cannot stand in one query. */
function repairCounts(
  context: PlanContext,
  query: BoundQuery,
  shape: JoinShape,
  rows: MeasuredRows,
): Map<Measure, Measure> | null {
  const repaired = new Map<Measure, Measure>();
  for (const measure of rows.measures) {
    if (changesMeaning(query, shape, rows, measure)) return null;
    if (isSafe(query, rows.needed, measure)) continue;
    const counted = countByKey(query, measure);
    if (!counted && canSumApart(query, shape, rows, measure)) return null;
    if (counted) repaired.set(measure, counted);
    else warnOfRepeats(context, query, measure);
  }
  return repaired;
}

/** Whether summing a measure up in a query of its own would help against repeats. */
function canSumApart(query: BoundQuery, shape: JoinShape, rows: MeasuredRows, measure: Measure): boolean {
  const own = shape.closure([...rows.keyInstances, ...readBy(query, measure)]);
  const grains = grainsOf(query, measure);
  const haveKeys = instancesOf(query).every(
    ({ id, table }) => !grains.includes(id) || table.primaryKey.length > 0,
  );
  return haveKeys || own.size < rows.needed.size;
}

/**
 * Whether joining what other measures need would change what a filter means to this one: "not" is about a
 * single row where its table is joined, and about all related rows where it is not.
 */
function changesMeaning(
  query: BoundQuery,
  shape: JoinShape,
  { keyInstances, needed }: MeasuredRows,
  measure: Measure,
): boolean {
  const own = shape.closure([...keyInstances, ...readBy(query, measure)]);
  if (own.size === needed.size) return false;
  return [query.where, measure.where].some((condition) => {
    if (!condition) return false;
    const required = requiredBy(condition);
    return [...instancesIn(condition)].some((id) => !own.has(id) && !required.has(id));
  });
}

/** Adds the columns, the condition on groups, the order and the limit a group. */
function finishAggregate(
  context: ExpressionContext,
  query: BoundQuery,
  select: SelectQuery,
  withHaving: (having: Predicate) => SelectQuery,
): SelectQuery {
  const orderBy = query.orderBy.map(
    ({ expression, direction }): Sort => ({
      expression: planExpression(context, expression),
      direction,
      nullable: isNullable(expression),
    }),
  );
  const filtered = query.having ? withHaving(context.planCondition(context, query.having)) : select;
  const columns = projectGroups(context, query);
  const finished: SelectQuery = { ...filtered, columns, orderBy, distinct: query.distinct };
  if (!query.perGroup) return finished;
  const per = query.perGroup.per.map((expression) => planExpression(context, expression));
  return limitPerGroup(context, finished, per, query.perGroup.count);
}

function projectGroups(context: ExpressionContext, query: BoundQuery): Projection[] {
  const names = createOutputNames();
  const items =
    query.select.length > 0 ? query.select : query.groupBy.map((expression) => ({ expression, name: null }));
  return items.map(({ expression, name }) => ({
    kind: 'item',
    expression: planExpression(context, expression),
    name: names.claim(name ?? suggestName(expression)),
    type: typeOf(expression),
  }));
}
