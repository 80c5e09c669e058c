import type { ComparisonOperator } from '../intent';
import type { BoundCondition, BoundJoin, JoinTree, RelatedRows } from '../resolve/bound';
import { keySides, onKeys } from './comparable';
import { type ExpressionContext, ZERO } from './plan-context';
import { allOf } from './predicates';
import type { Join, Predicate, Projection, Scalar, SelectQuery, Source } from './query';
import { selectFrom } from './select-from';

/** Whether related rows exist, or how many. Neither ever multiplies the rows of the block. */
export function planRelated(
  context: ExpressionContext,
  condition: BoundCondition & { kind: 'related' },
): Predicate {
  const { rows, count } = condition;
  if (count === null || asksForAny(count.operator, count.value)) return matchRelated(context, rows, false);
  if (asksForNone(count.operator, count.value)) return matchRelated(context, rows, true);
  const counted = countRelated(context, rows);
  return {
    kind: 'compare',
    operator: count.operator,
    left: counted,
    right: { kind: 'literal', value: count.value },
  };
}

function asksForAny(operator: ComparisonOperator, value: number): boolean {
  return (
    (operator === '>' && value === 0) ||
    (operator === '>=' && value === 1) ||
    (operator === '<>' && value === 0)
  );
}

function asksForNone(operator: ComparisonOperator, value: number): boolean {
  return (
    (operator === '=' && value === 0) ||
    (operator === '<' && value === 1) ||
    (operator === '<=' && value === 0)
  );
}

/** A match of the link's key among the related rows, or its absence. */
export function matchRelated(context: ExpressionContext, rows: RelatedRows, negated: boolean): Predicate {
  const sides = keySides(rows.link);
  const columns = projectKeys(sides.map(([, child]) => child));
  return {
    kind: 'match',
    negated,
    keys: sides.map(([parent]) => parent),
    query: { ...selectRelated(context, rows), columns },
  };
}

/** The related rows as a SELECT without columns; a `where` that reads outer rows makes it correlated. */
export function selectRelated(context: ExpressionContext, rows: RelatedRows): SelectQuery {
  const block = { joins: joinsOf(rows.tree, 'inner') };
  const where =
    rows.where && context.planCondition({ ...context, block, substitute: () => null }, rows.where);
  return { ...selectFrom(tableSource(rows.tree)), joins: block.joins, where };
}

/** How many related rows there are, from a grouped subquery that is joined once. */
function countRelated(context: ExpressionContext, rows: RelatedRows): Scalar {
  const target = rows.target;
  const [key] = target.table.primaryKey;
  const isReachedThroughOthers = target !== rows.tree.root || rows.tree.joins.length > 0;
  const distinctKey =
    isReachedThroughOthers && key !== undefined && target.table.primaryKey.length === 1
      ? target.table.columns.find((column) => column.name === key)
      : undefined;
  const argument: Scalar | null = distinctKey
    ? { kind: 'column', source: target.id, column: distinctKey.name, type: distinctKey.type }
    : null;
  const count: Scalar = { kind: 'aggregate', function: 'count', argument, distinct: argument !== null };
  const value = joinRollup(context, rows, { value: count, name: 'related_rows', join: 'left' });
  return { kind: 'coalesce', argument: value, fallback: ZERO };
}

export interface Rollup {
  readonly value: Scalar;
  readonly name: string;
  readonly join: 'inner' | 'left';
}

/** Joins an aggregate of related rows, one row a key, to the block; the result is its value for each row. */
export function joinRollup(context: ExpressionContext, rows: RelatedRows, rollup: Rollup): Scalar {
  const alias = context.aliases.claim(`${rows.target.table.name} totals`, null);
  const sides = keySides(rows.link);
  const keys = projectKeys(
    sides.map(([, child]) => child),
    rollup.name,
  );
  const query: SelectQuery = {
    ...selectRelated(context, rows),
    columns: [...keys, { kind: 'item', expression: rollup.value, name: rollup.name, type: 'unknown' }],
    groupBy: sides.map(([, child]) => child),
  };
  const output = (column: string): Scalar => ({ kind: 'column', source: alias, column, type: 'unknown' });
  const equalities = sides.map(
    ([left], index): Predicate => ({
      kind: 'compare',
      operator: '=',
      left,
      right: output(keys[index]?.name ?? rollup.name),
    }),
  );
  const on = allOf(equalities);
  if (!on) throw new Error('A join has at least one key');
  context.block.joins.push({ kind: rollup.join, source: { kind: 'derived', query, alias }, on });
  return output(rollup.name);
}

/** Key columns under their own names where these are clear, else numbered. */
export function projectKeys(keys: readonly Scalar[], taken = ''): (Projection & { kind: 'item' })[] {
  const names = keys.map((key) => (key.kind === 'column' ? key.column : ''));
  const isClear = (name: string) =>
    name !== '' &&
    [...names, taken].filter((other) => other.toLowerCase() === name.toLowerCase()).length === 1;
  return keys.map((expression, index) => {
    const own = names[index] ?? '';
    return { kind: 'item', expression, name: isClear(own) ? own : `key_${index + 1}`, type: 'unknown' };
  });
}

/** The root of a tree as a source. */
export function tableSource({ root }: JoinTree): Source {
  return { kind: 'table', schema: root.table.schema, table: root.table.name, alias: root.id };
}

/** The joins of a tree, all of one kind. */
export function joinsOf(tree: JoinTree, kind: Join['kind']): Join[] {
  return tree.joins.map((join) => planJoin(join, kind));
}

/** One join of a tree. */
export function planJoin(join: BoundJoin, kind: Join['kind']): Join {
  const { table, id } = join.child;
  return {
    kind,
    source: { kind: 'table', schema: table.schema, table: table.name, alias: id },
    on: onKeys(join),
  };
}
