import type { CatalogColumn } from '../catalog';
import type { ColumnRef } from '../intent';
import type { Phrase } from '../link/phrase';
import type { ColumnEntry } from '../link/prepared-catalog';
import { type Context, type Reading, reading } from './fragment';
import { isPreposition, means, skip } from './look';
import { choose, closeOptions, columnScore, nearnessOf, type Scope, standsForRows } from './scope';

export interface ReadColumn {
  readonly ref: ColumnRef;
  readonly column: CatalogColumn;
}

export interface ColumnWish {
  /** Only this table's columns. */
  readonly table?: string;
  /** Only columns like this, e.g. numeric ones. */
  readonly accepts?: (column: CatalogColumn) => boolean;
  /** The least share of the name that must be said. */
  readonly leastShare?: number;
}

const LEAST_SHARE = 0.45;
const MARGIN = 0.95;
const SHARE_FOR_OWNER = 0.6;

interface Option {
  readonly entry: ColumnEntry;
  readonly share: number;
  readonly score: number;
}

function optionsFor(scope: Scope, phrase: Phrase, wish: ColumnWish): Option[] {
  const scored = phrase.columns.flatMap(({ entry }) => {
    if (wish.table !== undefined && entry.table !== wish.table) return [];
    const near = wish.table === undefined ? nearnessOf(scope, entry.table) : 1;
    if (near === 0 || wish.accepts?.(entry.column) === false) return [];
    const share = columnScore(scope, entry, phrase.words);
    return share >= (wish.leastShare ?? LEAST_SHARE) ? [{ entry, share, score: share * near }] : [];
  });
  const { entity, named } = scope;
  const isOwn = scored.some(({ entry }) => entry.table === entity.table.name);
  return closeOptions(isOwn ? scored.filter(({ entry }) => named.has(entry.table)) : scored, MARGIN);
}

/** "customer name", "customer's name": a table's name directly before its column's. */
function readOwnedColumn(context: Context, at: number, wish: ColumnWish): Reading<ReadColumn> | null {
  const owner = context.phrases[at]?.tables[0];
  if (owner === undefined || owner.score < SHARE_FOR_OWNER || wish.table !== undefined) return null;
  const place = skip(context, at + 1, 'possessive');
  const { name } = owner.entry.table;
  const found = readPlainColumn(context, place, { ...wish, table: name, leastShare: SHARE_FOR_OWNER });
  if (found === null || found.to !== place + 1) return null;
  const use = { at, role: 'table' as const, meaning: `table ${name}` };
  return { ...found, uses: [use, ...found.uses] };
}

/** "name of the customer": the table after the column, when it is not the one the sentence is about anyway. */
function ownerAfter(context: Context, at: number): { table: string; at: number } | null {
  if (!isPreposition(context.phrases[at], 'of')) return null;
  const place = skip(context, at + 1, 'filler');
  const owner = context.phrases[place]?.tables[0];
  if (owner === undefined || owner.score < SHARE_FOR_OWNER) return null;
  const isRowNoun =
    owner.score < 1 &&
    standsForRows(context.scope, context.scope.entity, context.phrases[place]?.words ?? []);
  return isRowNoun || owner.entry === context.scope.entity
    ? null
    : { table: owner.entry.table.name, at: place };
}

function readPlainColumn(context: Context, at: number, wish: ColumnWish): Reading<ReadColumn> | null {
  const phrase = context.phrases[at];
  if (phrase === undefined) return null;
  const options = optionsFor(context.scope, phrase, wish);
  const chosen = choose(context.scope, phrase, options);
  if (chosen === null) return null;
  const { table, column } = chosen.entry;
  const ref: ColumnRef = { kind: 'column', table, column: column.name };
  const uses = [{ at, role: 'column' as const, meaning: `column ${table}.${column.name}` }];
  const choices =
    options.length > 1
      ? [
          {
            start: phrase.start,
            options: options.map(({ entry }) => `column ${entry.table}.${entry.column.name}`),
          },
        ]
      : [];
  const [best] = options;
  const rank = chosen.score / (best?.score ?? chosen.score);
  const certainty =
    rank *
    (chosen.share === 1 ? 1 : 0.88 + 0.1 * chosen.share) *
    certaintyOfTable(context, table, phrase.words);
  return reading({ ref, column }, at + 1, uses, certainty, choices);
}

/** Words that half of all tables have a column for: found in another table they hardly tell which. */
const GENERIC_WORDS = new Set([
  'name',
  'id',
  'code',
  'type',
  'description',
  'date',
  'number',
  'title',
  'status',
]);
const CERTAINTY = { named: 0.98, near: 0.9, generic: 0.8 } as const;

/** True when the entity has a name of its own: a column called name or title, or like the table itself. */
function hasOwnName({ entity }: Scope): boolean {
  return entity.columns.some(({ forms }) =>
    forms.some(
      ({ parts, joined }) =>
        ['name', 'title'].includes(parts.at(-1) ?? '') || entity.forms.some((form) => form.joined === joined),
    ),
  );
}

/** A column of a table that the sentence does not mention was looked for elsewhere; once found, it counts no more. */
function certaintyOfTable(context: Context, table: string, words: readonly string[]): number {
  const { scope, before } = context;
  if (table === scope.entity.table.name) return 1;
  if (scope.named.has(table)) return CERTAINTY.named;
  const isUsed = before.some(({ uses }) =>
    uses.some(({ meaning }) => meaning.startsWith(`column ${table}.`)),
  );
  if (isUsed) return 1;
  const isGeneric = words.every((word) => GENERIC_WORDS.has(word));
  return isGeneric && hasOwnName(scope) ? CERTAINTY.generic : CERTAINTY.near;
}

/** The column named at a place, with its table before or after it where the sentence names one. */
export function readColumn(context: Context, at: number, wish: ColumnWish = {}): Reading<ReadColumn> | null {
  const place = skip(context, at, 'filler');
  if (means(context.phrases[place], 'row') && wish.leastShare === undefined) return null;
  const owned = readOwnedColumn(context, place, wish);
  if (owned !== null) return owned;
  const owner = wish.table === undefined ? ownerAfter(context, place + 1) : null;
  if (owner !== null) {
    const found = readPlainColumn(context, place, { ...wish, table: owner.table });
    const use = { at: owner.at, role: 'table' as const, meaning: `table ${owner.table}` };
    if (found !== null) return { ...found, to: owner.at + 1, uses: [...found.uses, use] };
  }
  return readPlainColumn(context, place, wish);
}

/** True for columns that can be added up. */
export function isNumeric(column: CatalogColumn): boolean {
  return column.type === 'integer' || column.type === 'decimal';
}

/** True for columns that hold dates, by type or, where the database has no date type, by name and values. */
export function isTemporal(column: CatalogColumn): boolean {
  if (column.type === 'date' || column.type === 'datetime') return true;
  if (column.type !== 'text' && column.type !== 'unknown') return false;
  const samples = column.values.filter((value) => value !== null).slice(0, 20);
  return (
    samples.length > 0 &&
    samples.every((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value))
  );
}
