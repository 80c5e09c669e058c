import type { AggregateFunction, ComparisonOperator, PeriodUnit } from '../intent';

export type Direction = 'asc' | 'desc';

/** What a word or phrase of general English does in a question about data. */
export type Meaning =
  /** Says nothing about which rows or columns are wanted. */
  | { readonly kind: 'filler' }
  /** Stands for the rows of whatever table is meant: "records", "entries". */
  | { readonly kind: 'row' }
  | {
      readonly kind: 'preposition';
      readonly word: 'in' | 'of' | 'from' | 'for' | 'with' | 'on' | 'at' | 'to';
    }
  /** Introduces a condition: "which", "whose", "where". */
  | { readonly kind: 'relative' }
  | { readonly kind: 'be' }
  | { readonly kind: 'have' }
  /** Ties rows of two tables: "placed", "works for". */
  | { readonly kind: 'verb' }
  | { readonly kind: 'possessive' }
  | { readonly kind: 'connective'; readonly word: 'and' | 'or' | 'but' | 'comma' }
  | { readonly kind: 'not' }
  | { readonly kind: 'both' }
  | { readonly kind: 'either' }
  | { readonly kind: 'only' }
  | { readonly kind: 'count'; readonly of: boolean }
  | { readonly kind: 'aggregate'; readonly function: AggregateFunction }
  | { readonly kind: 'distinct' }
  | {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator /** A time word: "before", "since". */;
      readonly temporal: boolean;
    }
  | { readonly kind: 'between' }
  | { readonly kind: 'match'; readonly mode: 'starts_with' | 'ends_with' | 'contains' }
  | { readonly kind: 'missing'; readonly orBlank: boolean; readonly negated: boolean }
  /** "missing", "without", "no": what follows says whether a value or a row lacks. */
  | { readonly kind: 'lacking' }
  | { readonly kind: 'relation'; readonly relation: 'not_in' | 'in' }
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'not_both' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'additional' }
  | { readonly kind: 'group' }
  | { readonly kind: 'each' }
  | { readonly kind: 'by' }
  | { readonly kind: 'order' }
  | { readonly kind: 'direction'; readonly direction: Direction }
  /** `ranks`: the best or worst by something, not just the beginning or end of an order. */
  | { readonly kind: 'limit'; readonly direction: Direction; readonly ranks: boolean }
  | {
      readonly kind: 'superlative';
      readonly direction: Direction /** Column words it speaks about: "most expensive" → price, cost. */;
      readonly about: readonly string[];
    }
  /** "most", "highest": a superlative about the column or count that follows. */
  | { readonly kind: 'extreme'; readonly direction: Direction }
  | { readonly kind: 'comparative'; readonly operator: ComparisonOperator; readonly about: readonly string[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'status'; readonly on: boolean }
  /** A word that columns about something often abbreviate: "female" as F in a column SEX. */
  | { readonly kind: 'coded'; readonly codes: readonly string[]; readonly about: readonly string[] }
  | { readonly kind: 'unit'; readonly unit: PeriodUnit };

export type MeaningOf<Kind extends Meaning['kind']> = Extract<Meaning, { kind: Kind }>;

/** One line of the lexicon: phrases, separated by `|`, that share a meaning. */
export type LexiconEntry = readonly [phrases: string, meaning: Meaning];
