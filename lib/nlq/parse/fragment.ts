import type { WordRole } from '../compilation';
import type { Condition, Expression, Intent, Relation, SelectItem } from '../intent';
import type { Direction } from '../lexicon/meaning';
import type { Phrase } from '../link/phrase';
import type { Scope } from './scope';

/** How one phrase was used. */
export interface Use {
  /** Index of the phrase. */
  readonly at: number;
  readonly role: WordRole;
  readonly meaning: string;
}

/** A place where another reading is about as good. */
export interface Choice {
  /** Place of the phrase in the sentence. */
  readonly start: number;
  /** In words, in the order in which scopes number them. */
  readonly options: readonly string[];
}

/** Something read from the phrases at a place, up to `to` (excluded). */
export interface Reading<Value> {
  readonly value: Value;
  readonly to: number;
  readonly uses: readonly Use[];
  /** 1 when said outright; less for each thing that was inferred. */
  readonly certainty: number;
  readonly choices: readonly Choice[];
}

export interface Context {
  readonly phrases: readonly Phrase[];
  readonly scope: Scope;
  /** Everything recognised to the left. */
  readonly before: readonly Fragment[];
}

/** What a recogniser makes of a stretch of phrases: one contribution to the intent. */
export type Contribution =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'rows' }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'columns'; readonly items: readonly SelectItem[] }
  | { readonly kind: 'measures'; readonly items: readonly SelectItem[] }
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'having'; readonly condition: Condition; readonly groupBy: readonly Expression[] }
  | { readonly kind: 'connective'; readonly word: 'and' | 'or' | 'but' | 'comma' }
  | { readonly kind: 'relation'; readonly relation: Relation }
  | { readonly kind: 'duplicates'; readonly duplicates: NonNullable<Intent['duplicates']> | null }
  | { readonly kind: 'distinct' }
  | { readonly kind: 'group'; readonly by: readonly Expression[]; readonly labels: readonly Expression[] }
  | { readonly kind: 'order'; readonly by: Expression | null; readonly direction: Direction | null }
  | { readonly kind: 'direction'; readonly direction: Direction }
  /** "the most expensive": ordered and cut; a group when ordered by a count. */
  | {
      readonly kind: 'superlative';
      readonly by: Expression;
      readonly direction: Direction;
      readonly count: number;
      readonly shows?: Expression;
    }
  | {
      readonly kind: 'limit';
      readonly count: number;
      readonly direction: Direction;
      readonly ranks: boolean;
    }
  | { readonly kind: 'unread' };

export interface Fragment {
  /** Name of the recogniser. */
  readonly rule: string;
  readonly from: number;
  readonly to: number;
  readonly contribution: Contribution;
  readonly uses: readonly Use[];
  readonly certainty: number;
  readonly choices: readonly Choice[];
}

/** One way of contributing to an intent. Rules are tried in order at each place; the first that reads wins. */
export interface Recogniser {
  readonly name: string;
  readonly read: (context: Context, at: number) => Reading<Contribution> | null;
}

/** A reading of phrases `[at, to)` that uses each as told. */
export function reading<Value>(
  value: Value,
  to: number,
  uses: readonly Use[],
  certainty = 1,
  choices: readonly Choice[] = [],
): Reading<Value> {
  return { value, to, uses, certainty, choices };
}
