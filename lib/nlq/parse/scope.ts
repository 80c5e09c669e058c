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
  readonly isVisible: IsVisible;
  readonly entity: TableEntry;
  /** Names of the tables the sentence mentions, the entity among them. */
  readonly named: ReadonlySet<string>;
  /** Every word said, so that "names of products" finds PRODUCT_NAME. */
  readonly said: ReadonlySet<string>;
  /** By place of the phrase: which of several equally good readings to take instead of the first. */
  readonly choices: ReadonlyMap<number, number>;
}

/** How near a table is to what the sentence is about, 0 to 1; 0 when it may not be used. */
export function nearness(scope: Scope, table: string): number {
  const { entity, named, catalog } = scope;
  if (!scope.isVisible(table)) return 0;
  if (table === entity.table.name) return 1;
  if (named.has(table)) return 0.92;
  if (catalog.neighbours.get(entity.table.name)?.has(table)) return 0.75;
  for (const other of named) if (catalog.neighbours.get(other)?.has(table)) return 0.7;
  for (const middle of catalog.neighbours.get(entity.table.name) ?? []) {
    if (catalog.neighbours.get(middle)?.has(table)) return 0.55;
  }
  return 0;
}

const CREDIT_FOR_WORDS_SAID_ELSEWHERE = 0.8;

/** How well the phrase names a column, counting words of the name that stand elsewhere in the sentence. */
export function columnScore(scope: Scope, entry: ColumnEntry, words: readonly string[]): number {
  const plain = bestCoverage(entry.forms, words);
  if (plain === 0 || plain === 1) return plain;
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

/** True when the words are part of a table's name or of one of its columns' names: "products" in a table of SKUs. */
export function belongsTo({ forms, columns }: TableEntry, words: readonly string[]): boolean {
  const parts = new Set([...forms, ...columns.flatMap((entry) => entry.forms)].flatMap((form) => form.parts));
  return words.length > 0 && words.every((word) => parts.has(word));
}
