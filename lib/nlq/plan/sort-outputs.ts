import type { BoundExpression, BoundQuery } from '../resolve/bound';
import { refuse } from '../resolve/refusal';
import { fingerprint, isNullable } from './expression-facts';
import { outputsOf } from './limit-per-group';
import { suggestName } from './name-outputs';
import type { Query, Sort } from './query';

/** The order of a query whose rows can only be sorted by the columns they show. */
export function sortOutputs(query: BoundQuery, shown: Query): Sort[] {
  const names = outputNames(shown);
  return query.orderBy.map(({ expression, direction }) => ({
    expression: { kind: 'output', name: outputOf(query, expression, names) },
    direction,
    nullable: isNullable(expression),
  }));
}

/** The names of a query's columns, in order. */
export function outputNames(query: Query): string[] {
  if (query.kind === 'set') return outputNames(query.left);
  return outputsOf(query.columns, '').flatMap((column) => (column.kind === 'item' ? [column.name] : []));
}

function outputOf(query: BoundQuery, expression: BoundExpression, names: readonly string[]): string {
  const position = query.select.findIndex((item) => fingerprint(item.expression) === fingerprint(expression));
  const selected = query.select.length === names.length ? names[position] : undefined;
  const wanted = suggestName(expression);
  const name = selected ?? names.find((candidate) => candidate.toLowerCase() === wanted.toLowerCase());
  if (name !== undefined) return name;
  return refuse('unsupported', `The answer does not show ${wanted}, so it cannot be sorted by it`, [
    `Sort by ${names.slice(0, 3).join(' or ')}`,
  ]);
}
