import type { ComparisonOperator, Condition, Expression } from '../../intent';
import { type Recogniser, reading } from '../fragment';
import { meaningOf, means, skip, skipVerbs, usesOf } from '../look';
import { readBound } from '../read-bound';
import { readCondition, skipLead } from '../read-condition';
import { readTable } from '../read-table';
import { rowNoun } from './rows';

/** Any condition on columns. */
export const condition: Recogniser = {
  name: 'condition',
  read(context, at) {
    const found = readCondition(context, at);
    return found === null ? null : { ...found, value: { kind: 'condition', condition: found.value } };
  },
};

const countOfRows: Expression = {
  kind: 'aggregate',
  function: 'count',
  argument: null,
  distinct: false,
  where: null,
};

function related(table: string, operator: ComparisonOperator, value: number): Condition {
  return { kind: 'related', table, where: null, count: { operator, value } };
}

/** "with more than 5 orders", "having at least 2 products" */
export const countOfRelated: Recogniser = {
  name: 'number of related rows',
  read(context, at) {
    const start = skipVerbs(context, skipLead(context, at), 'have');
    const bound = readBound(context, start);
    if (bound === null || !Number.isInteger(bound.value.value) || bound.value.value < 0) return null;
    if (!bound.value.isSaid && start === at) return null;
    const { operator, value: number } = bound.value;
    const rows = rowNoun.read(context, bound.to);
    const table =
      rows === null
        ? readTable(context, bound.to, bound.value.isSaid ? 0.5 : 0.9)
        : { ...rows, value: context.scope.entity };
    if (table === null) return null;
    if (!bound.value.isSaid && table.value === context.scope.entity) return null;
    const uses = [...usesOf(at, start, 'filler'), ...bound.uses, ...table.uses];
    if (table.value === context.scope.entity) {
      const counted: Condition = {
        kind: 'compare',
        operator,
        left: countOfRows,
        right: { kind: 'literal', value: number },
        ignoreCase: false,
      };
      return reading({ kind: 'having', condition: counted, groupBy: [] }, table.to, uses, table.certainty);
    }
    return reading(
      { kind: 'condition', condition: related(table.value.table.name, operator, number) },
      table.to,
      uses,
      table.certainty,
    );
  },
};

/** "with orders", "who have a pet", "without any orders": rows that have, or lack, rows of another table. */
export const hasRelated: Recogniser = {
  name: 'has related rows',
  read(context, at) {
    const start = skip(context, at, 'relative', 'be');
    const lacks = means(context.phrases[start], 'lacking');
    const has =
      means(context.phrases[start], 'have', 'verb') ||
      meaningOf(context.phrases[start], 'preposition')?.word === 'with';
    const negated = lacks || means(context.phrases[start], 'not');
    if (!lacks && !has && !negated) return null;
    const place = skipVerbs(context, start + 1, 'filler', ...(negated ? (['have'] as const) : []));
    const table = readTable(context, place, 0.6);
    if (table === null || table.value === context.scope.entity) return null;
    const { name } = table.value.table;
    const where = readCondition(context, table.to, { table: name });
    const exists: Condition = { kind: 'related', table: name, where: where?.value ?? null, count: null };
    const value: Condition = negated ? { kind: 'not', condition: exists } : exists;
    const uses = [
      ...usesOf(at, place, 'relation', negated ? 'without' : 'with'),
      ...table.uses,
      ...(where?.uses ?? []),
    ];
    const certainty = Math.min(table.certainty, where?.certainty ?? 1) * 0.98;
    return reading(
      { kind: 'condition', condition: value },
      where?.to ?? table.to,
      uses,
      certainty,
      table.choices,
    );
  },
};
