import type { SqlValue } from '../../catalog';
import type { Condition, Literal } from '../../intent';
import type { Phrase } from '../../link/phrase';
import { type Context, type Reading, reading, type Use } from '../fragment';
import { isConnective, meaningOf, means, skip } from '../look';
import type { ColumnWish } from '../read-column';
import { readStatus } from '../read-status';
import { showValue, withoutRepeats } from '../read-values';
import { choose, closeOptions, nearnessOf } from '../scope';
import type { ConditionRule } from './condition-rule';

const MARGIN = 0.95;
/** "king bed" with a column BED_TYPE: behind a value, little of its column's name is enough. */
const SHARE_OF_THE_COLUMN = 0.2;
const CERTAINTY_OF_A_STRAY_WORD = 0.87;
const CERTAINTY_OF_A_LIST_ELSEWHERE = 0.86;

interface Option {
  readonly table: string;
  readonly column: string;
  readonly values: readonly SqlValue[];
  readonly ignoreCase: boolean;
  readonly score: number;
}

/** The columns in which the catalog has seen the value, grouped, nearest table first. */
function seenOptions(context: Context, phrase: Phrase, wish: ColumnWish): Option[] {
  const byColumn = new Map<string, Option>();
  for (const { table, column, value } of phrase.values) {
    if (wish.table !== undefined && wish.table !== table) continue;
    const score = wish.table === undefined ? nearnessOf(context.scope, table) : 1;
    if (score === 0) continue;
    const key = `${table}\u0000${column}`;
    const values = [...(byColumn.get(key)?.values ?? []), value];
    const known = context.scope.catalog.tables
      .get(table)
      ?.columns.find((entry) => entry.column.name === column);
    const ignoreCase = values.length > 1 || known?.column.valuesComplete !== true;
    byColumn.set(key, { table, column, values, ignoreCase, score });
  }
  return [...byColumn.values()];
}

/** "active", "inactive": columns whose values leave no doubt which of them is meant. */
function statusOptions(context: Context, phrase: Phrase, wish: ColumnWish): Option[] {
  const status = meaningOf(phrase, 'status');
  const { catalog, entity, named } = context.scope;
  if (status === null) return [];
  const tables = wish.table === undefined ? [entity.table.name, ...named] : [wish.table];
  return [...new Set(tables)].flatMap((table) =>
    (catalog.tables.get(table)?.columns ?? []).flatMap(({ column }) => {
      const values = readStatus(column, phrase.text.toLowerCase(), status.on);
      const score = wish.table === undefined ? nearnessOf(context.scope, table) : 1;
      return values.length === 0
        ? []
        : [{ table, column: column.name, values, ignoreCase: true, score: score * 0.99 }];
    }),
  );
}

/** "female": the column that is about it, where it holds one of the codes for it. */
function codedOptions(context: Context, phrase: Phrase, wish: ColumnWish): Option[] {
  const coded = meaningOf(phrase, 'coded');
  const { catalog, entity, named } = context.scope;
  if (coded === null) return [];
  const tables = wish.table === undefined ? [entity.table.name, ...named] : [wish.table];
  return [...new Set(tables)].flatMap((table) =>
    (catalog.tables.get(table)?.columns ?? []).flatMap(({ column, forms }) => {
      const isAbout = forms.some(({ parts }) => parts.some((part) => coded.about.includes(part)));
      const values = column.values.filter((value) =>
        coded.codes.includes(String(value).trim().toLowerCase()),
      );
      return isAbout && values.length > 0
        ? [
            {
              table,
              column: column.name,
              values,
              ignoreCase: values.length > 1,
              score: nearnessOf(context.scope, table),
            },
          ]
        : [];
    }),
  );
}

function optionsFor(context: Context, at: number, wish: ColumnWish): Option[] {
  const phrase = context.phrases[at];
  if (phrase === undefined) return [];
  const namesSomething = Math.max(phrase.tables[0]?.score ?? 0, phrase.columns[0]?.score ?? 0) >= 0.9;
  const isWording = phrase.meanings.length > 0 && !means(phrase, 'status', 'coded');
  if (namesSomething || isWording) return [];
  const seen = seenOptions(context, phrase, wish);
  const coded = codedOptions(context, phrase, wish);
  if (coded.length > 0) return coded.slice(0, 1);
  const mapped = statusOptions(context, phrase, wish).filter(
    (option) => !seen.some((other) => other.table === option.table && other.column === option.column),
  );
  return closeOptions([...seen, ...mapped], MARGIN);
}

