import type { Explanation, JoinStep } from '../compilation';
import type { BoundCondition, BoundExpression, BoundJoin, BoundQuery, RelatedRows } from './bound';

/** Every join of a statement, the comparisons' first, each once. */
export function explainJoins(query: BoundQuery): JoinStep[] {
  const steps = new Map(joinsOfQuery(query).map((join) => [joinId(join), stepOf(join)]));
  return [...steps.values()];
}

/** Key pairs of the comparison, else of the joins, `[source, target]`. */
export function joinedColumnsOf(query: BoundQuery): (readonly [string, string])[] {
  const [relation] = query.relations;
  const joins = relation ? [relation.rows.link, ...relation.rows.tree.joins] : joinsOfQuery(query);
  const pairs = new Map(
    joins
      .flatMap((join) => join.keys)
      .map(({ parent, child }) => [
        JSON.stringify([parent.name, child.name]),
        [parent.name, child.name] as const,
      ]),
  );
  return [...pairs.values()];
}

/** How sure a join is, as a part of the explanation. */
export function joinConfidence({
  from,
  to,
  confidence,
  evidence,
}: JoinStep): Explanation['confidence'][number] {
  return { part: `join of ${from.table} and ${to.table}`, score: confidence, why: evidence };
}

function stepOf({ parent, child, keys, origin, confidence, evidence }: BoundJoin): JoinStep {
  return {
    from: { table: parent.table.name, columns: keys.map((key) => key.parent.name) },
    to: { table: child.table.name, columns: keys.map((key) => key.child.name) },
    origin,
    confidence,
    evidence,
  };
}

function joinId({ parent, child, keys }: BoundJoin): string {
  return JSON.stringify([
    parent.table.name,
    child.table.name,
    keys.map((key) => [key.parent.name, key.child.name]),
  ]);
}

function joinsOfQuery(query: BoundQuery): BoundJoin[] {
  const expressions = [
    ...query.select.map((item) => item.expression),
    ...query.groupBy,
    ...query.orderBy.map((order) => order.expression),
  ];
  const conditions = [query.where, query.having].filter((condition) => condition !== null);
  return [
    ...query.relations.flatMap(({ rows }) => joinsOfRows(rows)),
    ...query.tree.joins,
    ...expressions.flatMap(joinsOfExpression),
    ...conditions.flatMap(joinsOfCondition),
    ...(query.combine ? joinsOfQuery(query.combine.right) : []),
  ];
}

function joinsOfRows({ link, tree, where }: RelatedRows): BoundJoin[] {
  return [link, ...tree.joins, ...(where ? joinsOfCondition(where) : [])];
}

function joinsOfExpression(expression: BoundExpression): BoundJoin[] {
  switch (expression.kind) {
    case 'literal':
    case 'column':
      return [];
    case 'aggregate':
      return [
        ...(expression.argument ? joinsOfExpression(expression.argument) : []),
        ...(expression.where ? joinsOfCondition(expression.where) : []),
      ];
    case 'arithmetic':
      return [...joinsOfExpression(expression.left), ...joinsOfExpression(expression.right)];
    case 'period':
      return joinsOfExpression(expression.argument);
    case 'scalar':
      return joinsOfQuery(expression.query);
  }
}

function joinsOfCondition(condition: BoundCondition): BoundJoin[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.flatMap(joinsOfCondition);
    case 'not':
      return joinsOfCondition(condition.condition);
    case 'compare':
      return [...joinsOfExpression(condition.left), ...joinsOfExpression(condition.right)];
    case 'between':
      return [condition.argument, condition.low, condition.high].flatMap(joinsOfExpression);
    case 'in_query':
      return [...joinsOfExpression(condition.argument), ...joinsOfQuery(condition.query)];
    case 'one_of':
    case 'text_match':
    case 'missing':
      return joinsOfExpression(condition.argument);
    case 'related':
      return joinsOfRows(condition.rows);
  }
}
