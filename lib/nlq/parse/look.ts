import type { Meaning, MeaningOf } from '../lexicon/meaning';
import type { Phrase } from '../link/phrase';
import type { Context, Use } from './fragment';

/** The phrase's meaning of a kind, if it has one. */
export function meaningOf<Kind extends Meaning['kind']>(
  phrase: Phrase | undefined,
  kind: Kind,
): MeaningOf<Kind> | null {
  const found = phrase?.meanings.find((meaning): meaning is MeaningOf<Kind> => meaning.kind === kind);
  return found ?? null;
}

/** True when the phrase has one of these meanings. */
export function means(phrase: Phrase | undefined, ...kinds: readonly Meaning['kind'][]): boolean {
  return phrase?.meanings.some((meaning) => kinds.includes(meaning.kind)) ?? false;
}

/** True for the given preposition. */
export function isPreposition(phrase: Phrase | undefined, ...words: readonly string[]): boolean {
  const preposition = meaningOf(phrase, 'preposition');
  return preposition !== null && words.includes(preposition.word);
}

/** True for the given connective. */
export function isConnective(phrase: Phrase | undefined, ...words: readonly string[]): boolean {
  const connective = meaningOf(phrase, 'connective');
  return connective !== null && words.includes(connective.word);
}

/** The first place from `at` on whose phrase has none of these meanings. */
export function skip(
  { phrases }: Pick<Context, 'phrases'>,
  at: number,
  ...kinds: readonly Meaning['kind'][]
): number {
  let place = at;
  while (place < phrases.length && means(phrases[place], ...kinds)) place++;
  return place;
}

/** The first place from `at` on that is no linking verb; a table's name that is also a verb stays. */
export function skipVerbs(
  { phrases }: Pick<Context, 'phrases'>,
  at: number,
  ...also: readonly Meaning['kind'][]
): number {
  let place = at;
  while (means(phrases[place], 'verb', ...also) && (phrases[place]?.tables[0]?.score ?? 0) < 0.6) place++;
  return place;
}

/** A number written in digits or as a word. */
export function numberAt({ phrases }: Pick<Context, 'phrases'>, at: number): number | null {
  const phrase = phrases[at];
  const [token] = phrase?.tokens ?? [];
  if (phrase?.tokens.length === 1 && token?.kind === 'number') return token.value;
  return meaningOf(phrase, 'number')?.value ?? null;
}

/** The only token of a phrase when it is of the kind asked for. */
export function tokenAt<Kind extends 'number' | 'quoted' | 'period' | 'word'>(
  { phrases }: Pick<Context, 'phrases'>,
  at: number,
  kind: Kind,
) {
  const phrase = phrases[at];
  const [token] = phrase?.tokens ?? [];
  type Found = Extract<NonNullable<typeof token>, { kind: Kind }>;
  return phrase?.tokens.length === 1 && token?.kind === kind ? (token as Found) : null;
}

/** Uses of phrases `[from, to)` that all play one role. */
export function usesOf(from: number, to: number, role: Use['role'], meaning = ''): Use[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ at: from + index, role, meaning }));
}
