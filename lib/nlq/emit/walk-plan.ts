import type { Query, Source } from '../plan/query';

/** Every source that a query reads, in any depth. */
export function sourcesOf(query: Query): Source[] {
  return [...nodesOf(query)].filter(isSource);
}

/** Whether a query reads columns of sources that are not its own. */
export function isCorrelated(query: Query): boolean {
  const own = new Set(sourcesOf(query).map((source) => source.alias));
  for (const node of nodesOf(query)) {
    if (node.kind === 'column' && typeof node.source === 'string' && !own.has(node.source)) return true;
  }
  return false;
}

/** Whether a query gives exactly one row whatever the data: totals without groups. */
export function isOneRow(query: Query): boolean {
  if (query.kind === 'set' || query.groupBy.length > 0 || query.having !== null) return false;
  return query.columns.some((column) => column.kind === 'item' && hasAggregate(column.expression));
}

function hasAggregate(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('kind' in part && (part.kind === 'select' || part.kind === 'set')) return false;
  if ('kind' in part && part.kind === 'aggregate') return true;
  return Object.values(part).some(hasAggregate);
}

type Node = { readonly kind?: unknown; readonly source?: unknown };

/** A plan is plain data: its nodes are the objects in it. */
function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const part of Object.values(value)) yield* nodesOf(part);
}

function isSource(node: object): node is Source {
  return 'alias' in node && 'kind' in node && (node.kind === 'table' || node.kind === 'derived');
}
