import type { ComparisonOperator } from '../intent';
import type { BoundCondition, BoundExpression, BoundQuery } from '../resolve/bound';
import { areMixed, castTo, classOf, coerceValue } from './comparable';
import { typeOf } from './expression-facts';
import type { ExpressionContext } from './plan-context';
import { compareWithDay, dayAfter, isDay } from './plan-dates';
import { planExpression } from './plan-expression';
import { matchRelated, planRelated } from './plan-related';
import { allOf } from './predicates';
import type { Predicate, Scalar } from './query';

/** The plan of a condition over the rows of its block. */
export function planCondition(context: ExpressionContext, condition: BoundCondition): Predicate {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return joinConditions(
        condition.kind,
        condition.conditions.map((inner) => planCondition(context, inner)),
      );
    case 'not':
      return negate(context, condition.condition);
    case 'compare':
      return planCompare(context, condition);
    case 'between':
      return planBetween(context, condition);
    case 'one_of':
      return planOneOf(context, condition);
    case 'in_query':
      return {
        kind: 'in_query',
        argument: planExpression(context, condition.argument),
        query: context.planQuery(condition.query),
      };
    case 'text_match': {
      const argument = planExpression(context, condition.argument);
      const asText = typeOf(condition.argument) === 'text' ? argument : castTo('text', argument);
      return { kind: 'like', argument: asText, mode: condition.mode, text: condition.text };
    }
    case 'missing': {
      const argument = planExpression(context, condition.argument);
      const mayBeBlank = condition.orBlank && ['text', 'other'].includes(classOf(typeOf(condition.argument)));
      return { kind: mayBeBlank ? 'is_blank' : 'is_null', argument };
    }
    case 'related':
      return planRelated(context, condition);
  }
}

function joinConditions(kind: 'and' | 'or', conditions: readonly Predicate[]): Predicate {
  const [first] = conditions;
  if (first && conditions.length === 1) return first;
  return kind === 'and' ? (allOf(conditions) ?? { kind, conditions }) : { kind, conditions };
}

/** "Not" of a match is planned as a missing match, which stays true for rows without a key. */
function negate(context: ExpressionContext, condition: BoundCondition): Predicate {
  if (condition.kind === 'not') return planCondition(context, condition.condition);
  if (condition.kind === 'related' && condition.count === null)
    return matchRelated(context, condition.rows, true);
  if (condition.kind === 'in_query') return matchOutside(context, condition.argument, condition.query);
  if ((condition.kind === 'and' || condition.kind === 'or') && asksForRows(condition)) {
    const kind = condition.kind === 'and' ? 'or' : 'and';
    return joinConditions(
      kind,
      condition.conditions.map((inner) => negate(context, inner)),
    );
  }
  return { kind: 'not', condition: planCondition(context, condition) };
}

function asksForRows(condition: BoundCondition): boolean {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.conditions.some(asksForRows);
  if (condition.kind === 'not') return asksForRows(condition.condition);
  return condition.kind === 'related' || condition.kind === 'in_query';
}

/** Rows whose value another query does not give; a null on either side never hides a row. */
function matchOutside(context: ExpressionContext, argument: BoundExpression, bound: BoundQuery): Predicate {
  const key = planExpression(context, argument);
  const query = context.planQuery(bound);
  const [column] = query.kind === 'select' && query.limit === null ? query.columns : [];
  if (query.kind === 'select' && query.columns.length === 1 && column?.kind === 'item') {
    return { kind: 'match', negated: true, keys: [key], query };
  }
  return { kind: 'not', condition: { kind: 'in_query', argument: key, query } };
}

function planCompare(context: ExpressionContext, condition: BoundCondition & { kind: 'compare' }): Predicate {
  const { left, right } = condition;
  if (left.kind === 'literal' && right.kind !== 'literal') {
    return planCompare(context, {
      ...condition,
      operator: mirrored(condition.operator),
      left: right,
      right: left,
    });
  }
  const { operator } = condition;
  if (right.kind === 'literal' && right.value === null) return compareWithNull(context, left, operator);
  if (right.kind === 'literal' && isMoment(context, left) && isDay(right.value)) {
    return compareWithDay(planExpression(context, left), operator, right.value);
  }
  const sides = comparableSides(context, left, right, operator);
  const folded = condition.ignoreCase ? sides.map((side) => lower(side, left, right)) : sides;
  const [first = sides[0], second = sides[1]] = folded;
  return { kind: 'compare', operator, left: first, right: second };
}

