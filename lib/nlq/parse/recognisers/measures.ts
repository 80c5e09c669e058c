import type { AggregateFunction, Expression, SelectItem } from '../../intent';
import { findMeanings } from '../../lexicon/find-meanings';
import { type Context, type Reading, type Recogniser, reading, type Use } from '../fragment';
import { isConnective, isPreposition, meaningOf, means, skip, usesOf } from '../look';
import { isNumeric, isTemporal, readColumn } from '../read-column';
import { readTable } from '../read-table';
import { isJoinKey, standsForRows } from '../scope';

const item = (expression: Expression): SelectItem => ({ expression, name: null, additional: false });

function aggregate(name: AggregateFunction, argument: Expression | null, distinct = false): Expression {
  return { kind: 'aggregate', function: name, argument, distinct, where: null };
}

const NAMES: Readonly<Record<AggregateFunction, string>> = {
  count: 'count',
  sum: 'sum',
  avg: 'average',
  min: 'minimum',
  max: 'maximum',
  median: 'median',
};

/** "how many", "number of distinct cities", "count of products": counts rows, or the different values of a column. */
export const counting: Recogniser = {
  name: 'counting',
  read(context, at) {
    const lead = skip(context, at, 'be');
    const saysDistinctFirst =
      means(context.phrases[lead], 'distinct') && means(context.phrases[lead + 1], 'count');
    const start = saysDistinctFirst ? lead + 1 : lead;
    if (!means(context.phrases[start], 'count')) return null;
    let place = skip(context, start + 1, 'filler', 'count');
    const saysDistinctNext = means(context.phrases[place], 'distinct');
    const distinct = saysDistinctFirst || saysDistinctNext;
    if (saysDistinctNext) place = skip(context, place + 1, 'filler', 'preposition');
    const said: Use[] = usesOf(at, place, 'aggregate', distinct ? 'count of different' : 'count');
    const counted = readCounted(context, place, distinct);
    if (counted === null) return null;
    return {
      ...counted,
      value: { kind: 'measures', items: [item(counted.value)] },
      uses: [...said, ...counted.uses],
    };
  },
};

/** "number of stocks" over a column NUM_OF_STOCK rather adds it up. */
const CERTAINTY_OF_A_COUNTED_QUANTITY = 0.86;

/** "how many orders …": counting, asked as a question. */
export const howMany: Recogniser = {
  name: 'how many',
  read(context, at) {
    return /^how many\b/i.test(context.phrases[at]?.text ?? '') ? counting.read(context, at) : null;
  },
};

/** What is counted: rows of the entity (left to be read as rows), or a column's different values. */
function readCounted(context: Context, at: number, distinct: boolean): Reading<Expression> | null {
  const { entity } = context.scope;
  const phrase = context.phrases[at];
  const namesEntity = phrase?.tables.some((match) => match.entry === entity && match.score >= 0.35) ?? false;
  const column = readColumn(context, at, { leastShare: distinct ? 0.45 : 0.75 });
  const isColumn = column !== null && (!namesEntity || column.to > at + 1);
  if (isColumn) {
    const { ref, column: catalogColumn } = column.value;
    const isKey = catalogColumn.isPrimaryKey || catalogColumn.isUnique;
    const expression = aggregate('count', ref, !isKey || distinct);
    const isQuantity =
      isNumeric(catalogColumn) && !isKey && !distinct && !isJoinKey(context.scope, column.value);
    const doubt = isQuantity ? CERTAINTY_OF_A_COUNTED_QUANTITY : 0.96;
    return { ...column, value: expression, certainty: column.certainty * (distinct || isKey ? 1 : doubt) };
  }
  const share = phrase?.tables[0]?.score ?? 0;
  const isRowNoun = phrase !== undefined && share < 1 && standsForRows(context.scope, entity, phrase.words);
  const other = namesEntity || isRowNoun ? null : readTable(context, at, 0.6);
  if (other !== null && other.value !== entity) return readCountOfOther(other);
  if (!distinct) return reading(aggregate('count', null), at, []);
  const [key] = entity.table.primaryKey;
  if (!namesEntity || key === undefined || entity.table.primaryKey.length > 1) return null;
  return reading(aggregate('count', { kind: 'column', table: entity.table.name, column: key }, true), at, []);
}

/** "number of orders" of each customer: the other table's rows, by its key. */
function readCountOfOther(
  other: Reading<{ readonly table: { readonly name: string; readonly primaryKey: readonly string[] } }>,
): Reading<Expression> | null {
  const { name, primaryKey } = other.value.table;
  const [key] = primaryKey;
  if (key === undefined || primaryKey.length !== 1) return null;
  return { ...other, value: aggregate('count', { kind: 'column', table: name, column: key }) };
}

