import type { Phrase } from '../link/phrase';
import { type Context, type Fragment, reading, type Use } from './fragment';
import { RECOGNISERS } from './recognisers/recognisers';
import type { Scope } from './scope';

/** Phrases a fragment covers without saying how: grammar words are filler, anything else was passed over. */
function withEveryPhrase(phrases: readonly Phrase[], from: number, to: number, uses: readonly Use[]): Use[] {
  const told = new Map(uses.filter((use) => use.at >= from && use.at < to).map((use) => [use.at, use]));
  return Array.from({ length: to - from }, (_, index) => {
    const at = from + index;
    const isGrammar = (phrases[at]?.meanings.length ?? 0) > 0;
    return told.get(at) ?? { at, role: isGrammar ? 'filler' : 'unknown', meaning: '' };
  });
}

function readFragment(context: Context, at: number): Fragment {
  for (const { name, read } of RECOGNISERS) {
    const found = read(context, at);
    if (found === null || found.to <= at) continue;
    const { to, certainty, choices, value: contribution } = found;
    return {
      rule: name,
      from: at,
      to,
      contribution,
      certainty,
      choices,
      uses: withEveryPhrase(context.phrases, at, to, found.uses),
    };
  }
  const unread = reading({ kind: 'unread' } as const, at + 1, [{ at, role: 'unknown', meaning: '' }]);
  return {
    rule: 'unread',
    from: at,
    to: at + 1,
    contribution: unread.value,
    certainty: 1,
    choices: [],
    uses: unread.uses,
  };
}

/** Reads the phrases from left to right into fragments that cover all of them. */
export function recognise(phrases: readonly Phrase[], scope: Scope): Fragment[] {
  const fragments: Fragment[] = [];
  for (let at = 0; at < phrases.length; ) {
    const fragment = readFragment({ phrases, scope, before: fragments }, at);
    fragments.push(fragment);
    at = fragment.to;
  }
  return fragments;
}
