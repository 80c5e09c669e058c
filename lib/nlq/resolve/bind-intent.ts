import type { CatalogTable } from '../catalog';
import type { ColumnRef, Condition, Expression, Intent, Relation } from '../intent';
import { type BindContext, columnNamed, tableNamed } from './bind-context';
import type {
  BoundCondition,
  BoundExpression,
  BoundJoin,
  BoundQuery,
  BoundRelation,
  Instance,
  RelatedRows,
} from './bound';
import { chooseLink } from './choose-link';
import { findComparison } from './find-comparison';
import type { TreeStep } from './join-tree';
import { attributePairs } from './mismatch-attributes';
import { columnsOf, columnsOfCondition } from './references';
import { bindJoin, createScope, type Scope } from './scope';

/** Finds the tables, columns and joins of a validated intent; refuses when a join is missing or ambiguous. */
export function bindIntent(context: BindContext, intent: Intent): BoundQuery {
  const entityTable = tableNamed(context, intent.entity);
  const entity: Instance = {
    id: context.aliases.claim(entityTable.name, null),
    table: entityTable,
    role: null,
  };
  const comparisons = intent.relations.map((relation) => ({
    relation,
    steps: findComparison(context.view, entityTable, tableNamed(context, relation.target), relation.key),
  }));
  const scope = createScope(context, {
    root: entity,
    references: columnsOf(intent),
    stated: comparisons.flatMap(({ steps }) => steps),
  });
  const expression = (unbound: Expression) => bindExpression(context, scope, unbound);

  return {
    entity,
    relations: comparisons.map(({ relation, steps }) => bindRelation(context, scope, relation, steps)),
    select: intent.select.map((item) => ({ ...item, expression: expression(item.expression) })),
    distinct: intent.distinct,
    where: intent.where && bindCondition(context, scope, intent.where),
    duplicates: intent.duplicates && {
      columns: intent.duplicates.columns.map(({ column }) => columnNamed(context, entityTable, column)),
      summarise: intent.duplicates.summarise,
    },
    groupBy: intent.groupBy.map(expression),
    having: intent.having && bindCondition(context, scope, intent.having),
    orderBy: intent.orderBy.map((order) => ({ ...order, expression: expression(order.expression) })),
    limit: intent.limit,
    perGroup: intent.perGroup && { per: intent.perGroup.per.map(expression), count: intent.perGroup.count },
    combine: intent.combine && {
      operation: intent.combine.operation,
      right: bindIntent(context, intent.combine.right),
    },
    tree: scope.tree,
  };
}

function bindRelation(
  context: BindContext,
  scope: Scope,
  relation: Relation,
  steps: readonly TreeStep[],
): BoundRelation {
  const target = tableNamed(context, relation.target);
  const rows = bindRelated(context, scope, target, steps, relation.targetWhere);
  const attributes = relation.kind === 'mismatch' ? attributePairs(context, rows.link, relation) : [];
  return { kind: relation.kind, rows, attributes };
}

/** The rows of `target` that belong to a row of the scope's focus, over `steps`. */
function bindRelated(
  context: BindContext,
  outer: Scope,
  target: CatalogTable,
  steps: readonly TreeStep[],
  where: Condition | null,
): RelatedRows {
  const joins: BoundJoin[] = [];
  const parents: Instance[] = [outer.focus];
  for (const step of steps) {
    const parent = parents.find((instance) => instance.table === step.from) ?? outer.focus;
    const child: Instance = { id: context.aliases.claim(step.to.name, null), table: step.to, role: null };
    joins.push(bindJoin(parent, child, chooseLink(step.links, null)));
    parents.push(child);
  }
  const [link, ...start] = joins;
  if (!link) throw new Error(`No join step leads to ${target.name}`);
  const focus = joins.at(-1)?.child ?? link.child;
  const references = where ? columnsOfCondition(where) : [];
  const scope = createScope(context, { root: link.child, focus, references, start, outer });
  return { link, tree: scope.tree, target: focus, where: where && bindCondition(context, scope, where) };
}

function bindExpression(context: BindContext, scope: Scope, expression: Expression): BoundExpression {
  const bind = (inner: Expression) => bindExpression(context, scope, inner);
  switch (expression.kind) {
    case 'literal':
      return expression;
    case 'column':
      return bindColumn(context, scope, expression);
    case 'aggregate':
      return {
        ...expression,
        argument: expression.argument && bind(expression.argument),
        where: expression.where && bindCondition(context, scope, expression.where),
      };
    case 'arithmetic':
      return { ...expression, left: bind(expression.left), right: bind(expression.right) };
    case 'period':
      return { ...expression, argument: bind(expression.argument) };
    case 'scalar':
      return { kind: 'scalar', query: bindIntent(context, expression.intent) };
  }
}

function bindCondition(context: BindContext, scope: Scope, condition: Condition): BoundCondition {
  const bind = (inner: Expression) => bindExpression(context, scope, inner);
  switch (condition.kind) {
    case 'and':
    case 'or':
      return {
        ...condition,
        conditions: condition.conditions.map((inner) => bindCondition(context, scope, inner)),
      };
    case 'not':
      return { ...condition, condition: bindCondition(context, scope, condition.condition) };
    case 'compare':
      return { ...condition, left: bind(condition.left), right: bind(condition.right) };
    case 'between':
      return {
        ...condition,
        argument: bind(condition.argument),
        low: bind(condition.low),
        high: bind(condition.high),
      };
    case 'one_of':
    case 'text_match':
    case 'missing':
      return { ...condition, argument: bind(condition.argument) };
    case 'in_query':
      return {
        kind: 'in_query',
        argument: bind(condition.argument),
        query: bindIntent(context, condition.intent),
      };
    case 'related': {
      const target = tableNamed(context, condition.table);
      const steps = findComparison(context.view, scope.focus.table, target, null);
      const rows = bindRelated(context, scope, target, steps, condition.where);
      return { kind: 'related', rows, count: condition.count };
    }
  }
}

function bindColumn(context: BindContext, scope: Scope, reference: ColumnRef): BoundExpression {
  const table = tableNamed(context, reference.table);
  const column = columnNamed(context, table, reference.column);
  const instance = scope.find(table, reference.role ?? null);
  if (!instance) throw new Error(`No instance of ${table.name} in scope`);
  return { kind: 'column', instance: instance.id, column };
}