function compareWithNull(
  context: ExpressionContext,
  left: BoundExpression,
  operator: ComparisonOperator,
): Predicate {
  const missing: Predicate = { kind: 'is_null', argument: planExpression(context, left) };
  return operator === '<>' ? { kind: 'not', condition: missing } : missing;
}

function comparableSides(
  context: ExpressionContext,
  left: BoundExpression,
  right: BoundExpression,
  operator: ComparisonOperator,
): [Scalar, Scalar] {
  const first = planExpression(context, left);
  if (right.kind !== 'literal') {
    const second = planExpression(context, right);
    return areMixed(typeOf(left), typeOf(right))
      ? [castTo('text', first), castTo('text', second)]
      : [first, second];
  }
  const isOrder = operator !== '=' && operator !== '<>';
  if (isOrder && typeof right.value === 'number' && classOf(typeOf(left)) === 'text') {
    return [castTo('number', first), { kind: 'literal', value: right.value }];
  }
  return withLiteral(first, left, right.value);
}

function withLiteral(
  first: Scalar,
  left: BoundExpression,
  value: string | number | boolean | null,
): [Scalar, Scalar] {
  const coerced = coerceValue(value, typeOf(left));
  const literal: Scalar = { kind: 'literal', value: coerced };
  const fits = typeof coerced !== 'string' || !['number', 'boolean'].includes(classOf(typeOf(left)));
  return fits ? [first, literal] : [castTo('text', first), literal];
}

function lower(side: Scalar, left: BoundExpression, right: BoundExpression): Scalar {
  const comparesText = [left, right].some((expression) => typeOf(expression) === 'text');
  if (!comparesText) return side;
  if (side.kind !== 'literal' || typeof side.value !== 'string') return { kind: 'lower', argument: side };
  return lowerText(side.value);
}

/** ASCII is folded here; other letters are left to the database, whose own folding the column goes through. */
function lowerText(value: string): Scalar {
  const literal: Scalar = {
    kind: 'literal',
    value: value.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  };
  return /^[\x20-\x7e]*$/.test(value) ? literal : { kind: 'lower', argument: literal };
}

function planBetween(context: ExpressionContext, condition: BoundCondition & { kind: 'between' }): Predicate {
  const { argument, low, high } = condition;
  const highIsDay = high.kind === 'literal' && isDay(high.value) && isMoment(context, argument);
  if (highIsDay && !condition.upperExclusive) {
    const next: BoundExpression = { kind: 'literal', value: dayAfter(String(high.value)) };
    return planBetween(context, { ...condition, high: next, upperExclusive: true });
  }
  const [value, lowest] = comparableSides(context, argument, low, '>=');
  const [, highest] = comparableSides(context, argument, high, '<=');
  if (!condition.upperExclusive) return { kind: 'between', argument: value, low: lowest, high: highest };
  return {
    kind: 'and',
    conditions: [
      { kind: 'compare', operator: '>=', left: value, right: lowest },
      { kind: 'compare', operator: '<', left: value, right: highest },
    ],
  };
}

function planOneOf(context: ExpressionContext, condition: BoundCondition & { kind: 'one_of' }): Predicate {
  const { argument, values, ignoreCase } = condition;
  const hasNull = values.some((literal) => literal.value === null);
  const days = isMoment(context, argument) && values.some((literal) => isDay(literal.value));
  const [only] = values;
  if (hasNull || days || (only && values.length === 1)) {
    const conditions = values.map((right) =>
      planCompare(context, { kind: 'compare', operator: '=', left: argument, right, ignoreCase }),
    );
    return joinConditions('or', conditions);
  }
  const value = planExpression(context, argument);
  const sides = values.map((literal) => withLiteral(value, argument, literal.value));
  const casts = sides.some(([side]) => side !== value);
  const literals = sides.map(([, literal], index): Scalar => {
    const original = values[index]?.value;
    return casts && original !== undefined && original !== null
      ? { kind: 'literal', value: String(original) }
      : literal;
  });
  const key = casts ? castTo('text', value) : value;
  const fold = (side: Scalar, literal: BoundExpression) =>
    ignoreCase ? lower(side, argument, literal) : side;
  return {
    kind: 'one_of',
    argument: only ? fold(key, only) : key,
    values: literals.map((literal, index) => fold(literal, values[index] ?? argument)),
  };
}

/** Whether values of the expression may carry a time of day. */
function isMoment(context: ExpressionContext, expression: BoundExpression): boolean {
  const type = typeOf(expression);
  return type === 'datetime' || (type === 'date' && context.datesAreText);
}

function mirrored(operator: ComparisonOperator): ComparisonOperator {
  const mirror = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
  return mirror[operator];
}