/** "average and maximum unit price", "total quantity of products", "sum of price and quantity" */
export const aggregating: Recogniser = {
  name: 'aggregating',
  read(context, at) {
    const functions: AggregateFunction[] = [];
    let place = at;
    for (;;) {
      const found = meaningOf(context.phrases[place], 'aggregate');
      if (found === null) break;
      functions.push(found.function);
      place = skip(context, place + 1, 'filler');
      const next = skip(context, place, 'connective', 'filler');
      if (next > place && means(context.phrases[next], 'aggregate')) place = next;
      else break;
    }
    if (functions.length === 0) return null;
    place = skip(context, place, 'preposition', 'filler');
    const distinct = means(context.phrases[place], 'distinct');
    const from = distinct ? place + 1 : place;
    const needsNumber = functions.some((name) => name === 'avg' || name === 'sum' || name === 'median');
    const column = readColumn(context, from, needsNumber ? { accepts: isNumeric } : {});
    if (column === null) return null;
    const said = usesOf(at, from, 'aggregate', functions.map((name) => NAMES[name]).join(' and '));
    const items = functions.map((name) => item(aggregate(name, column.value.ref, distinct)));
    const more =
      functions.length === 1 && isNumeric(column.value.column)
        ? readFurtherColumns(context, column.to, functions[0] ?? 'avg')
        : null;
    return reading(
      { kind: 'measures', items: [...items, ...(more?.value ?? [])] },
      more?.to ?? column.to,
      [...said, ...column.uses, ...(more?.uses ?? [])],
      Math.min(column.certainty, more?.certainty ?? 1),
      column.choices,
    );
  },
};

/** "average age and weight": a number column behind "and" is measured the same way. */
function readFurtherColumns(
  context: Context,
  at: number,
  name: AggregateFunction,
): Reading<SelectItem[]> | null {
  if (!isConnective(context.phrases[at], 'and', 'comma')) return null;
  const place = skip(context, at, 'connective', 'filler');
  const column = readColumn(context, place, {
    accepts: (candidate) => isNumeric(candidate) && !candidate.isPrimaryKey,
    leastShare: 0.6,
  });
  if (column === null || means(context.phrases[column.to], 'compare', 'be')) return null;
  return { ...column, value: [item(aggregate(name, column.value.ref))], certainty: column.certainty * 0.97 };
}

/** "the latest created date", "earliest order date": the last or first of a date column. */
export const latestDate: Recogniser = {
  name: 'latest date',
  read(context, at) {
    const said = meaningOf(context.phrases[at], 'superlative');
    if (said === null || !said.about.includes('date')) return null;
    const column = readColumn(context, at + 1, { accepts: isTemporal });
    if (column === null) return null;
    const name = said.direction === 'desc' ? 'max' : 'min';
    const uses = [...usesOf(at, at + 1, 'aggregate', NAMES[name]), ...column.uses];
    return { ...column, uses, value: { kind: 'measures', items: [item(aggregate(name, column.value.ref))] } };
  },
};

/** "total amount per month" over a column TOTAL_AMOUNT: its name says how it is added up once groups are asked for. */
export const namedTotal: Recogniser = {
  name: 'named total',
  read(context, at) {
    const [token] = context.phrases[at]?.tokens ?? [];
    const found =
      token?.kind === 'word' && (context.phrases[at]?.tokens.length ?? 0) > 1
        ? findMeanings(token.lower)
        : [];
    const aggregated = found.find((meaning) => meaning.kind === 'aggregate');
    const asksForGroups = context.phrases.some((phrase) => means(phrase, 'group', 'by'));
    if (aggregated?.kind !== 'aggregate' || !asksForGroups) return null;
    const column = readColumn(context, at, { accepts: isNumeric, leastShare: 0.9 });
    if (
      column === null ||
      isConnective(context.phrases[at - 1], 'or') ||
      means(context.phrases[column.to], 'compare', 'be')
    )
      return null;
    const items = [item(aggregate(aggregated.function, column.value.ref))];
    return { ...column, value: { kind: 'measures', items }, certainty: column.certainty * 0.96 };
  },
};

/** "total number of products" when "total" stands alone before rows is left to counting; "in total" is filler. */
export const totalOfRows: Recogniser = {
  name: 'total of rows',
  read(context, at) {
    const found = meaningOf(context.phrases[at], 'aggregate');
    if (found?.function !== 'sum') return null;
    const place = skip(context, at + 1, 'preposition', 'filler');
    const isEntity = context.phrases[place]?.tables.some(
      (match) => match.entry === context.scope.entity && match.score >= 0.6,
    );
    if (isEntity !== true && !isPreposition(context.phrases[at + 1], 'of')) return null;
    if (isEntity !== true || readColumn(context, place, { accepts: isNumeric }) !== null) return null;
    return reading(
      { kind: 'measures', items: [item(aggregate('count', null))] },
      place,
      usesOf(at, place, 'aggregate', 'count'),
      0.93,
    );
  },
};
