import type { BoundQuery } from '../resolve/bound';
import { columnOf } from './comparable';
import type { Block } from './plan-context';
import { projectKeys, tableSource } from './plan-related';
import { allOf } from './predicates';
import type { Predicate, Scalar, SelectQuery } from './query';
import { selectFrom } from './select-from';

/** Rows whose columns occur more than once among the filtered rows; null when the query does not ask for it. */
export function planDuplicateMatch(
  query: BoundQuery,
  filter: Predicate | null,
  block: Block,
): Predicate | null {
  if (!query.duplicates || query.duplicates.summarise) return null;
  const keys = duplicateKeys(query);
  const base: SelectQuery = {
    ...selectFrom(tableSource(query.tree)),
    columns: projectKeys(keys),
    joins: [...block.joins],
    where: filter,
  };
  return { kind: 'match', negated: false, keys, query: groupDuplicates(base, keys) };
}

/** Groups rows by the keys and keeps groups of more than one. Missing values are duplicates of nothing. */
export function groupDuplicates(select: SelectQuery, keys: readonly Scalar[]): SelectQuery {
  const present = keys.map(
    (argument): Predicate => ({
      kind: 'not',
      condition: { kind: isTextual(argument) ? 'is_blank' : 'is_null', argument },
    }),
  );
  const count: Scalar = { kind: 'aggregate', function: 'count', argument: null, distinct: false };
  return {
    ...select,
    where: allOf([select.where, ...present]),
    groupBy: keys,
    having: { kind: 'compare', operator: '>', left: count, right: { kind: 'literal', value: 1 } },
  };
}

/** The columns that are looked at for duplicates. */
export function duplicateKeys(query: BoundQuery): Scalar[] {
  return (query.duplicates?.columns ?? []).map((column) => columnOf(query.entity, column));
}

function isTextual(scalar: Scalar): boolean {
  return scalar.kind === 'column' && (scalar.type === 'text' || scalar.type === 'unknown');
}
