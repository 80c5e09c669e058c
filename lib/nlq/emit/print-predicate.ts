import { allOf } from '../plan/predicates';
import type { Predicate, Projection, Scalar, SelectQuery, Source } from '../plan/query';
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
      return kind === 'and' ? printAll(parts, within) : printAny(parts, within);
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
      return printAny(
        [`${scalar(predicate.argument)} IS NULL`, `${printer.dialect.trim(scalar(predicate.argument))} = ''`],
        within,
      );
    case 'differs':
      return printer.dialect.differs(scalar(predicate.left), scalar(predicate.right), false);
    case 'match':
      return printMatch(printer, predicate, within);
  }
}

function printAll(parts: readonly string[], within: Context): string {
  const printed = parts.join(' AND ');
  return within === 'or' ? `(${printed})` : printed;
}

function printAny(parts: readonly string[], within: Context): string {
  const printed = parts.join(' OR ');
  return within === 'and' ? `(${printed})` : printed;
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
      return printMatch(printer, { ...condition, negated: !condition.negated }, within);
    case 'and':
    case 'or':
    case 'compare':
    case 'in_query':
      return `NOT (${printPredicate(printer, condition, 'whole')})`;
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

function printMatch(printer: Printer, match: Predicate & { kind: 'match' }, within: Context): string {
  if (!match.negated) return `${printKeys(printer, match.keys)} IN ${printNested(printer, match.query)}`;
  const style = isCorrelated(match.query) ? 'not_exists' : printer.dialect.nestedAntiJoin;
  return style === 'not_in' ? printNotIn(printer, match, within) : printNotExists(printer, match);
}

function printKeys(printer: Printer, keys: readonly Scalar[]): string {
  const printed = keys.map((key) => printScalar(printer, key)).join(', ');
  return keys.length > 1 ? `(${printed})` : printed;
}

/** A null on either side would hide rows from NOT IN, so nulls are dealt with apart. */
function printNotIn(
  printer: Printer,
  { keys, query }: Predicate & { kind: 'match' },
  within: Context,
): string {
  const missing = keys.map((key) => `${printScalar(printer, key)} IS NULL`);
  const present = itemsOf(query)
    .map((item) => item.expression)
    .filter((expression) => expression.kind !== 'column' || !expression.isNeverNull)
    .map((argument): Predicate => ({ kind: 'not', condition: { kind: 'is_null', argument } }));
  const isGrouped = query.groupBy.length > 0;
  const filtered: SelectQuery = isGrouped
    ? { ...query, having: allOf([query.having, ...present]) }
    : { ...query, where: allOf([query.where, ...present]) };
  return printAny(
    [...missing, `${printKeys(printer, keys)} NOT IN ${printNested(printer, filtered)}`],
    within,
  );
}

function printNotExists(printer: Printer, { keys, query }: Predicate & { kind: 'match' }): string {
  const lookup = isPlain(query) ? query : selectFrom(query, `${query.from.alias}_match`);
  const equalities = itemsOf(lookup).map(({ expression }, index): Predicate | null => {
    const key = keys[index];
    return key ? { kind: 'compare', operator: '=', left: expression, right: key } : null;
  });
  const found: SelectQuery = {
    ...lookup,
    distinct: false,
    where: allOf([...equalities, lookup.where]),
    orderBy: [],
  };
  return `NOT EXISTS ${printNested(printer, found)}`;
}

/** Whether a further condition on the rows of a query can be added to it. */
function isPlain(query: SelectQuery): boolean {
  return query.groupBy.length === 0 && query.having === null && query.limit === null;
}

/** The same rows, from the query as a derived table. */
function selectFrom(query: SelectQuery, alias: string): SelectQuery {
  const columns = itemsOf(query).map(
    ({ name, type }): Projection => ({
      kind: 'item',
      expression: { kind: 'column', source: alias, column: name, type },
      name,
      type,
    }),
  );
  const from: Source = { kind: 'derived', query, alias };
  return {
    ...query,
    columns,
    from,
    joins: [],
    where: null,
    groupBy: [],
    having: null,
    orderBy: [],
    limit: null,
  };
}

function itemsOf(query: SelectQuery) {
  return query.columns.flatMap((column) => (column.kind === 'item' ? [column] : []));
}
