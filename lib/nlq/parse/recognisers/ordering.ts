import type { ColumnRef, Expression } from '../../intent';
import type { Direction } from '../../lexicon/meaning';
import { columnsAbout } from '../columns-about';
import { type Context, type Reading, type Recogniser, reading, type Use } from '../fragment';
import { isConnective, isPreposition, meaningOf, means, numberAt, skip, usesOf } from '../look';
import { isNumeric, isTemporal, readColumn } from '../read-column';
import { countOfRows, readSortKey } from '../read-sort-key';
import { readTable } from '../read-table';
import { isJoinKey } from '../scope';
import { rowNoun } from './rows';

/** "top 10", "first 5", "the bottom three"; a number word may come first: "3 most …". */
export const limitOfRows: Recogniser = {
  name: 'limit',
  read(context, at) {
    const limit = meaningOf(context.phrases[at], 'limit');
    const count = limit === null ? null : numberAt(context, at + 1);
    if (limit === null || count === null || !Number.isInteger(count) || count < 1) return null;
    const { direction, ranks } = limit;
    const said = ranks ? (direction === 'desc' ? 'top' : 'bottom') : direction === 'desc' ? 'first' : 'last';
    const uses = usesOf(at, at + 2, 'limit', `${said} ${count}`);
    return reading({ kind: 'limit', count, direction, ranks }, at + 2, uses);
  },
};

/** "the three products with the highest price": how many of them, said before the rows. */
export const countedRows: Recogniser = {
  name: 'counted rows',
  read(context, at) {
    const place = skip(context, at, 'filler');
    const count = numberAt(context, place);
    if (count === null || !Number.isInteger(count) || count < 1 || count > 1000) return null;
    const rows = rowNoun.read(context, place + 1) ?? readTable(context, place + 1, 0.6);
    const isEntity = rows !== null && ('kind' in rows.value ? true : rows.value === context.scope.entity);
    const isRanked = context.phrases
      .slice(place + 2)
      .some((phrase) => means(phrase, 'extreme', 'superlative') || isMostOrLeast(phrase));
    if (!isEntity || !isRanked) return null;
    const uses = usesOf(place, place + 1, 'limit', `${count} rows`);
    return reading({ kind: 'limit', count, direction: 'desc', ranks: true }, place + 1, uses);
  },
};

function isMostOrLeast(phrase: Context['phrases'][number]): boolean {
  const name = meaningOf(phrase, 'aggregate')?.function;
  return name === 'max' || name === 'min';
}

/** The direction said behind a sort key: "descending", "from highest to lowest". */
function readDirection(context: Context, at: number): Reading<Direction> | null {
  const direction = meaningOf(context.phrases[at], 'direction');
  return direction === null
    ? null
    : reading(
        direction.direction,
        at + 1,
        usesOf(at, at + 1, 'order', direction.direction === 'asc' ? 'ascending' : 'descending'),
      );
}

/** "ordered by price descending", "in descending order of price", "sorted by number of products" */
export const orderBy: Recogniser = {
  name: 'order by',
  read(context, at) {
    const leading = readDirection(context, at);
    const isCommand = at === 0 && context.phrases[at]?.tokens.length === 1;
    const isOrder =
      !isCommand && means(context.phrases[at], 'order') && !isPreposition(context.phrases[at], 'in');
    const isBy =
      means(context.phrases[at], 'by') &&
      context.before.some(({ contribution }) => contribution.kind === 'limit');
    if (leading === null && !isOrder && !isBy) return null;
    let place = leading?.to ?? at + 1;
    const second = leading === null ? readDirection(context, place) : null;
    place = skip(context, second?.to ?? place, 'by', 'preposition', 'filler', 'order');
    const said: Use[] = usesOf(at, place, 'order', 'order by');
    const key = readSortKey(context, place);
    if (key === null) {
      const direction = leading ?? second;
      return direction === null
        ? null
        : reading(
            { kind: 'direction', direction: direction.value },
            direction.to,
            usesOf(at, direction.to, 'order', 'order'),
          );
    }
    const trailing = readDirection(context, key.to);
    const direction = trailing?.value ?? leading?.value ?? second?.value ?? null;
    const uses = [...said, ...key.uses, ...(trailing?.uses ?? [])];
    return reading(
      { kind: 'order', by: key.value, direction },
      trailing?.to ?? key.to,
      uses,
      key.certainty,
      key.choices,
    );
  },
};

/** "sorted by title and credits", "…, then by price": one more key directly behind the first. */
export const furtherSortKey: Recogniser = {
  name: 'further sort key',
  read(context, at) {
    const last = context.before.at(-1)?.contribution;
    if (last?.kind !== 'order' || !isConnective(context.phrases[at], 'and', 'comma')) return null;
    const place = skip(context, at, 'connective', 'filler', 'by', 'order');
    const column = readColumn(context, place, { leastShare: 0.5 });
    if (column === null || means(context.phrases[column.to], 'compare', 'be')) return null;
    const direction = readDirection(context, column.to);
    const uses = [...usesOf(at, place, 'order', 'then by'), ...column.uses, ...(direction?.uses ?? [])];
    return reading(
      { kind: 'order', by: column.value.ref, direction: direction?.value ?? null },
      direction?.to ?? column.to,
      uses,
      column.certainty * 0.97,
      column.choices,
    );
  },
};

