import type { BoundExpression, BoundQuery } from '../resolve/bound';
import { fingerprint, instancesIn } from './expression-facts';
import { type Frame, frameRows } from './frame-rows';
import { isMultiplied, shapeOf } from './join-shape';
import { homesOf, type Measure } from './measures';
import { type ExpressionContext, type PlanContext, type Substitute, warn, ZERO } from './plan-context';
import { planExpression } from './plan-expression';
import { allOf } from './predicates';
import type { Join, Predicate, Projection, Scalar, SelectQuery } from './query';
import { semiJoinOutside } from './semi-join';

interface Parts {
  readonly measures: readonly Measure[];
  readonly keys: readonly BoundExpression[];
}

type Finish = (
  context: ExpressionContext,
  query: BoundQuery,
  select: SelectQuery,
  withHaving: (having: Predicate) => SelectQuery,
) => SelectQuery;

const ALWAYS: Predicate = {
  kind: 'compare',
  operator: '=',
  left: { kind: 'literal', value: 1 },
  right: { kind: 'literal', value: 1 },
};

/**
 * Totals of different tables beside each other: each table is summed up by itself, and the results are joined
 * on what they are grouped by. So no total is counted once for every row of another table.
 */
export function planAggregateBlocks(
  context: PlanContext,
  query: BoundQuery,
  { measures, keys }: Parts,
  finish: Finish,
): SelectQuery {
  const keyInstances = keys.flatMap((key) => [...instancesIn(key)]);
  const groups = groupByHome(query, measures);
  const places = new Map<string, Scalar>();
  const blocks = groups.map((group) => {
    const alias = context.aliases.claim('totals', null);
    const block = planBlock(context, query, keys, group.measures, [...keyInstances, ...group.homes]);
    for (const [index, measure] of group.measures.entries()) {
      const value: Scalar = { kind: 'column', source: alias, column: `total_${index + 1}`, type: 'unknown' };
      const isCount = measure.function === 'count';
      places.set(
        fingerprint(measure),
        isCount ? { kind: 'coalesce', argument: value, fallback: ZERO } : value,
      );
    }
    return { alias, query: block };
  });

  const complete = shapeOf(query.tree).closure(keyInstances);
  const hasEveryGroup = (index: number) => groups[index]?.homes.every((home) => complete.has(home)) ?? false;
  const leading = keys.length === 0 ? blocks[0] : blocks.find((_, index) => hasEveryGroup(index));
  const first = leading ?? {
    alias: context.aliases.claim('all_groups', null),
    query: planBlock(context, query, keys, [], keyInstances),
  };
  const others = blocks.filter((block) => block !== first);
  const keyOf = (alias: string, index: number): Scalar => ({
    kind: 'column',
    source: alias,
    column: `group_${index + 1}`,
    type: 'unknown',
  });
  const onGroups = (alias: string): Predicate =>
    allOf(
      keys.map((_, index) => ({
        kind: 'not',
        condition: { kind: 'differs', left: keyOf(first.alias, index), right: keyOf(alias, index) },
      })),
    ) ?? ALWAYS;
  const joins = others.map(
    (block): Join => ({
      kind: 'left',
      source: { kind: 'derived', query: block.query, alias: block.alias },
      on: onGroups(block.alias),
    }),
  );
  for (const [index, key] of keys.entries()) places.set(fingerprint(key), keyOf(first.alias, index));

  const substitute: Substitute = (expression) => places.get(fingerprint(expression)) ?? null;
  const select: SelectQuery = {
    ...emptySelect(query.limit),
    from: { kind: 'derived', query: first.query, alias: first.alias },
    joins,
  };
  return finish({ ...context, block: { joins }, substitute }, query, select, (where) => ({
    ...select,
    where,
  }));
}

