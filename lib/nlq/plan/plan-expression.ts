import type { BoundExpression } from '../resolve/bound';
import { castTo, classOf } from './comparable';
import { typeOf } from './expression-facts';
import type { ExpressionContext } from './plan-context';
import type { Scalar } from './query';

/** The plan of an expression over the rows of its block. */
export function planExpression(context: ExpressionContext, expression: BoundExpression): Scalar {
  const substitute = context.substitute?.(expression);
  if (substitute) return substitute;
  const plan = (inner: BoundExpression) => planExpression(context, inner);
  switch (expression.kind) {
    case 'literal':
      return { kind: 'literal', value: expression.value };
    case 'column': {
      const { instance, column } = expression;
      return { kind: 'column', source: instance, column: column.name, type: column.type };
    }
    case 'aggregate':
      return planAggregateCall(context, expression);
    case 'arithmetic': {
      const { operator, left, right } = expression;
      return {
        kind: 'arithmetic',
        operator,
        left: asNumber(left, plan(left)),
        right: asNumber(right, plan(right)),
      };
    }
    case 'period':
      return {
        kind: 'period',
        unit: expression.unit,
        argument: plan(expression.argument),
        type: typeOf(expression.argument),
      };
    case 'scalar':
      return { kind: 'scalar_query', query: context.planQuery(expression.query) };
  }
}

function planAggregateCall(
  context: ExpressionContext,
  { function: name, argument, distinct, where }: BoundExpression & { kind: 'aggregate' },
): Scalar {
  const needsNumber = name === 'sum' || name === 'avg' || name === 'median';
  const planned = argument && planExpression(context, argument);
  const value = argument && planned && needsNumber ? asNumber(argument, planned) : planned;
  if (!where) return { kind: 'aggregate', function: name, argument: value, distinct };
  const condition = context.planCondition(context, where);
  const counted = value ?? { kind: 'literal', value: 1 };
  return {
    kind: 'aggregate',
    function: name,
    argument: { kind: 'when', condition, value: counted },
    distinct,
  };
}

function asNumber(expression: BoundExpression, planned: Scalar): Scalar {
  return classOf(typeOf(expression)) === 'text' ? castTo('number', planned) : planned;
}
