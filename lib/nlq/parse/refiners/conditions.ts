import type { Condition, Intent } from '../../intent';
import { contributions, type Draft, type Refiner, withIntent, withProblem } from '../draft';
import type { Fragment } from '../fragment';
import { tablesOfCondition } from '../mentioned-tables';

interface Link {
  readonly word: 'and' | 'or';
  readonly condition: Condition;
}

type Connective = 'and' | 'or' | 'but' | 'comma';

/** The connective between two fragments; `and` unless "or" is said. */
function wordBetween(fragments: readonly Fragment[], from: number, to: number): Connective | null {
  let word: Connective | null = null;
  for (const { contribution } of fragments.slice(from + 1, to)) {
    if (contribution.kind !== 'connective') continue;
    word = contribution.word === 'comma' && word !== null ? word : contribution.word;
  }
  return word;
}

/** The conditions with the word before each; a comma says what the next real connective says: "a, b or c". */
function chain(fragments: readonly Fragment[]): Link[] {
  const found: { word: Connective | null; condition: Condition }[] = [];
  let last = -1;
  fragments.forEach(({ contribution }, index) => {
    if (contribution.kind !== 'condition') return;
    const word = last === -1 ? 'and' : wordBetween(fragments, last, index);
    found.push({ word, condition: contribution.condition });
    last = index;
  });
  let following: 'and' | 'or' = 'and';
  return found
    .toReversed()
    .map(({ word, condition }) => {
      if (word === 'or') following = 'or';
      else if (word !== 'comma') following = 'and';
      return { word: following, condition };
    })
    .toReversed();
}

export function allOf(conditions: readonly Condition[]): Condition | null {
  const [first, ...more] = conditions;
  if (first === undefined) return null;
  return more.length === 0 ? first : { kind: 'and', conditions: [...conditions] };
}

/** And binds closer than or. */
function combine(links: readonly Link[]): Condition | null {
  const groups: Condition[][] = [];
  for (const { word, condition } of links) {
    const current = groups.at(-1);
    if (current === undefined || word === 'or') groups.push([condition]);
    else current.push(condition);
  }
  const alternatives = groups.flatMap((group) => allOf(group) ?? []);
  const [first, ...more] = alternatives;
  if (first === undefined) return null;
  return more.length === 0 ? first : { kind: 'or', conditions: alternatives };
}

/** Joins the conditions by the words between them. */
export const joinConditions: Refiner = {
  name: 'join conditions',
  refine(draft) {
    const refined = withIntent(draft, { where: combine(chain(draft.fragments)) });
    if (isContradictory(refined.intent.where)) {
      return withProblem(
        refined,
        'No row can have two different values in one column. Is one of them enough?',
        ['or'],
      );
    }
    return hasLooseOr(draft) ? withProblem(refined, 'It is not clear what "or" connects here') : refined;
  },
};

/** "male and female": two values at once of one column. */
function isContradictory(where: Condition | null): boolean {
  if (where?.kind !== 'and') return false;
  const seen = new Map<string, string>();
  return where.conditions.some((condition) => {
    if (condition.kind !== 'compare' || condition.operator !== '=' || condition.right.kind !== 'literal')
      return false;
    const subject = JSON.stringify(condition.left);
    const value = JSON.stringify(condition.right.value);
    const earlier = seen.get(subject);
    seen.set(subject, value);
    return earlier !== undefined && earlier !== value;
  });
}

/** "or" counts only between two conditions; elsewhere its meaning would be lost. */
function hasLooseOr({ fragments }: Draft): boolean {
  const isRead = (fragment: Fragment | undefined): boolean =>
    fragment !== undefined && !['connective', 'nothing', 'rows'].includes(fragment.contribution.kind);
  return fragments.some(({ contribution }, index) => {
    if (contribution.kind !== 'connective' || contribution.word !== 'or') return false;
    const before = fragments.slice(0, index).findLast(isRead);
    const after = fragments.slice(index + 1).find(isRead);
    return before?.contribution.kind !== 'condition' || after?.contribution.kind !== 'condition';
  });
}

function withTargetConditions(intent: Intent): Intent {
  const conditions =
    intent.where === null ? [] : intent.where.kind === 'and' ? intent.where.conditions : [intent.where];
  let rest = conditions;
  const relations = intent.relations.map((relation) => {
    const isAboutTarget = (condition: Condition): boolean =>
      [...tablesOfCondition(condition)].every((table) => table === relation.target) &&
      condition.kind !== 'related';
    const own = rest.filter(isAboutTarget);
    rest = rest.filter((condition) => !own.includes(condition));
    return {
      ...relation,
      targetWhere: allOf([...(relation.targetWhere === null ? [] : [relation.targetWhere]), ...own]),
    };
  });
  return { ...intent, where: allOf(rest), relations };
}

/** Takes over the comparisons with other tables; conditions on their columns restrict those tables' rows. */
export const addRelations: Refiner = {
  name: 'add relations',
  refine(draft) {
    const relations = contributions(draft, 'relation').map(({ relation }) => relation);
    if (relations.length === 0) return draft;
    return { ...draft, intent: withTargetConditions({ ...draft.intent, relations }) };
  },
};
