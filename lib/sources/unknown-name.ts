import { closestMatch } from '../shared/closest-match';
import type { Problem } from '../shared/errors';

/** Says that nothing is called so, what there is, and what was probably meant. */
export function unknownName(field: string, what: string, name: string, known: readonly string[]): Problem {
  const suggestion = closestMatch(name, known);
  const hint = suggestion ? ` Did you mean "${suggestion}"?` : '';
  return {
    field,
    problem: `There is no ${what} "${name}".${hint}`,
    accepted: known,
    ...(suggestion ? { suggestion } : {}),
  };
}