/** More values of the same column: "Berlin or Paris". */
function readMore(
  context: Context,
  at: number,
  option: Option,
): { values: SqlValue[]; to: number; uses: Use[] } {
  const values = [...option.values];
  const uses: Use[] = [];
  let to = at;
  for (;;) {
    let place = to;
    while (isConnective(context.phrases[place], 'or', 'and', 'comma')) place++;
    const same = context.phrases[place]?.values.filter(
      (value) => value.table === option.table && value.column === option.column,
    );
    if (place === to || same === undefined || same.length === 0) return { values, to, uses };
    values.push(...same.map((entry) => entry.value));
    uses.push({
      at: place,
      role: 'value',
      meaning: `${option.column} = ${same.map((entry) => showValue(entry.value)).join(' or ')}`,
    });
    to = place + 1;
  }
}

/** "Red color": the value's own column said behind it. */
function columnBehind(context: Context, at: number, option: Option): Use[] {
  const isSame = context.phrases[at]?.columns.some(
    ({ entry, score }) =>
      score >= SHARE_OF_THE_COLUMN && entry.table === option.table && entry.column.name === option.column,
  );
  return isSame === true ? [{ at, role: 'column', meaning: `column ${option.table}.${option.column}` }] : [];
}

/** Below 1 where the word may be plain English, or a list may ask for rows that have all of the values. */
function doubtAbout(context: Context, at: number, to: number, option: Option): number {
  const { catalog, entity } = context.scope;
  const [token, ...more] = context.phrases[at]?.tokens ?? [];
  const column = catalog.tables
    .get(option.table)
    ?.columns.find((entry) => entry.column.name === option.column)?.column;
  const isElsewhere = option.table !== entity.table.name;
  const isStray =
    token?.kind === 'word' &&
    !means(context.phrases[at], 'status', 'coded') &&
    more.length === 0 &&
    token.text === token.lower &&
    (column?.valuesComplete !== true || (isElsewhere && isInflected(token.text, option))) &&
    !option.values.some((value) => value === token.text);
  const isListElsewhere =
    isElsewhere && context.phrases.slice(at, to).some((phrase) => isConnective(phrase, 'and'));
  return (isStray ? CERTAINTY_OF_A_STRAY_WORD : 1) * (isListElsewhere ? CERTAINTY_OF_A_LIST_ELSEWHERE : 1);
}

/** "products" for a value Product: rather a noun of the sentence. */
function isInflected(text: string, { values }: Option): boolean {
  return !values.some((value) => String(value).trim().toLowerCase() === text);
}

/** A value without its column: "active products", "customers in Berlin". */
export const bareValue: ConditionRule = {
  name: 'bare value',
  read(context, at, wish): Reading<Condition> | null {
    const isPlaced =
      means(context.phrases[at], 'preposition') ||
      meaningOf(context.phrases[at], 'compare')?.operator === '=';
    const place = isPlaced ? skip(context, at + 1, 'filler') : at;
    const phrase = context.phrases[place];
    const options = optionsFor(context, place, wish);
    const option = phrase === undefined ? null : choose(context.scope, phrase, options);
    if (option === null || phrase === undefined) return null;
    const column = { kind: 'column' as const, table: option.table, column: option.column };
    const more = readMore(context, place + 1, option);
    const { ignoreCase } = option;
    const literals = withoutRepeats(
      more.values.map((value): Literal => ({ kind: 'literal', value })),
      ignoreCase,
    );
    const [first] = literals;
    if (first === undefined) return null;
    const condition: Condition =
      literals.length === 1
        ? { kind: 'compare', operator: '=', left: column, right: first, ignoreCase }
        : { kind: 'one_of', argument: column, values: literals, ignoreCase };
    const meaning = `${option.table}.${option.column} = ${option.values.map(showValue).join(' or ')}`;
    const naming = columnBehind(context, more.to, option);
    const uses: Use[] = [{ at: place, role: 'value', meaning }, ...more.uses, ...naming];
    const choices =
      options.length > 1
        ? [
            {
              start: phrase.start,
              options: options.map((other) => `${phrase.text} in ${other.table}.${other.column}`),
            },
          ]
        : [];
    const certainty = (option.score >= 0.9 ? 0.96 : 0.92) * doubtAbout(context, place, more.to, option);
    return reading(condition, more.to + naming.length, uses, certainty, choices);
  },
};
