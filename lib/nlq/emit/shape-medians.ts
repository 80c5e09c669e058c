import type { Predicate, Projection, Scalar, SelectQuery } from '../plan/query';

type Median = Scalar & { readonly kind: 'aggregate' };

/**
 * Prints medians where the database has none: the rows are ranked within their group first, then the middle
 * one or two are averaged.
 */
export function shapeMedians(select: SelectQuery): SelectQuery {
  const medians = [...collect(select.columns), ...collect(select.having), ...collect(select.orderBy)];
  if (medians.length === 0) return select;
  const alias = `${select.from.alias}_ranked`;
  const inside: Projection[] = [];
  const places = new Map<string, Scalar>();
  const place = (expression: Scalar): Scalar => {
    const id = JSON.stringify(expression);
    const known = places.get(id);
    if (known) return known;
    const name = `value_${inside.length + 1}`;
    inside.push({ kind: 'item', expression, name, type: 'unknown' });
    const outer: Scalar = { kind: 'column', source: alias, column: name, type: 'unknown' };
    places.set(id, outer);
    return outer;
  };
  const replaced = (scalar: Scalar): Scalar | null => {
    if (select.groupBy.some((key) => JSON.stringify(key) === JSON.stringify(scalar))) return place(scalar);
    if (scalar.kind !== 'aggregate' || !scalar.argument) return null;
    if (scalar.function !== 'median') return { ...scalar, argument: place(scalar.argument) };
    return middleOf(scalar.argument, select.groupBy, place);
  };
  const outer = {
    columns: rewrite(select.columns, replaced),
    having: rewrite(select.having, replaced),
    orderBy: rewrite(select.orderBy, replaced),
    groupBy: select.groupBy.map(place),
  };
  const query: SelectQuery = {
    ...select,
    distinct: false,
    columns: inside,
    groupBy: [],
    having: null,
    orderBy: [],
    limit: null,
  };
  return { ...select, ...outer, from: { kind: 'derived', query, alias }, joins: [], where: null };
}

/** The mean of the rows in the middle: of `n` ranked values those at (n + 1) / 2 and (n + 2) / 2, rounded down. */
function middleOf(argument: Scalar, groupBy: readonly Scalar[], place: (scalar: Scalar) => Scalar): Scalar {
  const isMissing: Scalar = { kind: 'when', condition: { kind: 'is_null', argument }, value: literal(1) };
  const rank = place({
    kind: 'row_number',
    partitionBy: [...groupBy, isMissing],
    orderBy: [{ expression: argument, direction: 'asc', nullable: false }],
  });
  const count = place({ kind: 'count_over', argument, partitionBy: groupBy });
  const value = place(argument);
  // Twice the rank is n, n + 1 or n + 2 exactly in the middle.
  const twice: Scalar = { kind: 'arithmetic', operator: '*', left: literal(2), right: rank };
  const above: Scalar = { kind: 'arithmetic', operator: '+', left: count, right: literal(2) };
  const condition: Predicate = {
    kind: 'and',
    conditions: [
      { kind: 'not', condition: { kind: 'is_null', argument: value } },
      { kind: 'between', argument: twice, low: count, high: above },
    ],
  };
  return {
    kind: 'aggregate',
    function: 'avg',
    argument: { kind: 'when', condition, value },
    distinct: false,
  };
}

function literal(value: number): Scalar {
  return { kind: 'literal', value };
}

function collect(part: unknown): Median[] {
  if (typeof part !== 'object' || part === null || isQuery(part)) return [];
  if (isScalar(part) && part.kind === 'aggregate' && part.function === 'median') return [part];
  return Object.values(part).flatMap(collect);
}

/** A copy of a part of a plan with scalars replaced; queries inside it stay as they are. */
function rewrite<Part>(part: Part, replaced: (scalar: Scalar) => Scalar | null): Part;
function rewrite(part: unknown, replaced: (scalar: Scalar) => Scalar | null): unknown {
  if (Array.isArray(part)) return part.map((item) => rewrite(item, replaced));
  if (typeof part !== 'object' || part === null || isQuery(part)) return part;
  const replacement = isScalar(part) ? replaced(part) : null;
  if (replacement) return replacement;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, rewrite(value, replaced)]));
}

function isQuery(part: object): boolean {
  return 'kind' in part && (part.kind === 'select' || part.kind === 'set');
}

const SCALAR_KINDS = new Set<unknown>([
  'literal',
  'column',
  'aggregate',
  'arithmetic',
  'period',
  'when',
  'coalesce',
  'lower',
  'cast',
  'normalise',
] satisfies Scalar['kind'][]);

function isScalar(part: object): part is Scalar {
  return 'kind' in part && SCALAR_KINDS.has(part.kind);
}
