import { allOf } from '../plan/predicates';
import type { Join, Predicate, Scalar, SelectQuery } from '../plan/query';
import type { SqlDialect } from './dialect';
import { isBareColumn } from './shape-computed-keys';
import { isCorrelated } from './walk-plan';

type Match = Predicate & { readonly kind: 'match' };

/**
 * Prints "no match" conditions of the whole query as LEFT JOIN … IS NULL. Null keys and repeats on the other
 * side do not matter: only rows without any match are kept.
 */
export function shapeAntiJoins(select: SelectQuery, computedKeys: SqlDialect['computedKeys']): SelectQuery {
  const conditions = select.where?.kind === 'and' ? select.where.conditions : [select.where];
  const joins: Join[] = [...select.joins];
  const isTaken = (alias: string) =>
    [select.from, ...joins.map((join) => join.source)].some((source) => source.alias === alias);
  const where = conditions.map((condition): Predicate | null => {
    if (condition?.kind !== 'match' || !condition.negated) return condition;
    const shaped = antiJoin(condition, isTaken, computedKeys);
    if (!shaped) return condition;
    joins.push(shaped.join);
    return { kind: 'is_null', argument: shaped.probe };
  });
  return joins.length === select.joins.length ? select : { ...select, joins, where: allOf(where) };
}

/** The join, and a column that is null exactly where nothing matched. */
function antiJoin(
  { keys, query }: Match,
  isTaken: (alias: string) => boolean,
  computedKeys: SqlDialect['computedKeys'],
): { join: Join; probe: Scalar } | null {
  const inner = query.columns.flatMap((column) => (column.kind === 'item' ? [column] : []));
  const isLookedUp = computedKeys === 'inline' || inner.every(({ expression }) => isBareColumn(expression));
  if (query.from.kind === 'table' && isLookedUp && isPlainTable(query) && !isTaken(query.from.alias)) {
    const sides = inner.map((column) => column.expression);
    const on = allOf([equalities(keys, sides), query.where]);
    const [probe] = sides;
    return on && probe
      ? { join: { kind: 'left', source: query.from, on }, probe: columnWithin(probe) }
      : null;
  }
  if (isCorrelated(query)) return null;
  const alias = freeAlias(`${query.from.alias}_match`, isTaken);
  const sides = inner.map(
    ({ name, type }): Scalar => ({ kind: 'column', source: alias, column: name, type }),
  );
  const on = equalities(keys, sides);
  const [probe] = sides;
  const found: SelectQuery = isLookedUp ? query : { ...query, distinct: true };
  return on && probe
    ? { join: { kind: 'left', source: { kind: 'derived', query: found, alias }, on }, probe }
    : null;
}

/** One related table may be asked about several times. */
function freeAlias(stem: string, isTaken: (alias: string) => boolean): string {
  let alias = stem;
  for (let number = 2; isTaken(alias); number += 1) alias = `${stem}_${number}`;
  return alias;
}

function isPlainTable(query: SelectQuery): boolean {
  return (
    query.joins.length === 0 && query.groupBy.length === 0 && query.having === null && query.limit === null
  );
}

function equalities(keys: readonly Scalar[], sides: readonly Scalar[]): Predicate | null {
  return allOf(
    keys.map((left, index): Predicate | null => {
      const right = sides[index];
      return right ? { kind: 'compare', operator: '=', left, right } : null;
    }),
  );
}

/** A normalised key is null exactly when its column is. */
function columnWithin(scalar: Scalar): Scalar {
  return scalar.kind === 'normalise' || scalar.kind === 'cast' ? columnWithin(scalar.argument) : scalar;
}
