import type { Relation } from '../../intent';
import type { TableEntry } from '../../link/prepared-catalog';
import {
  type Context,
  type Contribution,
  type Reading,
  type Recogniser,
  reading,
  type Use,
} from '../fragment';
import { isConnective, isPreposition, meaningOf, means, skip, usesOf } from '../look';
import { readColumn } from '../read-column';
import { readCondition } from '../read-condition';
import { readTable } from '../read-table';

function relationTo(kind: Relation['kind'], target: TableEntry, more: Partial<Relation> = {}): Relation {
  return { kind, target: target.table.name, targetWhere: null, key: null, attributes: [], ...more };
}

/** Skips "which are", "that", a comma: what may stand before "not in". */
function skipRelative(context: Context, at: number): number {
  return skip(context, at, 'relative', 'be');
}

/** "which are not in OPS Excel", "missing from OPS Excel", "also in OPS Excel" */
export const presence: Recogniser = {
  name: 'presence in a table',
  read(context, at) {
    const place = skipRelative(context, at);
    const relation =
      meaningOf(context.phrases[place], 'relation')?.relation ??
      (place > at ? plainIn(context, place) : null);
    if (relation === null) return null;
    const table = readTable(context, place + 1);
    if (table === null) return null;
    if (table.value === context.scope.entity) return presentInEntity(context, at, relation, table);
    const words = relation === 'not_in' ? 'not in' : 'in';
    const uses = [...usesOf(at, place + 1, 'relation', words), ...table.uses];
    return reading(
      { kind: 'relation', relation: relationTo(relation, table.value) },
      table.to,
      uses,
      table.certainty,
      table.choices,
    );
  },
};

/** "products present in RBP GPU": says where the rows are, no comparison. */
function presentInEntity(
  context: Context,
  at: number,
  relation: 'in' | 'not_in',
  table: Reading<TableEntry>,
): Reading<Contribution> | null {
  const saysAlso = context.phrases.slice(at, table.to).some((phrase) => /\balso\b/i.test(phrase.text));
  if (relation === 'not_in' || saysAlso) return null;
  return { ...table, value: { kind: 'rows' }, uses: [...usesOf(at, table.to - 1, 'filler'), ...table.uses] };
}

/** "which are in B": the preposition alone, behind "which are". */
function plainIn(context: Context, at: number): 'in' | null {
  return isPreposition(context.phrases[at], 'in') ? 'in' : null;
}

/** Two tables joined by a word, e.g. "A and B". */
function readTwoTables(
  context: Context,
  at: number,
  word: 'and' | 'or',
): Reading<[TableEntry, TableEntry]> | null {
  const first = readTable(context, at);
  if (first === null || !isConnective(context.phrases[first.to], word)) return null;
  const between = skip(context, first.to + 1, 'preposition');
  const second = readTable(context, between);
  if (second === null || second.value === first.value) return null;
  const uses = [...first.uses, ...usesOf(first.to, between, 'relation', word), ...second.uses];
  const choices = [...first.choices, ...second.choices];
  return reading(
    [first.value, second.value],
    second.to,
    uses,
    Math.min(first.certainty, second.certainty),
    choices,
  );
}

/** Of two tables, the one that is not the entity; null when neither or both are. */
function otherOf(context: Context, [first, second]: readonly [TableEntry, TableEntry]): TableEntry | null {
  return first === context.scope.entity ? second : null;
}

/** "in both A and B", "both in A and in B" */
export const inBoth: Recogniser = {
  name: 'in both tables',
  read(context, at) {
    let place = skipRelative(context, at);
    const from = place;
    let saidBoth = false;
    while (means(context.phrases[place], 'preposition', 'both', 'relation') && !isNegative(context, place)) {
      saidBoth ||= means(context.phrases[place], 'both');
      place++;
    }
    if (!saidBoth) return null;
    const tables = readTwoTables(context, place, 'and');
    const target = tables === null ? null : otherOf(context, tables.value);
    if (tables === null || target === null) return null;
    const uses = [
      ...usesOf(at, from, 'filler'),
      ...usesOf(from, place, 'relation', 'in both'),
      ...tables.uses,
    ];
    return reading(
      { kind: 'relation', relation: relationTo('in_both', target) },
      tables.to,
      uses,
      tables.certainty,
      tables.choices,
    );
  },
};

