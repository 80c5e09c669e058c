import type { Join, Predicate, Projection, Query, SelectQuery, SetQuery, Source } from '../plan/query';
import type { SqlDialect } from './dialect';
import { printPredicate } from './print-predicate';
import { printScalar, printSort } from './print-scalar';
import { indent, type Printer, printNested } from './printer';
import { shapeAntiJoins } from './shape-anti-joins';
import { shapeComputedKeys } from './shape-computed-keys';
import { shapeMedians } from './shape-medians';

const LINE_WIDTH = 100;
const SET_WORDS = {
  union: 'UNION',
  union_all: 'UNION ALL',
  intersect: 'INTERSECT',
  except: 'EXCEPT',
} as const;

/** A query as SQL over several lines. Values are printed in the order in which they stand in the text. */
export function printQuery(printer: Printer, query: Query): string {
  return query.kind === 'set' ? printSet(printer, query) : printSelect(printer, query);
}

function printSelect(printer: Printer, planned: SelectQuery): string {
  const { dialect } = printer;
  const select = shape(planned, dialect);
  const lines = [printColumns(printer, select), `FROM ${printSource(printer, select.from)}`];
  for (const join of select.joins) lines.push(printJoin(printer, join));
  if (select.where) lines.push(`WHERE ${printCondition(printer, select.where)}`);
  if (select.groupBy.length > 0) {
    lines.push(`GROUP BY ${select.groupBy.map((key) => printScalar(printer, key)).join(', ')}`);
  }
  if (select.having) lines.push(`HAVING ${printCondition(printer, select.having)}`);
  return [...lines, ...printTail(printer, select)].join('\n');
}

/** The query as the dialect's database runs it best. */
function shape(planned: SelectQuery, dialect: SqlDialect): SelectQuery {
  const joined = dialect.antiJoin === 'left_join' ? shapeAntiJoins(planned, dialect.computedKeys) : planned;
  const keyed = dialect.computedKeys === 'derived' ? shapeComputedKeys(joined) : joined;
  return dialect.median ? keyed : shapeMedians(keyed);
}

function printColumns(printer: Printer, select: SelectQuery): string {
  const keyword = select.distinct ? 'SELECT DISTINCT' : 'SELECT';
  const columns = select.columns.map((column) => printColumn(printer, column));
  const line = `${keyword} ${columns.join(', ')}`;
  return line.length <= LINE_WIDTH ? line : `${keyword}\n${indent(columns.join(',\n'))}`;
}

function printColumn(printer: Printer, column: Projection): string {
  const { identifier } = printer;
  if (column.kind === 'all') return printer.qualify ? `${identifier(column.source)}.*` : '*';
  const expression = printScalar(printer, column.expression);
  const isNamedSo = column.expression.kind === 'column' && column.expression.column === column.name;
  return isNamedSo ? expression : `${expression} AS ${identifier(column.name)}`;
}

function printSource(printer: Printer, source: Source): string {
  const { identifier } = printer;
  if (source.kind === 'derived') {
    return `${printNested(printer, source.query)} ${identifier(source.alias)}`;
  }
  const table = identifier(source.table);
  const name = source.schema === null ? table : `${identifier(source.schema)}.${table}`;
  return source.alias === source.table || !printer.qualify ? name : `${name} ${identifier(source.alias)}`;
}

function printJoin(printer: Printer, join: Join): string {
  const keyword = join.kind === 'left' ? 'LEFT JOIN' : 'JOIN';
  const source = printSource(printer, join.source);
  return `${keyword} ${source} ON ${printPredicate(printer, join.on, 'whole')}`;
}

function printCondition(printer: Printer, condition: Predicate): string {
  if (condition.kind !== 'and') return printPredicate(printer, condition, 'whole');
  return condition.conditions.map((inner) => printPredicate(printer, inner, 'and')).join('\n  AND ');
}

function printTail(printer: Printer, query: Query): string[] {
  const sorts = query.orderBy.map((sort) => printSort(printer, sort));
  return [
    ...(sorts.length > 0 ? [`ORDER BY ${sorts.join(', ')}`] : []),
    ...(query.limit === null ? [] : [printer.dialect.limit(query.limit)]),
  ];
}

function printSet(printer: Printer, query: SetQuery): string {
  const lines = [
    printOperand(printer, query.left, 'first_part'),
    SET_WORDS[query.operation],
    printOperand(printer, query.right, 'second_part'),
  ];
  return [...lines, ...printTail(printer, query)].join('\n');
}

/** Operands that are not a bare SELECT are wrapped, because databases disagree on precedence. */
function printOperand(printer: Printer, query: Query, alias: string): string {
  const printed = printQuery(printer, query);
  const isBare = query.kind === 'select' && query.orderBy.length === 0 && query.limit === null;
  return isBare ? printed : `SELECT *\nFROM (\n${indent(printed)}\n) ${alias}`;
}
