import { type Recogniser, reading } from '../fragment';
import { meaningOf, means, usesOf } from '../look';

/** "and", "or", "but", commas between the parts. */
export const connective: Recogniser = {
  name: 'connective',
  read({ phrases }, at) {
    const found = meaningOf(phrases[at], 'connective');
    return found === null
      ? null
      : reading({ kind: 'connective', word: found.word }, at + 1, usesOf(at, at + 1, 'filler'));
  },
};

/** "distinct", "different" before the columns to show. */
export const distinctRows: Recogniser = {
  name: 'distinct',
  read({ phrases }, at) {
    return means(phrases[at], 'distinct')
      ? reading({ kind: 'distinct' }, at + 1, usesOf(at, at + 1, 'operator', 'different'))
      : null;
  },
};

/** Words that add nothing: "show me", "the", and words of grammar that no other rule needed. */
export const filler: Recogniser = {
  name: 'filler',
  read({ phrases }, at) {
    const isGlue = means(phrases[at], 'filler', 'preposition', 'relative', 'be', 'possessive');
    const isCommand = at === 0 && means(phrases[at], 'order');
    return isGlue || isCommand ? reading({ kind: 'nothing' }, at + 1, usesOf(at, at + 1, 'filler')) : null;
  },
};

/** "how many orders does the customer have?", "which regions do we have?" */
export const trailingHave: Recogniser = {
  name: 'trailing have',
  read({ phrases }, at) {
    if (!means(phrases[at], 'have') || at === 0) return null;
    const after = phrases[at + 1];
    const isLast = after === undefined || after.tokens[0]?.kind === 'symbol' || means(after, 'connective');
    return isLast ? reading({ kind: 'nothing' }, at + 1, usesOf(at, at + 1, 'filler'), 0.98) : null;
  },
};

/** "placed", "works for": says no more than the join, provided that another table is in the sentence. */
export const linkingVerb: Recogniser = {
  name: 'linking verb',
  read({ phrases, scope }, at) {
    if (!means(phrases[at], 'verb')) return null;
    if (scope.named.size >= 2)
      return reading({ kind: 'nothing' }, at + 1, usesOf(at, at + 1, 'relation', 'related'), 0.98);
    const leads = means(phrases[at + 1], 'preposition', 'group', 'compare', 'between', 'by');
    return leads ? reading({ kind: 'nothing' }, at + 1, usesOf(at, at + 1, 'filler'), 0.96) : null;
  },
};
