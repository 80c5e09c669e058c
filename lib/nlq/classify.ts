import type { Operation, QueryType } from './compilation';
import type { Condition, Intent, Relation } from './intent';

const COMPARISONS: Readonly<Record<Relation['kind'], Operation>> = {
  not_in: 'NOT_IN',
  in: 'IN',
  in_both: 'IN_BOTH',
  either_not_both: 'EITHER_NOT_BOTH',
  mismatch: 'MISMATCH',
};

export interface Classification {
  readonly queryType: QueryType;
  readonly operation: Operation;
  readonly sourceTable: string;
  /** The table compared with; null when nothing is compared. */
  readonly targetTable: string | null;
}

/** The specification's words for an intent. A comparison stays one when its rows are counted. */
export function classifyIntent(intent: Intent): Classification {
  const sourceTable = intent.entity;
  const [relation] = intent.relations;
  if (relation) {
    const operation = COMPARISONS[relation.kind];
    return { queryType: 'COMPARISON_QUERY', operation, sourceTable, targetTable: relation.target };
  }
  const absence = intent.where && comparedTable(intent.where);
  if (absence) return { queryType: 'COMPARISON_QUERY', sourceTable, ...absence };
  const targetTable = null;
  if (intent.duplicates)
    return { queryType: 'DUPLICATE_QUERY', operation: 'DUPLICATES', sourceTable, targetTable };
  if (isSummary(intent))
    return { queryType: 'AGGREGATION_QUERY', operation: 'AGGREGATE', sourceTable, targetTable };
  if (intent.where) return { queryType: 'FILTER_QUERY', operation: 'EQUALS', sourceTable, targetTable };
  return { queryType: 'DATA_QUERY', operation: 'SELECT', sourceTable, targetTable };
}

/** "Without any orders" compares two tables, too. */
function comparedTable(condition: Condition): { operation: Operation; targetTable: string } | null {
  if (condition.kind === 'and') {
    return condition.conditions.map(comparedTable).find((found) => found !== null) ?? null;
  }
  if (condition.kind === 'not' && condition.condition.kind === 'related' && !condition.condition.count) {
    return { operation: 'NOT_IN', targetTable: condition.condition.table };
  }
  if (condition.kind !== 'related') return null;
  if (!condition.count) return { operation: 'IN', targetTable: condition.table };
  const isNone = condition.count.operator === '=' && condition.count.value === 0;
  return isNone ? { operation: 'NOT_IN', targetTable: condition.table } : null;
}

function isSummary(intent: Intent): boolean {
  if (intent.groupBy.length > 0 || intent.having) return true;
  return intent.select.some((item) => !item.additional && containsAggregate(item.expression));
}

function containsAggregate(expression: Intent['groupBy'][number]): boolean {
  switch (expression.kind) {
    case 'aggregate':
      return true;
    case 'arithmetic':
      return containsAggregate(expression.left) || containsAggregate(expression.right);
    case 'period':
      return containsAggregate(expression.argument);
    case 'literal':
    case 'column':
    case 'scalar':
      return false;
  }
}

/** Whether the answer is one row with one number. */
export function isScalarIntent(intent: Intent): boolean {
  const [item, ...others] = intent.select;
  if (!item || others.length > 0 || intent.groupBy.length > 0 || intent.combine || intent.perGroup)
    return false;
  return isOneNumber(item.expression);
}

/** Made of totals and constants only, and a number. */
function isOneNumber(expression: Intent['groupBy'][number]): boolean {
  switch (expression.kind) {
    case 'aggregate':
      return true;
    case 'arithmetic': {
      const sides = [expression.left, expression.right];
      return (
        sides.some(containsAggregate) &&
        sides.every((side) => isOneNumber(side) || side.kind === 'literal' || side.kind === 'scalar')
      );
    }
    case 'literal':
    case 'column':
    case 'period':
    case 'scalar':
      return false;
  }
}
