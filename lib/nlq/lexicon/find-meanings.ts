import { CONDITION_WORDS } from './condition-words';
import { LINKING_VERBS } from './linking-verbs';
import type { Meaning } from './meaning';
import { MEASURE_WORDS } from './measure-words';
import { RELATION_WORDS } from './relation-words';
import { STRUCTURE_WORDS } from './structure-words';

/** The longest phrase of the lexicon, in tokens. */
export const LONGEST_PHRASE = 7;

function indexPhrases(): ReadonlyMap<string, readonly Meaning[]> {
  const index = new Map<string, Meaning[]>();
  for (const [phrases, meaning] of [
    ...STRUCTURE_WORDS,
    ...RELATION_WORDS,
    ...MEASURE_WORDS,
    ...CONDITION_WORDS,
    ...LINKING_VERBS,
  ]) {
    for (const phrase of phrases.split('|')) {
      const meanings = index.get(phrase) ?? [];
      index.set(phrase, [...meanings, meaning]);
    }
  }
  return index;
}

const PHRASES = indexPhrases();

/** The meanings of a phrase in lower case, words separated by one blank; none when English does not help. */
export function findMeanings(phrase: string): readonly Meaning[] {
  return PHRASES.get(phrase) ?? [];
}

/** Every phrase the lexicon knows, for suggestions. */
export function knownPhrases(): Iterable<string> {
  return PHRASES.keys();
}
