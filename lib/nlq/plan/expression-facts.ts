import type { ColumnType } from '../catalog';
import type { BoundCondition, BoundExpression, RelatedRows } from '../resolve/bound';

/** The type of the values an expression gives. */
export function typeOf(expression: BoundExpression): ColumnType {
  switch (expression.kind) {
    case 'literal':
      return typeOfValue(expression.value);
    case 'column':
      return expression.column.type;
    case 'aggregate':
      return typeOfAggregate(expression);
    case 'arithmetic': {
      const isWhole = typeOf(expression.left) === 'integer' && typeOf(expression.right) === 'integer';
      return isWhole && expression.operator !== '/' ? 'integer' : 'decimal';
    }
    case 'period':
      return expression.unit === 'year' ? 'integer' : 'text';
    case 'scalar': {
      const [item] = expression.query.select;
      return item ? typeOf(item.expression) : (expression.query.entity.table.columns[0]?.type ?? 'unknown');
    }
  }
}

function typeOfAggregate(aggregate: BoundExpression & { kind: 'aggregate' }): ColumnType {
  const argument = aggregate.argument && typeOf(aggregate.argument);
  switch (aggregate.function) {
    case 'count':
      return 'integer';
    case 'sum':
      return argument === 'integer' ? 'integer' : 'decimal';
    case 'avg':
    case 'median':
      return 'decimal';
    case 'min':
    case 'max':
      return argument ?? 'unknown';
  }
}

function typeOfValue(value: string | number | boolean | null): ColumnType {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'decimal';
  return 'unknown';
}

/** Whether an expression can be null on rows that are not themselves missing. */
export function isNullable(expression: BoundExpression): boolean {
  if (expression.kind === 'column') return expression.column.nullable;
  if (expression.kind === 'aggregate') return expression.function !== 'count';
  return expression.kind !== 'literal';
}

/** Whether an expression or condition aggregates rows of its own query. */
export function hasAggregate(node: BoundExpression | BoundCondition): boolean {
  return aggregatesIn(node).length > 0;
}

/** The aggregates of an expression or condition over rows of its own query. */
export function aggregatesIn(
  node: BoundExpression | BoundCondition,
): (BoundExpression & { kind: 'aggregate' })[] {
  if (node.kind === 'aggregate') return [node];
  return childrenOf(node).flatMap(aggregatesIn);
}

/** The instances of its own query that an expression or condition reads. */
export function instancesIn(node: BoundExpression | BoundCondition): Set<string> {
  const found = new Set<string>();
  const visit = (inner: BoundExpression | BoundCondition) => {
    if (inner.kind === 'column') found.add(inner.instance);
    if (inner.kind === 'related') for (const id of outerInstancesOf(inner.rows)) found.add(id);
    for (const child of childrenOf(inner)) visit(child);
  };
  visit(node);
  return found;
}

/** Instances outside of related rows that these depend on. */
function outerInstancesOf(rows: RelatedRows): string[] {
  const own = new Set([rows.tree.root.id, ...rows.tree.joins.map((join) => join.child.id)]);
  const read = rows.where ? [...instancesIn(rows.where)] : [];
  return [rows.link.parent.id, ...read].filter((id) => !own.has(id));
}

/** Equal for expressions that compute the same. */
export function fingerprint(expression: BoundExpression): string {
  return JSON.stringify(expression, (key, value) =>
    (key === 'column' || key === 'table') && typeof value === 'object' && value !== null ? value.name : value,
  );
}

/** The direct parts of a node; queries inside it are not among them. */
function childrenOf(node: BoundExpression | BoundCondition): (BoundExpression | BoundCondition)[] {
  switch (node.kind) {
    case 'literal':
    case 'column':
    case 'scalar':
    case 'related':
      return [];
    case 'aggregate':
      return [node.argument, node.where].filter((part) => part !== null);
    case 'arithmetic':
    case 'compare':
      return [node.left, node.right];
    case 'and':
    case 'or':
      return [...node.conditions];
    case 'not':
      return [node.condition];
    case 'between':
      return [node.argument, node.low, node.high];
    case 'period':
    case 'one_of':
    case 'in_query':
    case 'text_match':
    case 'missing':
      return [node.argument];
  }
}
