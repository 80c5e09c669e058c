import type { Diagnostic } from '../compilation';
import type { Intent } from '../intent';
import type { Phrase } from '../link/phrase';
import type { Contribution, Fragment } from './fragment';
import type { Scope } from './scope';

/** An intent in the making. Refiners take one and return a better one. */
export interface Draft {
  readonly phrases: readonly Phrase[];
  readonly intent: Intent;
  readonly fragments: readonly Fragment[];
  readonly scope: Scope;
  /** 0 to 1: how much had to be inferred. */
  readonly certainty: number;
  /** Why this reading cannot stand. */
  readonly problems: readonly Diagnostic[];
}

/** One step from fragments to an intent. */
export interface Refiner {
  readonly name: string;
  readonly refine: (draft: Draft) => Draft;
}

/** The contributions of a kind, in the order of the sentence. */
export function contributions<Kind extends Contribution['kind']>(
  draft: Draft,
  kind: Kind,
): Extract<Contribution, { kind: Kind }>[] {
  return draft.fragments
    .map((fragment) => fragment.contribution)
    .filter(
      (contribution): contribution is Extract<Contribution, { kind: Kind }> => contribution.kind === kind,
    );
}

/** The draft with parts of its intent replaced. */
export function withIntent(draft: Draft, changes: Partial<Intent>): Draft {
  return { ...draft, intent: { ...draft.intent, ...changes } };
}

/** The draft with one more reason why it cannot stand. */
export function withProblem(draft: Draft, message: string, suggestions: readonly string[] = []): Draft {
  const problem: Diagnostic = { code: 'not_understood', severity: 'error', message, span: null, suggestions };
  return { ...draft, problems: [...draft.problems, problem] };
}
