import type { Span } from '../compilation';
import type { Meaning } from '../lexicon/meaning';
import type { Token } from '../tokenize/token';
import type { ColumnEntry, TableEntry, ValueEntry } from './prepared-catalog';

export interface TableMatch {
  readonly entry: TableEntry;
  /** How much of the table's name the words say, 0 to 1. */
  readonly score: number;
}

export interface ColumnMatch {
  readonly entry: ColumnEntry;
  readonly score: number;
}

/** A stretch of the sentence with everything it can mean. Which of it is meant is decided later, in context. */
export interface Phrase extends Span {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Lower-case stems of the words. */
  readonly words: readonly string[];
  readonly meanings: readonly Meaning[];
  /** Best first. */
  readonly tables: readonly TableMatch[];
  readonly columns: readonly ColumnMatch[];
  readonly values: readonly ValueEntry[];
}

/** True when nothing at all is known about the phrase. */
export function isUnknown(phrase: Phrase): boolean {
  const [token] = phrase.tokens;
  return (
    token?.kind === 'word' &&
    phrase.meanings.length + phrase.tables.length + phrase.columns.length + phrase.values.length === 0
  );
}
