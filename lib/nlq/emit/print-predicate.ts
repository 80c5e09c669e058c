import { allOf } from '../plan/predicates';
import type { Predicate, Projection, Scalar, SelectQuery } from '../plan/query';
import { printScalar } from './print-scalar';
import { type Context, type Printer, printNested } from './printer';
import { isCorrelated } from './walk-plan';

/** A predicate as SQL, in parentheses where what stands around it needs them. */
export function printPredicate(printer: Printer, predicate: Predicate, within: Context): string {
  const scalar = (inner: Scalar) => printScalar(printer, inner);
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const { kind, conditions } = predicate;
      const parts = conditions.map((inner) => printPredicate(printer, inner, kind));
      const joined = parts.join(kind === 'and' ? ' AND ' : ' OR ');
      return kind === within || (kind === 'and' && within === 'and') ? joined : group(joined, within, kind);
    }
    case 'not':
      return printNot(printer, predicate.condition, within);
    case 'compare':
      return `${scalar(predicate.left)} ${predicate.operator} ${scalar(predicate.right)}`;
    case 'between':
      return `${scalar(predicate.argument)} BETWEEN ${scalar(predicate.low)} AND ${scalar(predicate.high)}`;
    case 'one_of':
      return `${scalar(predicate.argument)} IN (${predicate.values.map(scalar).join(', ')})`;
    case 'in_query':
      return `${scalar(predicate.argument)} IN ${printNested(printer, predicate.query)}`;
    case 'like':
      return printLike(printer, predicate, false);
    case 'is_null':
      return `${scalar(predicate.argument)} IS NULL`;
    case 'is_blank':
      return `(${scalar(predicate.argument)} IS NULL OR ${printer.dialect.trim(scalar(predicate.argument))} = '')`;
    case 'differs':
      return printer.dialect.differs(scalar(predicate.left), scalar(predicate.right), false);
    case 'match':
      return printMatch(printer, predicate);
  }
}

function group(joined: string, within: Context, kind: 'and' | 'or'): string {
  return kind === 'and' && within !== 'operand' ? joined : `(${joined})`;
}

/** NOT in the form people write: IS NOT NULL, NOT IN, NOT LIKE. */
function printNot(printer: Printer, condition: Predicate, within: Context): string {
  const scalar = (inner: Scalar) => printScalar(printer, inner);
  switch (condition.kind) {
    case 'not':
      return printPredicate(printer, condition.condition, within);
    case 'is_null':
      return `${scalar(condition.argument)} IS NOT NULL`;
    case 'is_blank':
      return `${printer.dialect.trim(scalar(condition.argument))} <> ''`;
    case 'like':
      return printLike(printer, condition, true);
    case 'one_of':
      return `${scalar(condition.argument)} NOT IN (${condition.values.map(scalar).join(', ')})`;
    case 'between':
      return `${scalar(condition.argument)} NOT BETWEEN ${scalar(condition.low)} AND ${scalar(condition.high)}`;
    case 'differs':
      return printer.dialect.differs(scalar(condition.left), scalar(condition.right), true);
    case 'match':
      return printMatch(printer, { ...condition, negated: !condition.negated });
    case 'and':
    case 'or':
    case 'compare':
    case 'in_query':
      return `NOT (${printPredicate(printer, condition, 'and')})`;
  }
}

function printLike(
  printer: Printer,
  { argument, mode, text }: Predicate & { kind: 'like' },
  negated: boolean,
): string {
  const escaped = text.replace(/[!%_]/g, '!$&');
  const pattern = { contains: `%${escaped}%`, starts_with: `${escaped}%`, ends_with: `%${escaped}` }[mode];
  const printed = printScalar(printer, argument);
  return printer.dialect.like(printed, printer.text(pattern), escaped !== text, negated);
}

function printMatch(printer: Printer, match: Predicate & { kind: 'match' }): string {
  if (!match.negated) return `${printKeys(printer, match.keys)} IN ${printNested(printer, match.query)}`;
  const style = isCorrelated(match.query) ? 'not_exists' : printer.dialect.nestedAntiJoin;
  return style === 'not_in' ? printNotIn(printer, match) : printNotExists(printer, match);
}

function printKeys(printer: Printer, keys: readonly Scalar[]): string {
  const printed = keys.map((key) => printScalar(printer, key)).join(', ');
  return keys.length > 1 ? `(${printed})` : printed;
}

/** A null on either side would hide rows from NOT IN, so nulls are dealt with apart. */
function printNotIn(printer: Printer, { keys, query }: Predicate & { kind: 'match' }): string {
  const missing = keys.map((key) => `${printScalar(printer, key)} IS NULL`);
  const present = itemsOf(query).map(
    ({ expression }): Predicate => ({ kind: 'not', condition: { kind: 'is_null', argument: expression } }),
  );
  const isGrouped = query.groupBy.length > 0;
  const filtered: SelectQuery = isGrouped
    ? { ...query, having: allOf([query.having, ...present]) }
    : { ...query, where: allOf([query.where, ...present]) };
  const lookup = `${printKeys(printer, keys)} NOT IN ${printNested(printer, filtered)}`;
  return `(${[...missing, lookup].join(' OR ')})`;
}

function printNotExists(printer: Printer, { keys, query }: Predicate & { kind: 'match' }): string {
  const items = itemsOf(query);
  const isPlain = query.groupBy.length === 0 && query.having === null && query.limit === null;
  const alias = `${query.from.alias}_match`;
  const equalities = keys.map((left, index): Predicate | null => {
    const item = items[index];
    if (!item) return null;
    const right: Scalar = isPlain
      ? item.expression
      : { kind: 'column', source: alias, column: item.name, type: item.type };
    return { kind: 'compare', operator: '=', left: right, right: left };
  });
  const one: Projection = {
    kind: 'item',
    expression: { kind: 'literal', value: 1 },
    name: 'found',
    type: 'integer',
  };
  const base: SelectQuery = isPlain
    ? query
    : {
        ...query,
        from: { kind: 'derived', query, alias },
        joins: [],
        where: null,
        groupBy: [],
        having: null,
        limit: null,
      };
  const lookup: SelectQuery = {
    ...base,
    distinct: false,
    columns: [one],
    where: allOf([...equalities, base.where]),
    orderBy: [],
  };
  return `NOT EXISTS ${printNested(printer, lookup)}`;
}

function itemsOf(query: SelectQuery) {
  return query.columns.flatMap((column) => (column.kind === 'item' ? [column] : []));
}