const isNegative = (context: Context, at: number): boolean =>
  meaningOf(context.phrases[at], 'relation')?.relation === 'not_in';

/** "in A or B but not both", "in exactly one of A and B" */
export const inEitherNotBoth: Recogniser = {
  name: 'in either table, not both',
  read(context, at) {
    let place = skipRelative(context, at);
    const from = place;
    let saidOneOf = false;
    while (means(context.phrases[place], 'preposition', 'either', 'only') && !isNegative(context, place)) {
      saidOneOf ||=
        means(context.phrases[place], 'either', 'only') && /one of/i.test(context.phrases[place]?.text ?? '');
      place++;
    }
    const tables = readTwoTables(context, place, 'or') ?? readTwoTables(context, place, 'and');
    const target = tables === null ? null : otherOf(context, tables.value);
    if (tables === null || target === null) return null;
    const comma = isConnective(context.phrases[tables.to], 'comma') ? tables.to + 1 : tables.to;
    const isExcluded = means(context.phrases[comma], 'not_both');
    if (!isExcluded && !saidOneOf) return null;
    const to = isExcluded ? comma + 1 : tables.to;
    const uses: Use[] = [
      ...usesOf(at, from, 'filler'),
      ...usesOf(from, place, 'relation', 'in one of'),
      ...tables.uses,
      ...usesOf(tables.to, to, 'relation', 'but not in both'),
    ];
    return reading(
      { kind: 'relation', relation: relationTo('either_not_both', target) },
      to,
      uses,
      tables.certainty,
      tables.choices,
    );
  },
};

/** "which are inactive in hana material master": a condition that holds in another table. */
export const conditionInTable: Recogniser = {
  name: 'condition in another table',
  read(context, at) {
    const last = Math.min(at + 8, context.phrases.length - 1);
    for (let place = at + 1; place < last; place++) {
      if (!isPreposition(context.phrases[place], 'in')) continue;
      const table = readTable(context, place + 1);
      if (table === null || table.value === context.scope.entity) continue;
      const condition = readCondition(context, at, { table: table.value.table.name });
      if (condition === null || condition.to !== place) continue;
      const relation = relationTo('in', table.value, { targetWhere: condition.value });
      const uses = [...condition.uses, ...usesOf(place, place + 1, 'relation', 'in'), ...table.uses];
      const certainty = Math.min(condition.certainty, table.certainty);
      return reading({ kind: 'relation', relation }, table.to, uses, certainty, [
        ...condition.choices,
        ...table.choices,
      ]);
    }
    return null;
  },
};

/** "where the unit price differs between A and B", "whose price is different in B" */
export const mismatch: Recogniser = {
  name: 'matched but differing',
  read(context, at) {
    const start = skip(context, at, 'relative', 'filler', 'have', 'preposition');
    const before = means(context.phrases[start], 'mismatch', 'distinct') ? start + 1 : start;
    const column = readColumn(context, before, { table: context.scope.entity.table.name });
    if (column === null) return null;
    const after = skip(context, column.to, 'be');
    const isSaid = before > start || means(context.phrases[after], 'mismatch');
    if (!isSaid) return null;
    const place = skip(context, before > start ? column.to : after + 1, 'preposition', 'between');
    const both = readTwoTables(context, place, 'and');
    const single = both === null ? readTable(context, place) : null;
    const target = both === null ? single?.value : (otherOf(context, both.value) ?? undefined);
    const tables = both ?? single;
    if (tables === null || target === undefined || target === context.scope.entity) return null;
    const other = readColumn(context, before, { table: target.table.name });
    if (other === null) return null;
    const attributes = [{ source: column.value.ref.column, target: other.value.ref.column }];
    const uses = [
      ...usesOf(at, before, 'relation', 'differs'),
      ...column.uses,
      ...usesOf(column.to, place, 'relation', 'differs'),
      ...tables.uses,
    ];
    const certainty = Math.min(column.certainty, other.certainty, tables.certainty);
    return reading(
      { kind: 'relation', relation: relationTo('mismatch', target, { attributes }) },
      tables.to,
      uses,
      certainty,
      column.choices,
    );
  },
};
