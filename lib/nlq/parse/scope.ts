import type { IsVisible } from '../link/link';
import type { Phrase } from '../link/phrase';
import type { ColumnEntry, PreparedCatalog, TableEntry } from '../link/prepared-catalog';
import { bestCoverage } from '../link/weigh-name';

/**
 * What names mean depends on which table the sentence is about. A scope is one assumption about that; parsing
 * is repeated under several and the results are ranked.
 */
export interface Scope {
  readonly catalog: PreparedCatalog;
  readonly nearness: ReadonlyMap<string, number>;
  readonly entity: TableEntry;
  /** Names of the tables the sentence mentions, the entity among them. */
  readonly named: ReadonlySet<string>;
  /** Every word said, so that "names of products" finds PRODUCT_NAME. */
  readonly said: ReadonlySet<string>;
  /** How sure it is that the sentence is about the entity, 0 to 1. */
  readonly certainty: number;
  /** By place of the phrase: which of several equally good readings to take instead of the first. */
  readonly choices: ReadonlyMap<number, number>;
}

/**
 * How near each table is to what the sentence is about, 0 to 1: the entity itself, tables the sentence mentions,
 * then tables one and two joins away. Tables that are further off are not in the map.
 */
export function measureNearness(
  { neighbours }: PreparedCatalog,
  entity: string,
  named: ReadonlySet<string>,
  isVisible: IsVisible,
): ReadonlyMap<string, number> {
  const nearness = new Map<string, number>();
  const add = (table: string, value: number): void => {
    if (isVisible(table) && !nearness.has(table)) nearness.set(table, value);
  };
  const around = (table: string): Iterable<string> => neighbours.get(table) ?? [];
  add(entity, 1);
  for (const table of named) add(table, 0.92);
  for (const table of around(entity)) add(table, 0.75);
  for (const table of named) for (const next of around(table)) add(next, 0.7);
  for (const middle of around(entity)) for (const table of around(middle)) add(table, 0.55);
  return nearness;
}

/** How near a table is to what the sentence is about, 0 to 1; 0 when it may not be used. */
export function nearnessOf({ nearness }: Pick<Scope, 'nearness'>, table: string): number {
  return nearness.get(table) ?? 0;
}

const CREDIT_FOR_WORDS_SAID_ELSEWHERE = 0.8;

/** How well the phrase names a column, counting words of the name that stand elsewhere in the sentence. */
export function columnScore(scope: Scope, entry: ColumnEntry, words: readonly string[]): number {
  const plain = bestCoverage(entry.forms, words);
  if (plain === 0 || plain === 1) return plain;
  const saysHead = entry.forms.some(({ parts }) => words.includes(parts.at(-1) ?? ''));
  if (!saysHead) return plain;
  const others = entry.forms.flatMap((form) => form.parts).filter((part) => scope.said.has(part));
  const generous = bestCoverage(entry.forms, [...new Set([...words, ...others])]);
  return Math.max(plain, plain + (generous - plain) * CREDIT_FOR_WORDS_SAID_ELSEWHERE);
}

/** Options that are about as good as the best, best first. Empty when there is none. */
export function closeOptions<Option extends { readonly score: number }>(
  options: readonly Option[],
  margin: number,
): Option[] {
  const sorted = [...options].sort((a, b) => b.score - a.score);
  const [best] = sorted;
  return best === undefined ? [] : sorted.filter((option) => option.score >= best.score * margin);
}

/** The option that this scope's choices ask for, and how many there are to choose from. */
export function choose<Option>(scope: Scope, phrase: Phrase, options: readonly Option[]): Option | null {
  return options[scope.choices.get(phrase.start) ?? 0] ?? options[0] ?? null;
}

const NAMING_HEADS = new Set(['name', 'id', 'code', 'number', 'key', 'title', 'description']);

/** True for keys and columns that joins use: their values name rows and are not quantities. */
export function isJoinKey({ catalog }: Pick<Scope, 'catalog'>, { ref, column }: ReadColumnLike): boolean {
  const isJoined = catalog.catalog.edges.some(({ from, to }) =>
    [from, to].some((side) => side.table === ref.table && side.columns.includes(ref.column)),
  );
  return column.isPrimaryKey || isJoined;
}

interface ReadColumnLike {
  readonly ref: { readonly table: string; readonly column: string };
  readonly column: { readonly isPrimaryKey: boolean };
}

/** True for columns that identify rows: keys, columns that joins use, and the first column called a name. */
function identifiesRows(
  { catalog }: Pick<Scope, 'catalog'>,
  entry: ColumnEntry,
  entity: TableEntry,
): boolean {
  const { name, isPrimaryKey, isUnique } = entry.column;
  const isJoined = catalog.catalog.edges.some(({ from, to }) =>
    [from, to].some((side) => side.table === entry.table && side.columns.includes(name)),
  );
  const firstName = entity.columns.find(({ forms }) => forms.some((form) => form.parts.at(-1) === 'name'));
  return isPrimaryKey || isUnique || isJoined || entry === firstName;
}

/**
 * True when words stand for the rows of a table whose name is said elsewhere: they are part of its name, or what
 * one of its identifying columns is about: "products" where there is PRODUCT_NAME, "SKUs" where PLANNING_SKU joins.
 */
export function standsForRows(
  scope: Pick<Scope, 'catalog'>,
  entity: TableEntry,
  words: readonly string[],
): boolean {
  if (words.length === 0) return false;
  if (entity.forms.some(({ parts }) => words.every((word) => parts.includes(word)))) return true;
  return entity.columns.some((entry) =>
    entry.forms.some(({ parts }) => {
      const subject = NAMING_HEADS.has(parts.at(-1) ?? '') ? parts.slice(0, -1) : parts;
      return words.every((word) => subject.includes(word)) && identifiesRows(scope, entry, entity);
    }),
  );
}
