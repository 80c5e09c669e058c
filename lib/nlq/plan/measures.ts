import type { BoundExpression, BoundQuery } from '../resolve/bound';
import { aggregatesIn, fingerprint, hasAggregate, instancesIn, isNullable } from './expression-facts';
import { isMultiplied } from './join-shape';

export type Measure = BoundExpression & { readonly kind: 'aggregate' };

/** Every aggregate of the query. */
export function measuresOf(query: BoundQuery): Measure[] {
  const nodes = [
    ...query.select.map((item) => item.expression),
    ...query.orderBy.map((order) => order.expression),
    ...(query.having ? [query.having] : []),
  ];
  return nodes.flatMap(aggregatesIn);
}

/** What rows are grouped by: what the intent says, and what it shows besides totals. */
export function groupKeys(query: BoundQuery): BoundExpression[] {
  const shown = query.select
    .map((item) => item.expression)
    .filter(
      (expression) =>
        !hasAggregate(expression) && expression.kind !== 'literal' && expression.kind !== 'scalar',
    );
  const unique = new Map([...query.groupBy, ...shown].map((key) => [fingerprint(key), key]));
  return [...unique.values()];
}

/** The instances whose rows a measure counts; the entity when it just counts rows. */
export function homesOf(query: BoundQuery, measure: Measure): string[] {
  const homes = measure.argument ? [...instancesIn(measure.argument)] : [];
  return homes.length > 0 ? homes : [query.entity.id];
}

/** Whether joining `joined` leaves a measure's value as it is. */
export function isSafe(query: BoundQuery, joined: ReadonlySet<string>, measure: Measure): boolean {
  const ignoresRepeats = measure.function === 'min' || measure.function === 'max' || measure.distinct;
  return ignoresRepeats || homesOf(query, measure).some((home) => !isMultiplied(query.tree, joined, home));
}

/** A count of rows as a count of their distinct keys, which repeats do not change; null when it is no such count. */
export function countByKey(query: BoundQuery, measure: Measure): Measure | null {
  const [home, ...others] = homesOf(query, measure);
  if (measure.function !== 'count' || others.length > 0) return null;
  const instance = [query.entity, ...query.tree.joins.map((join) => join.child)].find(
    ({ id }) => id === home,
  );
  const [key, ...rest] = instance?.table.primaryKey ?? [];
  const column = rest.length === 0 ? instance?.table.columns.find(({ name }) => name === key) : undefined;
  if (!instance || !column) return null;
  const isPresent =
    measure.argument && isNullable(measure.argument)
      ? [
          {
            kind: 'not' as const,
            condition: { kind: 'missing' as const, argument: measure.argument, orBlank: false },
          },
        ]
      : [];
  const conditions = [...(measure.where ? [measure.where] : []), ...isPresent];
  const [only] = conditions;
  const where = conditions.length > 1 ? { kind: 'and' as const, conditions } : (only ?? null);
  return { ...measure, argument: { kind: 'column', instance: instance.id, column }, distinct: true, where };
}
