import type { BoundExpression, BoundQuery, Instance } from '../resolve/bound';
import { aggregatesIn, fingerprint, hasAggregate, instancesIn, isNullable } from './expression-facts';
import { isMultiplied, shapeOf } from './join-shape';

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

/** The instances that must be joined to compute a measure; the entity when it just counts rows. */
export function readBy(query: BoundQuery, measure: Measure): string[] {
  const read = measure.argument ? [...instancesIn(measure.argument)] : [];
  return read.length > 0 ? read : [query.entity.id];
}

/**
 * The instances whose rows a measure is taken over. A column of a table that each row has at most one of
 * belongs to that row: the grade points of a student's enrolments count once an enrolment, not once a grade.
 * Only counting the keys of a table means the rows of that very table.
 */
export function grainsOf(query: BoundQuery, measure: Measure): string[] {
  const { path } = shapeOf(query.tree);
  const read = readBy(query, measure);
  if (countsKeys(measure)) return read;
  const grains = read.map((id) => path(id).findLast((join) => join.toMany)?.child.id ?? query.entity.id);
  return [...new Set(grains)];
}

function countsKeys({ function: name, argument }: Measure): boolean {
  return (
    name === 'count' &&
    argument?.kind === 'column' &&
    (argument.column.isPrimaryKey || argument.column.isUnique)
  );
}

/** Whether joining `joined` leaves a measure's value as it is. */
export function isSafe(query: BoundQuery, joined: ReadonlySet<string>, measure: Measure): boolean {
  const ignoresRepeats = measure.function === 'min' || measure.function === 'max' || measure.distinct;
  return ignoresRepeats || grainsOf(query, measure).some((grain) => !isMultiplied(query.tree, joined, grain));
}

/** A count of rows as a count of their distinct keys, which repeats do not change; null when it is no such count. */
export function countByKey(query: BoundQuery, measure: Measure): Measure | null {
  const [grain, ...others] = grainsOf(query, measure);
  if (measure.function !== 'count' || others.length > 0) return null;
  const instance = instancesOf(query).find(({ id }) => id === grain);
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

/** Every table use of a query's own rows, the entity first. */
export function instancesOf(query: BoundQuery): Instance[] {
  return [query.entity, ...query.tree.joins.map((join) => join.child)];
}
