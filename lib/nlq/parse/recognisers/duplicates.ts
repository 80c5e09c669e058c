import type { ColumnRef } from '../../intent';
import { type Context, type Reading, type Recogniser, reading } from '../fragment';
import { isConnective, means, skip, usesOf } from '../look';
import { readColumn } from '../read-column';

const SHARE_FOR_DUPLICATES = 0.5;

/** "planning SKU", "name and city": the columns whose values repeat. */
function readKey(context: Context, at: number): Reading<ColumnRef[]> | null {
  const table = context.scope.entity.table.name;
  const columns: ColumnRef[] = [];
  const uses = [];
  let certainty = 1;
  let to = at;
  for (let place = at; ; ) {
    const column = readColumn(context, place, { table, leastShare: SHARE_FOR_DUPLICATES });
    if (column === null) break;
    columns.push(column.value.ref);
    uses.push(...column.uses);
    certainty = Math.min(certainty, column.certainty);
    to = column.to;
    if (!isConnective(context.phrases[to], 'and', 'comma')) break;
    place = skip(context, to, 'connective');
  }
  return columns.length === 0 ? null : reading(columns, to, uses, certainty);
}

/** "duplicate planning SKUs", "duplicates by name and city", "duplicate products by SKU" */
export const duplicateKey: Recogniser = {
  name: 'duplicate values',
  read(context, at) {
    if (!means(context.phrases[at], 'duplicate')) return null;
    const start = skip(context, at + 1, 'filler', 'preposition');
    const said = usesOf(at, start, 'operator', 'duplicates');
    const key = saysBy(context, start) ? null : readKey(context, start);
    if (key === null) return reading({ kind: 'duplicates', duplicates: null }, start, said);
    const duplicates = { columns: key.value, summarise: false };
    return reading({ kind: 'duplicates', duplicates }, key.to, [...said, ...key.uses], key.certainty);
  },
};

/** True when "by" follows a few phrases on: the columns stand behind it and are read as a group. */
function saysBy(context: Context, at: number): boolean {
  return context.phrases.slice(at, at + 4).some((phrase) => means(phrase, 'by', 'group'));
}

/** "planning SKUs that occur more than once" */
export const repeatedKey: Recogniser = {
  name: 'repeated values',
  read(context, at) {
    const key = readKey(context, at);
    if (key === null) return null;
    const place = skip(context, key.to, 'relative', 'be', 'filler');
    if (!means(context.phrases[place], 'repeated')) return null;
    const uses = [...key.uses, ...usesOf(key.to, place + 1, 'operator', 'more than once')];
    return reading(
      { kind: 'duplicates', duplicates: { columns: key.value, summarise: false } },
      place + 1,
      uses,
      key.certainty,
    );
  },
};
