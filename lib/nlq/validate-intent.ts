import { distance } from 'fastest-levenshtein';
import type { Catalog, CatalogTable } from './catalog';
import type { CompileOptions, Diagnostic, DiagnosticCode } from './compilation';
import type { Condition, Expression, Intent, Relation } from './intent';
import { type JoinGraph, prepareJoinGraph } from './resolve/join-graph';

const MOST_SUGGESTIONS = 3;

interface Check {
  readonly graph: JoinGraph;
  readonly visible: readonly CatalogTable[];
  readonly report: (code: DiagnosticCode, message: string, suggestions?: readonly string[]) => void;
}

/**
 * What is wrong with an intent before any join is looked for: tables and columns the catalog lacks (with the
 * closest names), a comparison of a table with itself, totals where rows are filtered. Empty when all is well.
 */
export function validateIntent(
  intent: Intent,
  catalog: Catalog,
  options: Pick<CompileOptions, 'tables'>,
): Diagnostic[] {
  const graph = prepareJoinGraph(catalog);
  const allowed = options.tables && new Set(options.tables.map((name) => name.toLowerCase()));
  const found = new Map<string, Diagnostic>();
  const check: Check = {
    graph,
    visible: allowed ? graph.tables.filter((table) => allowed.has(table.name.toLowerCase())) : graph.tables,
    report: (code, message, suggestions = []) => {
      if (!found.has(message))
        found.set(message, { code, severity: 'error', message, span: null, suggestions });
    },
  };
  checkIntent(check, intent);
  return [...found.values()];
}

function checkIntent(check: Check, intent: Intent): void {
  const entity = checkTable(check, intent.entity);
  for (const { expression } of intent.select) checkExpression(check, expression, true);
  for (const { expression } of intent.orderBy) checkExpression(check, expression, true);
  for (const expression of intent.groupBy) checkExpression(check, expression, false);
  for (const column of intent.perGroup?.per ?? []) checkExpression(check, column, false);
  if (intent.where) checkCondition(check, intent.where, false);
  if (intent.having) checkCondition(check, intent.having, true);
  for (const relation of intent.relations) checkRelation(check, entity, relation);
  for (const column of intent.duplicates?.columns ?? []) {
    const owner = checkTable(check, column.table);
    checkColumn(check, owner, column.column);
    if (owner && entity && owner !== entity) {
      check.report(
        'unsupported',
        `Duplicates are looked for in columns of ${entity.name} only, not of ${owner.name}`,
      );
    }
  }
  if (intent.combine) checkIntent(check, intent.combine.right);
}

function checkRelation(check: Check, source: CatalogTable | undefined, relation: Relation): void {
  const target = checkTable(check, relation.target);
  if (source && source === target) {
    check.report('same_table', `${source.name} cannot be compared with itself`, [
      'Name another table to compare with',
    ]);
  }
  for (const pair of [...(relation.key ?? []), ...relation.attributes]) {
    checkColumn(check, source, pair.source);
    checkColumn(check, target, pair.target);
  }
  if (relation.targetWhere) checkCondition(check, relation.targetWhere, false);
}

function checkExpression(check: Check, expression: Expression, mayAggregate: boolean): void {
  switch (expression.kind) {
    case 'literal':
      checkText(check, expression.value);
      return;
    case 'column':
      checkColumn(check, checkTable(check, expression.table), expression.column);
      return;
    case 'aggregate':
      if (!mayAggregate) {
        check.report('unsupported', 'A total cannot be used to filter or group single rows', [
          'Filter on the total of each group instead, e.g. "with more than 5 orders"',
        ]);
      }
      if (expression.argument) checkExpression(check, expression.argument, false);
      if (expression.where) checkCondition(check, expression.where, false);
      if (!expression.argument && expression.function !== 'count') {
        check.report('unsupported', `What should the ${expression.function} be taken of?`, ['Name a column']);
      }
      return;
    case 'arithmetic':
      checkExpression(check, expression.left, mayAggregate);
      checkExpression(check, expression.right, mayAggregate);
      return;
    case 'period':
      checkExpression(check, expression.argument, mayAggregate);
      return;
    case 'scalar':
      if (expression.intent.select.length !== 1) {
        check.report('unsupported', 'A value to compare with must be one column', ['Name the column']);
      }
      checkIntent(check, expression.intent);
      return;
  }
}

function checkCondition(check: Check, condition: Condition, mayAggregate: boolean): void {
  const expression = (inner: Expression) => checkExpression(check, inner, mayAggregate);
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const inner of condition.conditions) checkCondition(check, inner, mayAggregate);
      return;
    case 'not':
      checkCondition(check, condition.condition, mayAggregate);
      return;
    case 'compare':
      for (const side of [condition.left, condition.right]) expression(side);
      return;
    case 'between':
      for (const part of [condition.argument, condition.low, condition.high]) expression(part);
      return;
    case 'one_of':
      for (const part of [condition.argument, ...condition.values]) expression(part);
      return;
    case 'in_query':
      expression(condition.argument);
      if (condition.intent.select.length !== 1) {
        check.report('unsupported', 'A list to look values up in must be one column', ['Name the column']);
      }
      checkIntent(check, condition.intent);
      return;
    case 'text_match':
      checkText(check, condition.text);
      expression(condition.argument);
      return;
    case 'missing':
      expression(condition.argument);
      return;
    case 'related':
      checkTable(check, condition.table);
      if (condition.where) checkCondition(check, condition.where, false);
  }
}

function checkText(check: Check, value: unknown): void {
  if (typeof value === 'string' && value.includes('\0')) {
    check.report('unsupported', 'Text to look for must not contain the NUL character');
  }
}

function checkTable(check: Check, name: string): CatalogTable | undefined {
  const table = check.graph.table(name);
  if (table && check.visible.includes(table)) return table;
  check.report('unknown_table', `There is no table ${name}`, closestNames(name, check.visible));
  return undefined;
}

function checkColumn(check: Check, table: CatalogTable | undefined, name: string): void {
  if (!table || check.graph.column(table, name)) return;
  check.report('unknown_column', `${table.name} has no column ${name}`, closestNames(name, table.columns));
}

/** Names that a mistyped one may have meant, closest first. */
function closestNames(name: string, items: readonly { readonly name: string }[]): string[] {
  const wanted = name.toLowerCase();
  return items
    .map((item) => ({ name: item.name, edits: distance(wanted, item.name.toLowerCase()) }))
    .filter(({ name: candidate, edits }) => edits <= Math.max(2, candidate.length / 3))
    .sort((left, right) => left.edits - right.edits)
    .slice(0, MOST_SUGGESTIONS)
    .map((item) => item.name);
}
