import pluralize from 'pluralize';
import { ABBREVIATIONS } from '../lexicon/abbreviations';

/** Words that look plural and are not. */
const INVARIANT = new Set(['status', 'sales', 'news', 'series', 'species', 'gps', 'ops', 'sms', 'pos', 'gas', 'has', 'is', 'was']);

/**
 * The form under which a word is looked up: singular, with business abbreviations written out, so that `Qty`,
 * "quantity" and "quantities" meet. Takes a lower-case word.
 */
export function stem(word: string): string {
  const singular = word.length < 4 || INVARIANT.has(word) || /\d/.test(word) ? word : pluralize.singular(word);
  return ABBREVIATIONS[singular] ?? ABBREVIATIONS[word] ?? singular;
}

const SUFFIX = /(?:ations?|ions?|ings?|ment|ed|es|er|e|s)$/;

/** A coarser form in which "created", "creation" and "create" meet; used only between verbs and date columns. */
export function verbRoot(word: string): string {
  const root = word.replace(SUFFIX, '');
  return root.length >= 3 ? root.replace(/(.)\1$/, '$1') : word;
}
