import type { Predicate } from './query';

/** All of the predicates; null when there is none, the predicate itself when there is one. */
export function allOf(predicates: readonly (Predicate | null)[]): Predicate | null {
  const present = predicates.flatMap((predicate) => {
    if (predicate === null) return [];
    return predicate.kind === 'and' ? predicate.conditions : [predicate];
  });
  const [first] = present;
  return present.length > 1 ? { kind: 'and', conditions: present } : (first ?? null);
}

/** Any of the predicates; there must be at least one. */
export function anyOf(predicates: readonly Predicate[]): Predicate {
  const [first] = predicates;
  if (!first) throw new Error('anyOf needs at least one predicate');
  return predicates.length > 1 ? { kind: 'or', conditions: predicates } : first;
}
