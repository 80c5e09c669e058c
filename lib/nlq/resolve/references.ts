import type { ColumnRef, Condition, Expression, Intent } from '../intent';

/** Expressions of one query that are evaluated on its own rows; queries inside them keep theirs to themselves. */
export function columnsOf(intent: Intent): ColumnRef[] {
  const found: ColumnRef[] = [];
  const visit = (expression: Expression) => found.push(...columnsOfExpression(expression));
  for (const item of intent.select) visit(item.expression);
  for (const expression of intent.groupBy) visit(expression);
  for (const order of intent.orderBy) visit(order.expression);
  for (const column of intent.perGroup?.per ?? []) visit(column);
  if (intent.where) found.push(...columnsOfCondition(intent.where));
  if (intent.having) found.push(...columnsOfCondition(intent.having));
  return found;
}

/** The columns an expression reads from the query's own rows. */
function columnsOfExpression(expression: Expression): ColumnRef[] {
  switch (expression.kind) {
    case 'literal':
    case 'scalar':
      return [];
    case 'column':
      return [expression];
    case 'aggregate':
      return [
        ...(expression.argument ? columnsOfExpression(expression.argument) : []),
        ...(expression.where ? columnsOfCondition(expression.where) : []),
      ];
    case 'arithmetic':
      return [...columnsOfExpression(expression.left), ...columnsOfExpression(expression.right)];
    case 'period':
      return columnsOfExpression(expression.argument);
  }
}

/** The columns a condition reads from the query's own rows; rows of `related` are not among them. */
export function columnsOfCondition(condition: Condition): ColumnRef[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.flatMap(columnsOfCondition);
    case 'not':
      return columnsOfCondition(condition.condition);
    case 'compare':
      return [...columnsOfExpression(condition.left), ...columnsOfExpression(condition.right)];
    case 'between':
      return [condition.argument, condition.low, condition.high].flatMap(columnsOfExpression);
    case 'one_of':
    case 'in_query':
    case 'text_match':
    case 'missing':
      return columnsOfExpression(condition.argument);
    case 'related':
      return [];
  }
}
