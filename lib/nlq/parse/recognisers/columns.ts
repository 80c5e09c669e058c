import type { SelectItem } from '../../intent';
import { bestCoverage } from '../../link/weigh-name';
import { splitIdentifier } from '../../tokenize/split-identifier';
import { type Context, type Reading, type Recogniser, reading, type Use } from '../fragment';
import { isConnective, isPreposition, means, skip, usesOf } from '../look';
import { type ColumnWish, readColumn } from '../read-column';
import { readTable } from '../read-table';

const SAID_OUTRIGHT = 0.6;

/** One or more columns: "name, city and country". */
function readColumnList(context: Context, at: number, wish: ColumnWish): Reading<SelectItem[]> | null {
  const items: SelectItem[] = [];
  const uses: Use[] = [];
  let certainty = 1;
  const choices = [];
  let to = at;
  for (let place = at; place < context.phrases.length; ) {
    const column = readColumn(context, place, wish);
    if (column === null) break;
    items.push({ expression: column.value.ref, name: null, additional: false });
    uses.push(...column.uses);
    choices.push(...column.choices);
    certainty = Math.min(certainty, column.certainty);
    to = column.to;
    place = skip(context, to, 'connective');
    if (place === to || isConnective(context.phrases[to], 'or', 'but')) break;
  }
  return items.length === 0 ? null : reading(items, to, uses, certainty, choices);
}

const SHARE_IN_A_LIST = 0.45;

/** "account name, id and …": one more column of the table that the column before it belongs to. */
function readListed(context: Context, at: number): ReturnType<typeof readColumn> {
  const told = context.before.filter(({ contribution }) => contribution.kind !== 'nothing');
  const [columns, connective] = told.slice(-2);
  if (columns?.contribution.kind !== 'columns' || connective?.contribution.kind !== 'connective') return null;
  const expression = columns.contribution.items.at(-1)?.expression;
  if (expression?.kind !== 'column' || expression.table === context.scope.entity.table.name) return null;
  const place = skip(context, at, 'filler');
  const phrase = context.phrases[place];
  if (isPreposition(context.phrases[place + 1], 'of')) return null;
  const isOwner = (phrase?.tables[0]?.score ?? 0) >= SAID_OUTRIGHT;
  return isOwner ? null : readColumn(context, at, { table: expression.table, leastShare: SHARE_IN_A_LIST });
}

/** "names and cities": columns to show. */
export const columnsToShow: Recogniser = {
  name: 'columns to show',
  read(context, at) {
    const column = readListed(context, at) ?? readColumn(context, at, { leastShare: SAID_OUTRIGHT });
    if (column === null) return null;
    const item: SelectItem = { expression: column.value.ref, name: null, additional: false };
    return { ...column, value: { kind: 'columns', items: [item] } };
  },
};

/** "also show OPS planner from hana material master" */
export const additionalColumns: Recogniser = {
  name: 'additional columns',
  read(context, at) {
    const start = isConnective(context.phrases[at], 'comma', 'and') ? at + 1 : at;
    if (!means(context.phrases[start], 'additional')) return null;
    const anywhere = readColumnList(context, start + 1, {});
    const from = findSource(context, anywhere?.to ?? start + 2);
    const list =
      from === null ? anywhere : (readColumnList(context, start + 1, { table: from.table }) ?? anywhere);
    if (list === null) return null;
    const isFromSource = from !== null && list.to === from.at;
    const uses = [...usesOf(at, start + 1, 'filler'), ...list.uses, ...(isFromSource ? from.uses : [])];
    const items = list.value.map((item) => ({ ...item, additional: true }));
    return reading(
      { kind: 'columns', items },
      isFromSource ? from.to : list.to,
      uses,
      list.certainty,
      list.choices,
    );
  },
};

/** The table in "… from hana material master", looked for a few phrases ahead. */
function findSource(context: Context, at: number) {
  for (let place = at - 1; place < Math.min(at + 4, context.phrases.length); place++) {
    if (!isPreposition(context.phrases[place], 'from', 'of', 'in')) continue;
    const table = readTable(context, place + 1);
    if (table !== null)
      return {
        at: place,
        table: table.value.table.name,
        to: table.to,
        uses: [...usesOf(place, place + 1, 'filler'), ...table.uses],
      };
  }
  return null;
}

const NAME_PARTS = [
  ['first', 'fname', 'forename', 'given'],
  ['last', 'lname', 'surname', 'family'],
] as const;

/** "full name" where the name stands in two columns: both of them. */
export const fullName: Recogniser = {
  name: 'full name',
  read(context, at) {
    const place = skip(context, at, 'filler');
    const [phrase, before] = [context.phrases[place], context.phrases[place - 1]];
    const isSaid = /\bfull$/i.test(before?.text ?? '') && place > at && phrase?.words.join(' ') === 'name';
    if (!isSaid) return null;
    const found = NAME_PARTS.map((words) =>
      context.scope.entity.columns.find(({ forms }) =>
        forms.some(({ parts }) => words.some((word) => parts.includes(word))),
      ),
    );
    const items = found.flatMap((entry): SelectItem[] =>
      entry === undefined
        ? []
        : [
            {
              expression: { kind: 'column', table: entry.table, column: entry.column.name },
              name: null,
              additional: false,
            },
          ],
    );
    if (items.length !== NAME_PARTS.length) return null;
    const uses = usesOf(
      at,
      place + 1,
      'column',
      `columns ${found.map((entry) => entry?.column.name).join(' and ')}`,
    );
    return reading({ kind: 'columns', items }, place + 1, uses, 0.98);
  },
};

const SHARE_OF_A_SHARED_HEAD = 0.9;

/** "first and last name": the first of two columns leaves out the word they share. */
export const sharedHead: Recogniser = {
  name: 'shared head',
  read(context, at) {
    const place = skip(context, at, 'filler');
    const [phrase, second] = [context.phrases[place], context.phrases[place + 2]];
    const head = second?.words.at(-1);
    const isPair =
      isConnective(context.phrases[place + 1], 'and', 'comma', 'or') && (second?.words.length ?? 0) > 1;
    if (phrase === undefined || head === undefined || !isPair || phrase.tokens[0]?.kind !== 'word')
      return null;
    const shared = readColumn(context, place + 2, { leastShare: SAID_OUTRIGHT });
    const table = context.scope.catalog.tables.get(shared?.value.ref.table ?? '');
    const words = [...splitIdentifier(phrase.text), head];
    const entry = table?.columns.find(({ forms }) => bestCoverage(forms, words) >= SHARE_OF_A_SHARED_HEAD);
    if (entry === undefined) return null;
    const expression = { kind: 'column' as const, table: entry.table, column: entry.column.name };
    const uses: Use[] = [
      { at: place, role: 'column', meaning: `column ${entry.table}.${entry.column.name}` },
    ];
    return reading(
      { kind: 'columns', items: [{ expression, name: null, additional: false }] },
      place + 1,
      uses,
    );
  },
};
