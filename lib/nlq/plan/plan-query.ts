import type { Diagnostic } from '../compilation';
import type { BoundQuery } from '../resolve/bound';
import type { Aliases } from '../resolve/claim-alias';
import { refuse } from '../resolve/refusal';
import { columnOf } from './comparable';
import { frameRows } from './frame-rows';
import { createOutputNames } from './name-outputs';
import { isAggregated, planAggregate } from './plan-aggregate';
import { planEitherNotBoth, planMismatch } from './plan-comparison';
import { planCondition } from './plan-condition';
import type { PlanContext } from './plan-context';
import { duplicateKeys, groupDuplicates } from './plan-duplicates';
import { planRows } from './plan-rows';
import type { Projection, Query, Scalar, SelectQuery } from './query';
import { selectFrom } from './select-from';
import { outputNames, sortOutputs } from './sort-outputs';

export interface PlanOptions {
  readonly aliases: Aliases;
  readonly datesAreText: boolean;
}

/** The relational plan of a bound query, and what its reader should know about it. */
export function planQuery(
  query: BoundQuery,
  options: PlanOptions,
): { plan: Query; warnings: readonly Diagnostic[] } {
  const warnings: Diagnostic[] = [];
  const context: PlanContext = {
    ...options,
    planQuery: (inner) => planAny(context, inner),
    planCondition,
    warn: (warning) => {
      if (!warnings.some((known) => known.message === warning.message)) warnings.push(warning);
    },
  };
  return { plan: planAny(context, query), warnings };
}

function planAny(context: PlanContext, query: BoundQuery): Query {
  if (query.combine) return planSet(context, query, query.combine);
  const special = planSpecial(context, query);
  if (special) return special;
  return isAggregated(query) ? planAggregate(context, query) : planRows(context, query);
}

/** Answers whose rows are not those of the entity; counting them counts the answer's rows. */
function planSpecial(context: PlanContext, query: BoundQuery): Query | null {
  const relation = query.relations.find(({ kind }) => kind === 'mismatch' || kind === 'either_not_both');
  if (!relation && !query.duplicates?.summarise) return null;
  const counted = countedOnly(query);
  const listed: BoundQuery = counted ? { ...query, select: [], orderBy: [], limit: null } : query;
  if (isAggregated(listed)) {
    return refuse(
      'unsupported',
      'These rows can be listed or counted, other totals of them are not supported yet',
      ['Ask for the list or for the number of rows'],
    );
  }
  const plan =
    relation?.kind === 'mismatch'
      ? planMismatch(context, listed, relation)
      : relation
        ? planEitherNotBoth(context, listed, relation)
        : planDuplicateGroups(context, listed);
  return counted ? countRows(context, plan, counted.name ?? 'count') : plan;
}

function countedOnly(query: BoundQuery) {
  const [item, ...others] = query.select;
  if (!item || others.length > 0 || query.groupBy.length > 0) return null;
  const { expression } = item;
  const isCount =
    expression.kind === 'aggregate' && expression.function === 'count' && expression.where === null;
  return isCount ? item : null;
}

function countRows(context: PlanContext, query: Query, name: string): SelectQuery {
  const alias = context.aliases.claim('counted', null);
  const expression: Scalar = { kind: 'aggregate', function: 'count', argument: null, distinct: false };
  const columns: Projection[] = [{ kind: 'item', expression, name, type: 'integer' }];
  return { ...selectFrom({ kind: 'derived', query, alias }), columns };
}

/** One row for each value that occurs more than once, with how often it does. */
function planDuplicateGroups(context: PlanContext, query: BoundQuery): SelectQuery {
  const frame = frameRows(context, query, { shown: [query.entity.id], optional: [] });
  const names = createOutputNames();
  const keys = query.duplicates?.columns ?? [];
  const columns = keys.map(
    (column): Projection => ({
      kind: 'item',
      expression: columnOf(query.entity, column),
      name: names.claim(column.name),
      type: column.type,
    }),
  );
  const count: Scalar = { kind: 'aggregate', function: 'count', argument: null, distinct: false };
  columns.push({ kind: 'item', expression: count, name: names.claim('occurrences'), type: 'integer' });
  const select = { ...groupDuplicates(frame.select, duplicateKeys(query)), columns };
  const byCount = query.orderBy.length === 0;
  return {
    ...select,
    orderBy: byCount
      ? [{ expression: count, direction: 'desc', nullable: false }]
      : sortOutputs(query, select),
  };
}

function planSet(
  context: PlanContext,
  query: BoundQuery,
  combine: NonNullable<BoundQuery['combine']>,
): Query {
  const left = planAny(context, { ...query, combine: null, orderBy: [], limit: null });
  const right = planAny(context, combine.right);
  const [leftNames, rightNames] = [outputNames(left), outputNames(right)];
  if (leftNames.length !== rightNames.length) {
    return refuse(
      'unsupported',
      `The two lists have ${leftNames.length} and ${rightNames.length} columns and cannot be put together`,
      ['Name the columns to show'],
    );
  }
  return {
    kind: 'set',
    operation: combine.operation,
    left,
    right,
    orderBy: sortOutputs(query, left),
    limit: query.limit,
  };
}
