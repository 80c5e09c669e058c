import type { BoundExpression, BoundQuery } from '../resolve/bound';
import { fingerprint, instancesIn } from './expression-facts';
import { shapeOf } from './join-shape';
import { grainsOf, type Measure, readBy } from './measures';
import { type ExpressionContext, type PlanContext, ZERO } from './plan-context';
import { groupName, planTotals, totalName } from './plan-totals';
import { allOf } from './predicates';
import type { Join, Predicate, Scalar, SelectQuery } from './query';
import { selectFrom } from './select-from';

export interface Parts {
  readonly measures: readonly Measure[];
  readonly keys: readonly BoundExpression[];
}

/** Joined blocks, and the expressions that they have computed. */
export interface Blocks {
  readonly context: ExpressionContext;
  readonly select: SelectQuery;
}

/** One table's totals as a derived table. */
interface Block {
  readonly alias: string;
  readonly query: SelectQuery;
  readonly measures: readonly Measure[];
  /** The instances it reads. */
  readonly read: readonly string[];
}

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
): Blocks {
  const keyInstances = keys.flatMap((key) => [...instancesIn(key)]);
  const planBlock = (name: string, read: readonly string[], own: readonly Measure[]): Block => ({
    alias: context.aliases.claim(name, null),
    query: planTotals(context, query, { keys, measures: own, shown: [...keyInstances, ...read] }),
    measures: own,
    read,
  });
  const blocks = groupByRows(query, measures).map(({ read, measures: own }) =>
    planBlock('totals', read, own),
  );
  const complete = shapeOf(query.tree).closure(keyInstances);
  const hasEveryGroup = ({ read }: Block) => keys.length === 0 || read.every((id) => complete.has(id));
  const first = blocks.find(hasEveryGroup) ?? planBlock('all_groups', [], []);
  const joins = blocks
    .filter((block) => block !== first)
    .map((block) => joinBlock(first, block, keys.length));
  const places = placesOf(first, blocks, keys);
  const select = { ...selectFrom(sourceOf(first)), joins, limit: query.limit };
  return {
    context: {
      ...context,
      block: { joins },
      substitute: (expression) => places.get(fingerprint(expression)) ?? null,
    },
    select,
  };
}

function groupByRows(query: BoundQuery, measures: readonly Measure[]) {
  const different = [...new Map(measures.map((measure) => [fingerprint(measure), measure])).values()];
  const groups = new Map<string, { read: string[]; measures: Measure[] }>();
  for (const measure of different) {
    const read = readBy(query, measure);
    const id = [...read, '', ...grainsOf(query, measure)].join();
    const group = groups.get(id) ?? { read, measures: [] };
    group.measures.push(measure);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** Groups that a block lacks stay, without its totals. */
function joinBlock(first: Block, block: Block, keyCount: number): Join {
  const equalities = Array.from({ length: keyCount }, (_, index): Predicate => {
    const [left, right] = [outputOf(first, groupName(index)), outputOf(block, groupName(index))];
    return { kind: 'not', condition: { kind: 'differs', left, right } };
  });
  return { kind: 'left', source: sourceOf(block), on: allOf(equalities) ?? ALWAYS };
}

/** Where each group key and each total is found. */
function placesOf(
  first: Block,
  blocks: readonly Block[],
  keys: readonly BoundExpression[],
): Map<string, Scalar> {
  const places = new Map<string, Scalar>();
  for (const [index, key] of keys.entries()) places.set(fingerprint(key), outputOf(first, groupName(index)));
  for (const block of blocks) {
    for (const [index, measure] of block.measures.entries()) {
      const argument = outputOf(block, totalName(index));
      const isCount = measure.function === 'count';
      places.set(fingerprint(measure), isCount ? { kind: 'coalesce', argument, fallback: ZERO } : argument);
    }
  }
  return places;
}

function outputOf({ alias }: Block, column: string): Scalar {
  return { kind: 'column', source: alias, column, type: 'unknown' };
}

function sourceOf({ query, alias }: Block) {
  return { kind: 'derived' as const, query, alias };
}
