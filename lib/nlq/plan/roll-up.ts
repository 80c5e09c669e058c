import type { BoundExpression, BoundJoin, BoundQuery } from '../resolve/bound';
import { refuse } from '../resolve/refusal';
import { instancesIn } from './expression-facts';
import type { Frame } from './frame-rows';
import { branchOf, exitJoin } from './join-shape';
import { suggestName } from './name-outputs';
import { warn, ZERO } from './plan-context';
import { planExpression } from './plan-expression';
import { joinRollup } from './plan-related';
import type { Scalar } from './query';

type Aggregate = BoundExpression & { readonly kind: 'aggregate' };

/**
 * An expression over tables that would multiply rows, as one value a row: the smallest or largest. Inside of
 * the frame it is the expression itself.
 */
export function rollUpValue(
  frame: Frame,
  query: BoundQuery,
  expression: BoundExpression,
  extreme: 'min' | 'max',
  isShown: boolean,
): Scalar {
  const link = exitOf(frame, query, expression);
  if (!link) return planExpression(frame.context, expression);
  if (isShown) {
    warn(
      frame.context,
      'fan_out',
      `A row of ${link.parent.table.name} can have several rows in ${link.child.table.name}; ` +
        'where their values differ, the first in order is shown',
    );
  }
  const aggregate: Aggregate = {
    kind: 'aggregate',
    function: extreme,
    argument: expression,
    distinct: false,
    where: null,
  };
  return rollUp(frame, query, link, aggregate);
}

/** An expression whose aggregates are over the rows that belong to each row, e.g. the number of its orders. */
export function rollUpAggregates(frame: Frame, query: BoundQuery, expression: BoundExpression): Scalar {
  const substitute = (inner: BoundExpression): Scalar | null => {
    if (inner.kind !== 'aggregate') return null;
    const link = exitOf(frame, query, inner);
    if (!link) {
      return refuse(
        'unsupported',
        'A total cannot stand beside single rows; group the rows or ask for it alone',
        ['Say what to group by, e.g. "per region"'],
      );
    }
    return rollUp(frame, query, link, inner);
  };
  return planExpression({ ...frame.context, substitute }, expression);
}

function rollUp(frame: Frame, query: BoundQuery, link: BoundJoin, aggregate: Aggregate): Scalar {
  const rows = branchOf(query.tree, frame.shape, link, instancesIn(aggregate), null);
  const joinBefore = frame.context.block.joins.length;
  const value = planExpression(frame.context, aggregate);
  if (frame.context.block.joins.length > joinBefore) {
    return refuse('unsupported', 'Counting related rows inside of another total is not supported yet');
  }
  const total = joinRollup(frame.context, rows, { value, name: suggestName(aggregate), join: 'left' });
  return aggregate.function === 'count' ? { kind: 'coalesce', argument: total, fallback: ZERO } : total;
}

/** The join over which an expression leaves the frame; refuses when it needs both sides at once. */
function exitOf(frame: Frame, query: BoundQuery, expression: BoundExpression): BoundJoin | null {
  const instances = [...instancesIn(expression)];
  const exits = new Set(instances.map((id) => exitJoin(frame.shape, frame.joined, id) ?? null));
  const [first = null] = exits;
  if (exits.size <= 1) return first;
  const names = query.tree.joins.filter((join) => exits.has(join)).map((join) => join.child.table.name);
  return refuse(
    'unsupported',
    `A value computed from a row and from several rows of ${names.join(' and ')} is not clear`,
    [`Say how the rows of ${names[0] ?? 'the other table'} are to be summed up`],
  );
}
