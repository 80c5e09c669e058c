import type { BoundQuery } from '../resolve/bound';
import { instancesIn } from './expression-facts';
import { extendToOne, type JoinShape, requiredBy, shapeOf } from './join-shape';
import type { Block, ExpressionContext, PlanContext } from './plan-context';
import { planDuplicateMatch } from './plan-duplicates';
import { matchRelated, planJoin, tableSource } from './plan-related';
import { allOf } from './predicates';
import type { Predicate, SelectQuery } from './query';
import { selectFrom } from './select-from';
import { semiJoinOutside } from './semi-join';

/** FROM and WHERE of a query: its entity joined to what is shown, filtered without multiplying rows. */
export interface Frame {
  readonly context: ExpressionContext;
  readonly shape: JoinShape;
  /** The instances in FROM. */
  readonly joined: ReadonlySet<string>;
  readonly select: SelectQuery;
}

export interface FrameDemand {
  /** Rows without these are left out. */
  readonly shown: Iterable<string>;
  /** Rows without these stay. */
  readonly optional: Iterable<string>;
}

/** Builds FROM and WHERE; `select` has no columns yet. */
export function frameRows(context: PlanContext, query: BoundQuery, demand: FrameDemand): Frame {
  const { tree, where } = query;
  const shape = shapeOf(tree);
  const shown = shape.closure(demand.shown);
  const joined = new Set([...shown, ...shape.closure(demand.optional)]);
  for (const instance of where ? instancesIn(where) : []) extendToOne(shape, joined, instance);

  const filtered = where ? [...requiredBy(where)].filter((id) => joined.has(id)) : [];
  const required = shape.closure([...shown, ...filtered]);
  const block: Block = {
    joins: tree.joins
      .filter((join) => joined.has(join.child.id))
      .map((join) => planJoin(join, required.has(join.child.id) ? 'inner' : 'left')),
  };
  const inner: ExpressionContext = { ...context, block };
  const filter = where && context.planCondition(inner, semiJoinOutside(tree, shape, joined, where));
  const select: SelectQuery = {
    ...selectFrom(tableSource(tree)),
    joins: block.joins,
    where: allOf([filter, ...planRelations(inner, query), planDuplicateMatch(query, filter, block)]),
    limit: query.limit,
  };
  return { context: inner, shape, joined, select };
}

/** Which rows of the entity the comparisons keep. */
function planRelations(context: ExpressionContext, query: BoundQuery): Predicate[] {
  return query.relations
    .filter(({ kind }) => kind === 'not_in' || kind === 'in' || kind === 'in_both')
    .map(({ kind, rows }) => matchRelated(context, rows, kind === 'not_in'));
}
