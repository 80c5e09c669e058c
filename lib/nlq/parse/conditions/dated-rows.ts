import type { ColumnEntry, TableEntry } from '../../link/prepared-catalog';
import { verbRoot } from '../../tokenize/stem';
import { type Context, type Reading, reading, type Use } from '../fragment';
import { type ColumnWish, isTemporal, type ReadColumn, readColumn } from '../read-column';
import { periodCondition, readPeriod } from '../read-period';
import { choose } from '../scope';
import type { ConditionRule } from './condition-rule';

function temporalColumns(context: Context, wish: ColumnWish): ColumnEntry[] {
  const { catalog, entity } = context.scope;
  if (wish.table !== undefined) return temporalColumnsOf(catalog.tables.get(wish.table));
  const nearest = context.before.findLast(
    ({ contribution }) => contribution.kind === 'table' || contribution.kind === 'rows',
  );
  const mentioned =
    nearest?.contribution.kind === 'table' ? catalog.tables.get(nearest.contribution.table) : undefined;
  const ofMentioned = temporalColumnsOf(mentioned);
  return ofMentioned.length > 0 ? ofMentioned : temporalColumnsOf(entity);
}

const temporalColumnsOf = (table: TableEntry | undefined): ColumnEntry[] =>
  (table?.columns ?? []).filter((entry) => isTemporal(entry.column));

/** "created": the date column whose name shares the verb's root. */
function readVerb(context: Context, at: number, wish: ColumnWish): Reading<ReadColumn> | null {
  const [token] = context.phrases[at]?.tokens ?? [];
  if (token?.kind !== 'word') return null;
  const root = verbRoot(token.lower);
  const matching = temporalColumns(context, wish).filter((entry) =>
    entry.forms.some((form) => form.parts.some((part) => verbRoot(part) === root)),
  );
  const [entry] = matching;
  return entry === undefined || matching.length > 1 ? null : asReading(entry, [at], at + 1, 0.97);
}

function asReading(
  entry: ColumnEntry,
  places: readonly number[],
  to: number,
  certainty: number,
): Reading<ReadColumn> {
  const ref = { kind: 'column' as const, table: entry.table, column: entry.column.name };
  const uses: Use[] = places.map((at) => ({
    at,
    role: 'column',
    meaning: `column ${ref.table}.${ref.column}`,
  }));
  return reading({ ref, column: entry.column }, to, uses, certainty);
}

/** "created in the last 30 days", "modified since March 2025", "in January 2025" where one date column can be meant */
export const datedRows: ConditionRule = {
  name: 'dated rows',
  read(context, at, wish) {
    const wanted = { ...wish, accepts: isTemporal };
    const named =
      readColumn(context, at, { ...wanted, leastShare: 0.75 }) ??
      readVerb(context, at, wish) ??
      readColumn(context, at, { ...wanted, leastShare: 0.3 });
    const period = readPeriod(context, named?.to ?? at);
    if (period === null) return null;
    const subject = named ?? onlyDate(context, at, wish);
    if (subject === null) return null;
    const condition = periodCondition(subject.value.ref, period.value.relation, period.value.period);
    const uses = [...subject.uses, ...period.uses];
    return reading(condition, period.to, uses, subject.certainty, subject.choices);
  },
};

/** The table's date column when the sentence names none; with several, they become choices. */
function onlyDate(context: Context, at: number, wish: ColumnWish): Reading<ReadColumn> | null {
  const dates = temporalColumns(context, wish);
  const phrase = context.phrases[at];
  const entry = phrase === undefined ? null : choose(context.scope, phrase, dates);
  if (entry === null || phrase === undefined) return null;
  const found = asReading(entry, [], at, 0.93);
  const options = dates.map((date) => `date ${date.table}.${date.column.name}`);
  return dates.length > 1 ? { ...found, choices: [{ start: phrase.start, options }] } : found;
}
