import type { Condition, Expression, Intent } from '../intent';

function* tablesOfExpression(expression: Expression): Generator<string> {
  switch (expression.kind) {
    case 'literal':
    case 'scalar':
      return;
    case 'column':
      yield expression.table;
      return;
    case 'aggregate':
      if (expression.argument !== null) yield* tablesOfExpression(expression.argument);
      if (expression.where !== null) yield* tablesOfCondition(expression.where);
      return;
    case 'arithmetic':
      yield* tablesOfExpression(expression.left);
      yield* tablesOfExpression(expression.right);
      return;
    case 'period':
      yield* tablesOfExpression(expression.argument);
  }
}

/** The tables whose columns a condition speaks about. */
export function* tablesOfCondition(condition: Condition): Generator<string> {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const inner of condition.conditions) yield* tablesOfCondition(inner);
      return;
    case 'not':
      yield* tablesOfCondition(condition.condition);
      return;
    case 'compare':
      yield* tablesOfExpression(condition.left);
      yield* tablesOfExpression(condition.right);
      return;
    case 'between':
    case 'one_of':
    case 'in_query':
    case 'text_match':
    case 'missing':
      yield* tablesOfExpression(condition.argument);
      return;
    case 'related':
      yield condition.table;
  }
}

/** Every table an intent speaks about, its entity included. */
export function tablesOfIntent(intent: Intent): Set<string> {
  const tables = new Set([intent.entity, ...intent.relations.map((relation) => relation.target)]);
  const expressions = [
    ...intent.select.map((item) => item.expression),
    ...intent.groupBy,
    ...intent.orderBy.map((order) => order.expression),
  ];
  for (const expression of expressions) for (const table of tablesOfExpression(expression)) tables.add(table);
  for (const condition of [intent.where, intent.having]) {
    if (condition !== null) for (const table of tablesOfCondition(condition)) tables.add(table);
  }
  return tables;
}

/** True when an expression counts or adds up. */
export function isAggregate(expression: Expression): boolean {
  if (expression.kind === 'aggregate') return true;
  return expression.kind === 'arithmetic' && (isAggregate(expression.left) || isAggregate(expression.right));
}
