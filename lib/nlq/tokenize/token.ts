import type { Span } from '../compilation';

/** A half-open stretch of time, `[from, to)`, as ISO 8601 dates. `from` or `to` is null where it is open. */
export interface Period {
  readonly from: string;
  readonly to: string;
  /** As the person wrote it, for explanations: "last 30 days". */
  readonly text: string;
}

interface TokenBase extends Span {
  readonly text: string;
}

/** One unit of the sentence. White space and quotation marks are not tokens; everything else is in one. */
export type Token =
  /** `parts`: the stems of an identifier's pieces; one for an ordinary word. */
  | (TokenBase & { readonly kind: 'word'; readonly lower: string; readonly parts: readonly string[] })
  | (TokenBase & { readonly kind: 'number'; readonly value: number; readonly percent: boolean })
  | (TokenBase & { readonly kind: 'quoted'; readonly value: string })
  | (TokenBase & { readonly kind: 'period'; readonly period: Period })
  /** Comparison signs, commas and anything else that is not a word, e.g. `>=`, `,`, an emoji. */
  | (TokenBase & { readonly kind: 'symbol' });
