import type { BoundExpression, BoundQuery } from '../resolve/bound';
import { type Frame, frameRows } from './frame-rows';
import { isMultiplied } from './join-shape';
import { grainsOf, instancesOf, type Measure } from './measures';
import { type ExpressionContext, type PlanContext, warn } from './plan-context';
import { planExpression } from './plan-expression';
import type { Projection, Scalar, SelectQuery } from './query';
import { selectFrom } from './select-from';
import { semiJoinOutside } from './semi-join';

type Item = Projection & { readonly kind: 'item' };

/** What one block of totals shows: `group_1` … `group_n`, then `total_1` … `total_n`. */
export interface TotalsDemand {
  readonly keys: readonly BoundExpression[];
  /** All over rows of the same tables. */
  readonly measures: readonly Measure[];
  /** The instances that must be joined. */
  readonly shown: readonly string[];
}

/** Totals over one table's rows, a row for each group; no row counts twice. */
export function planTotals(context: PlanContext, query: BoundQuery, demand: TotalsDemand): SelectQuery {
  const { keys, measures, shown } = demand;
  const frame = frameRows(context, { ...query, limit: null }, { shown, optional: [] });
  const inner = withinFrame(context, query, frame);
  const groups = keys.map((key, index) => itemOf(planExpression(inner, key), groupName(index)));
  const totals = measures.map((measure, index) => itemOf(planExpression(inner, measure), totalName(index)));
  const [measure] = measures;
  const grains = measure ? grainsOf(query, measure) : [];
  const repeats = grains.length > 0 && grains.every((grain) => isMultiplied(query.tree, frame.joined, grain));
  const once = repeats ? sumOnce(context, query, { frame, groups, totals, grains }) : null;
  if (repeats && !once && measure) warnOfRepeats(context, query, measure);
  return (
    once ?? {
      ...frame.select,
      columns: [...groups, ...totals],
      groupBy: groups.map((group) => group.expression),
    }
  );
}

/** Conditions inside of aggregates are planned like filters: without multiplying rows. */
export function withinFrame(context: PlanContext, query: BoundQuery, frame: Frame): ExpressionContext {
  return {
    ...frame.context,
    planCondition: (at, condition) =>
      context.planCondition(at, semiJoinOutside(query.tree, frame.shape, frame.joined, condition)),
  };
}

interface RepeatedRows {
  readonly frame: Frame;
  readonly groups: readonly Item[];
  readonly totals: readonly Item[];
  readonly grains: readonly string[];
}

/** Sums rows up after leaving out the repeats that the grouping's joins brought in; null without keys to tell. */
function sumOnce(context: PlanContext, query: BoundQuery, rows: RepeatedRows): SelectQuery | null {
  const { frame, groups, totals, grains } = rows;
  const keys = keysOf(query, grains);
  if (keys === null) return null;
  const alias = context.aliases.claim('rows_once', null);
  const outer = (name: string): Scalar => ({ kind: 'column', source: alias, column: name, type: 'unknown' });
  const calls = totals.flatMap(({ expression }) => (expression.kind === 'aggregate' ? [expression] : []));
  const values = calls.map(({ argument }, index) =>
    itemOf(argument ?? { kind: 'literal', value: 1 }, valueName(index)),
  );
  const distinctRows: SelectQuery = {
    ...frame.select,
    distinct: true,
    columns: [...groups, ...keys, ...values],
  };
  const outerGroups = groups.map((_, index) => itemOf(outer(groupName(index)), groupName(index)));
  const sums = calls.map((call, index) =>
    itemOf({ ...call, argument: outer(valueName(index)) }, totalName(index)),
  );
  return {
    ...selectFrom({ kind: 'derived', query: distinctRows, alias }),
    columns: [...outerGroups, ...sums],
    groupBy: outerGroups.map((group) => group.expression),
  };
}

/** Says that rows without a key may have been counted several times. */
export function warnOfRepeats(context: PlanContext, query: BoundQuery, measure: Measure): void {
  const grains = grainsOf(query, measure);
  const { table } = instancesOf(query).find(({ id }) => grains.includes(id)) ?? query.entity;
  warn(
    context,
    'fan_out',
    `Rows of ${table.name} may be counted several times: the table has no key to tell them apart`,
  );
}

/** Columns that tell rows of the instances apart; null when one has no key. */
function keysOf(query: BoundQuery, grains: readonly string[]): Item[] | null {
  const keys: Item[] = [];
  for (const { id, table } of instancesOf(query).filter((instance) => grains.includes(instance.id))) {
    if (table.primaryKey.length === 0) return null;
    for (const { name, type } of table.columns.filter((column) => table.primaryKey.includes(column.name))) {
      keys.push(itemOf({ kind: 'column', source: id, column: name, type }, `key_${keys.length + 1}`));
    }
  }
  return keys;
}

export function groupName(index: number): string {
  return `group_${index + 1}`;
}

export function totalName(index: number): string {
  return `total_${index + 1}`;
}

function valueName(index: number): string {
  return `value_${index + 1}`;
}

function itemOf(expression: Scalar, name: string): Item {
  return { kind: 'item', expression, name, type: 'unknown' };
}
