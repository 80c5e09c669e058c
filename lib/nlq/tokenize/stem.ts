import pluralize from 'pluralize';
import { ABBREVIATIONS } from '../lexicon/abbreviations';

/** Words that look plural and are not. */
const INVARIANT = new Set([
  'status',
  'sales',
  'news',
  'series',
  'species',
  'gps',
  'ops',
  'sms',
  'pos',
  'gas',
  'has',
  'is',
  'was',
]);

/** Singulars in -us; any other short word in -us is a plural, e.g. "skus". */
const SINGULAR_US =
  /(?:^(?:bus|plus|thus|us)|virus|status|bonus|focus|locus|genus|campus|census|radius|versus|corpus|nexus|opus|lotus|sinus)$/;

/**
 * The form under which a word is looked up: singular, with business abbreviations written out, so that `Qty`,
 * "quantity" and "quantities" meet. Takes a lower-case word.
 */
export function stem(word: string): string {
  if (/^\p{L}{2,3}us$/u.test(word) && !SINGULAR_US.test(word)) return word.slice(0, -1);
  const singular =
    word.length < 4 || INVARIANT.has(word) || /\d/.test(word) ? word : pluralize.singular(word);
  return ABBREVIATIONS.get(singular) ?? ABBREVIATIONS.get(word) ?? singular;
}

const SUFFIX = /(?:ations?|ions?|ings?|ment|ed|es|er|e|s)$/;

/** A coarser form in which "created", "creation" and "create" meet; used only between verbs and date columns. */
export function verbRoot(word: string): string {
  const root = word.replace(SUFFIX, '');
  return root.length >= 3 ? root.replace(/(.)\1$/, '$1') : word;
}