/** "most expensive", "3 oldest": order by a column the word speaks about, cut to one or the number said. */
export const superlative: Recogniser = {
  name: 'superlative',
  read(context, at) {
    const count = numberAt(context, at);
    const place = count === null ? at : at + 1;
    const said = meaningOf(context.phrases[place], 'superlative');
    if (said === null || said.about.length === 0) return null;
    const columns = columnsAbout(context.scope, said.about);
    const [first] = columns;
    if (first === undefined || columns.length > 1) return null;
    const by: ColumnRef = { kind: 'column', table: first.table, column: first.column.name };
    const after = count === null ? numberAt(context, place + 1) : null;
    const end = after === null ? place + 1 : place + 2;
    const named = readColumn(context, end);
    const isNamed = named?.value.ref.table === by.table && named.value.ref.column === by.column;
    const to = isNamed ? named.to : end;
    const isShown = isNamed && context.before.every(({ contribution }) => contribution.kind === 'nothing');
    const uses = usesOf(
      at,
      to,
      'order',
      `${said.direction === 'desc' ? 'highest' : 'lowest'} ${by.column} first`,
    );
    return reading(
      {
        kind: 'superlative',
        by,
        direction: said.direction,
        count: count ?? after ?? 1,
        ...(isShown && { shows: by }),
      },
      to,
      uses,
      0.97,
    );
  },
};

/** "with the highest unit price", "has the lowest score", "with the most orders": order by it, cut to one. */
export const extremeOf: Recogniser = {
  name: 'extreme',
  read(context, at) {
    const start = skip(context, at, 'relative', 'have', 'be', 'filler', 'preposition', 'by', 'verb');
    const aggregate = meaningOf(context.phrases[start], 'aggregate');
    const isExtreme = aggregate?.function === 'max' || aggregate?.function === 'min';
    const extreme = meaningOf(context.phrases[start], 'extreme');
    const saysHave = context.phrases
      .slice(at, start)
      .some((phrase) => means(phrase, 'have', 'verb') || isPreposition(phrase, 'with'));
    const date = saysHave ? meaningOf(context.phrases[start], 'superlative') : null;
    const isDate = date?.about.includes('date') === true;
    if ((!saysHave || !(isExtreme || isDate)) && extreme === null) return null;
    const direction =
      extreme?.direction ?? (isDate ? date.direction : aggregate?.function === 'max' ? 'desc' : 'asc');
    const key = extreme === null ? readColumnKey(context, start + 1) : readCountKey(context, start + 1);
    if (key === null) return null;
    const uses = [
      ...usesOf(at, start + 1, 'order', direction === 'desc' ? 'highest first, one' : 'lowest first, one'),
      ...key.uses,
    ];
    return reading(
      { kind: 'superlative', by: key.value, direction, count: 1 },
      key.to,
      uses,
      key.certainty * 0.97,
      key.choices,
    );
  },
};

function readColumnKey(context: Context, at: number): Reading<Expression> | null {
  const place = skip(context, at, 'filler');
  if (means(context.phrases[place], 'aggregate')) return readSortKey(context, place);
  const column = readColumn(context, at, {
    accepts: (candidate) => isNumeric(candidate) || isTemporal(candidate),
  });
  return column === null ? null : { ...column, value: column.value.ref };
}

/** "most common category", "least frequent status": groups by the column, ordered by how often it occurs. */
export const mostCommon: Recogniser = {
  name: 'most common',
  read(context, at) {
    const count = numberAt(context, at);
    const place = count === null ? at : at + 1;
    const said = meaningOf(context.phrases[place], 'superlative');
    if (said === null || said.about.length > 0) return null;
    const column = readColumn(context, place + 1);
    if (column === null) return null;
    const uses = [
      ...usesOf(at, place + 1, 'order', said.direction === 'desc' ? 'most rows first' : 'fewest rows first'),
      ...column.uses,
    ];
    const value = {
      kind: 'superlative' as const,
      by: countOfRows,
      direction: said.direction,
      count: count ?? 1,
      shows: column.value.ref,
    };
    return reading(value, column.to, uses, column.certainty, column.choices);
  },
};

/** "the most orders": a number column of that name, or the number of related rows. */
function readCountKey(context: Context, at: number): Reading<Expression> | null {
  const place = skip(context, at, 'filler', 'count', 'preposition');
  const column = readColumn(context, place, {
    accepts: isNumeric,
    leastShare: 0.9,
  });
  if (column !== null && !isJoinKey(context.scope, column.value))
    return { ...column, value: column.value.ref };
  const rows = rowNoun.read(context, place);
  if (rows !== null) return { ...rows, value: countOfRows };
  const table = readTable(context, place, 0.5);
  if (table === null) return null;
  if (table.value === context.scope.entity) return { ...table, value: countOfRows };
  const [key] = table.value.table.primaryKey;
  if (key === undefined) return null;
  const argument: ColumnRef = { kind: 'column', table: table.value.table.name, column: key };
  return {
    ...table,
    value: { kind: 'aggregate', function: 'count', argument, distinct: false, where: null },
  };
}