function groupByHome(query: BoundQuery, measures: readonly Measure[]) {
  const groups = new Map<string, { homes: string[]; measures: Measure[] }>();
  const seen = new Set<string>();
  for (const measure of measures) {
    const id = fingerprint(measure);
    if (seen.has(id)) continue;
    seen.add(id);
    const homes = homesOf(query, measure);
    const group = groups.get(homes.join()) ?? { homes, measures: [] };
    group.measures.push(measure);
    groups.set(homes.join(), group);
  }
  return [...groups.values()];
}

/** One table's totals, a row for each group. */
function planBlock(
  context: PlanContext,
  query: BoundQuery,
  keys: readonly BoundExpression[],
  measures: readonly Measure[],
  shown: readonly string[],
): SelectQuery {
  const frame = frameRows(context, { ...query, limit: null }, { shown, optional: [] });
  const inner: ExpressionContext = {
    ...frame.context,
    planCondition: (at, condition) =>
      context.planCondition(at, semiJoinOutside(query.tree, frame.shape, frame.joined, condition)),
  };
  const groups = keys.map((key, index) => item(planExpression(inner, key), `group_${index + 1}`));
  const totals = measures.map((measure, index) => item(planExpression(inner, measure), `total_${index + 1}`));
  const block = {
    ...frame.select,
    columns: [...groups, ...totals],
    groupBy: groups.map((group) => group.expression),
  };
  const home = measures[0] && homesOf(query, measures[0])[0];
  if (home === undefined || !isMultiplied(query.tree, frame.joined, home)) return block;
  return onceEach(context, query, frame, block, home, totals.length);
}

/** Sums rows up after leaving out the repeats that the grouping's joins brought in. */
function onceEach(
  context: PlanContext,
  query: BoundQuery,
  frame: Frame,
  block: SelectQuery,
  home: string,
  totalCount: number,
): SelectQuery {
  const instance = [query.entity, ...query.tree.joins.map((join) => join.child)].find(
    ({ id }) => id === home,
  );
  const columns =
    instance?.table.columns.filter(({ name }) => instance.table.primaryKey.includes(name)) ?? [];
  if (!instance || columns.length === 0) {
    warn(
      frame.context,
      'fan_out',
      `Rows of ${instance?.table.name ?? home} may be counted several times: the table has no key to tell them apart`,
    );
    return block;
  }
  const alias = context.aliases.claim('rows_once', null);
  const outer = (name: string): Scalar => ({ kind: 'column', source: alias, column: name, type: 'unknown' });
  const groupItems = block.columns.slice(0, block.columns.length - totalCount);
  const totals = block.columns.slice(block.columns.length - totalCount);
  const inside = totals.map((total, index) => {
    const call = total.kind === 'item' && total.expression.kind === 'aggregate' ? total.expression : null;
    return { call, name: `value_${index + 1}` };
  });
  const keyItems = columns.map(({ name, type }, index) =>
    item({ kind: 'column', source: instance.id, column: name, type }, `key_${index + 1}`),
  );
  const values = inside.map(({ call, name }) => item(call?.argument ?? { kind: 'literal', value: 1 }, name));
  const query1: SelectQuery = {
    ...block,
    distinct: true,
    columns: [...groupItems, ...keyItems, ...values],
    groupBy: [],
  };
  const groups = groupItems.map((_, index) => item(outer(`group_${index + 1}`), `group_${index + 1}`));
  const sums = inside.map(({ call, name }, index) =>
    item(
      {
        kind: 'aggregate',
        function: call?.function ?? 'count',
        argument: outer(name),
        distinct: call?.distinct ?? false,
      },
      `total_${index + 1}`,
    ),
  );
  return {
    ...emptySelect(null),
    columns: [...groups, ...sums],
    from: { kind: 'derived', query: query1, alias },
    groupBy: groups.map((group) => group.expression),
  };
}

function item(expression: Scalar, name: string): Projection & { kind: 'item' } {
  return { kind: 'item', expression, name, type: 'unknown' };
}

function emptySelect(limit: number | null): Omit<SelectQuery, 'from'> {
  return {
    kind: 'select',
    distinct: false,
    columns: [],
    joins: [],
    where: null,
    groupBy: [],
    having: null,
    orderBy: [],
    limit,
  };
}
