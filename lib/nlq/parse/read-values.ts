import type { CatalogColumn, SqlValue } from '../catalog';
import type { Literal } from '../intent';
import { isUnknown, type Phrase } from '../link/phrase';
import { type Context, type Reading, reading, type Use } from './fragment';
import { isConnective, meaningOf, means, numberAt, skip, tokenAt } from './look';
import type { ReadColumn } from './read-column';
import { isNumeric } from './read-column';
import { readStatus } from './read-status';

export interface ReadValues {
  readonly values: readonly Literal[];
  /** True when the column may spell the value in other cases than seen. */
  readonly ignoreCase: boolean;
}

const literal = (value: SqlValue): Literal => ({ kind: 'literal', value });

/** The values without those that are compared as the same text anyway: Inactive and INACTIVE where case is ignored. */
export function withoutRepeats(values: readonly Literal[], ignoreCase: boolean): Literal[] {
  const keyOf = ({ value }: Literal): SqlValue =>
    ignoreCase && typeof value === 'string' ? value.toLowerCase() : value;
  return values.filter(
    (value, index) => values.findIndex((other) => keyOf(other) === keyOf(value)) === index,
  );
}

/** How a value is shown in explanations. */
export function showValue(value: SqlValue): string {
  return value === null ? 'null' : String(value);
}

/** Numbers stay numbers for numeric columns; everything else is compared as text where the column is text. */
function coerce(column: CatalogColumn, text: string, number: number | null): SqlValue {
  if (number !== null) return column.type === 'text' ? text : number;
  const parsed = Number(text);
  return isNumeric(column) && text.trim() !== '' && Number.isFinite(parsed) ? parsed : text;
}

const foldCase = (value: SqlValue): string => String(value).trim().toLowerCase().replace(/\s+/g, ' ');

/** The catalog's own spellings of what the phrase says. */
function spellingsIn(column: ReadColumn, phrase: Phrase): SqlValue[] {
  const said = foldCase(phrase.text);
  const direct = column.column.values.filter(
    (value) => typeof value === 'string' && foldCase(value) === said,
  );
  if (direct.length > 0) return direct;
  return phrase.values
    .filter((value) => value.table === column.ref.table && value.column === column.ref.column)
    .map((entry) => entry.value);
}

function found(
  column: ReadColumn,
  at: number,
  values: readonly SqlValue[],
  certainty = 1,
  to = at + 1,
): Reading<ReadValues> {
  const shown = values.map(showValue).join(' or ');
  const uses: Use[] = Array.from({ length: to - at }, (_, index) => ({
    at: at + index,
    role: 'value',
    meaning: `${column.ref.column} = ${shown}`,
  }));
  const isText = values.some((value) => typeof value === 'string');
  const ignoreCase = isText && (values.length > 1 || !column.column.valuesComplete);
  return reading({ values: values.map(literal), ignoreCase }, to, uses, certainty);
}

/** Words the catalog does not know, taken as they stand; only for columns whose values are not all known. */
function readVerbatim(context: Context, at: number, column: ReadColumn): Reading<ReadValues> | null {
  if (column.column.valuesComplete || column.column.type !== 'text') return null;
  let to = at;
  while (to < context.phrases.length && isUnknownPhrase(context.phrases[to])) to++;
  const [first, last] = [context.phrases[at], context.phrases[to - 1]];
  if (to === at || first === undefined || last === undefined) return null;
  const text = context.phrases
    .slice(at, to)
    .map((phrase) => phrase.text)
    .join(' ');
  return found(column, at, [text], 0.9, to);
}

const isUnknownPhrase = (phrase: Phrase | undefined): boolean => phrase !== undefined && isUnknown(phrase);

function readOneValue(context: Context, at: number, column: ReadColumn): Reading<ReadValues> | null {
  const phrase = context.phrases[at];
  if (phrase === undefined) return null;
  const quoted = tokenAt(context, at, 'quoted');
  if (quoted !== null) {
    if (isNumeric(column.column) && !Number.isFinite(Number(quoted.value))) return null;
    const exact = found(column, at, [coerce(column.column, quoted.value, null)]);
    return { ...exact, value: { ...exact.value, ignoreCase: false } };
  }
  const spellings = spellingsIn(column, phrase);
  if (spellings.length > 0) return found(column, at, spellings);
  const number = numberAt(context, at);
  if (number !== null && column.column.type !== 'date' && column.column.type !== 'datetime') {
    return found(column, at, [coerce(column.column, phrase.text, number)]);
  }
  const status = meaningOf(phrase, 'status');
  const mapped = status === null ? [] : readStatus(column.column, phrase.text.toLowerCase(), status.on);
  if (mapped.length > 0) return found(column, at, mapped, 0.97);
  return readVerbatim(context, at, column);
}

/** One value, or a list of them: "Berlin, Paris or Rome". */
export function readValues(context: Context, at: number, column: ReadColumn): Reading<ReadValues> | null {
  const start = skip(context, at, 'filler', 'either');
  const first = readOneValue(context, start, column);
  if (first === null) return null;
  let { to, certainty } = first;
  const values = [...first.value.values];
  const uses = [...first.uses];
  let ignoreCase = first.value.ignoreCase;
  for (;;) {
    let place = to;
    while (isConnective(context.phrases[place], 'or', 'and', 'comma')) place++;
    const next = place === to ? null : readOneValue(context, skip(context, place, 'filler'), column);
    if (next === null || startsCondition(context, next.to)) break;
    values.push(...next.value.values);
    uses.push(...next.uses);
    certainty = Math.min(certainty, next.certainty);
    ignoreCase ||= next.value.ignoreCase;
    to = next.to;
  }
  return reading({ values: withoutRepeats(values, ignoreCase), ignoreCase }, to, uses, certainty);
}

/** True when a comparison follows: then what was read was the column of the next condition, not one more value. */
function startsCondition(context: Context, at: number): boolean {
  return means(context.phrases[at], 'compare', 'between', 'be') && !means(context.phrases[at], 'preposition');
}
