import type { Draft, Refiner } from '../draft';
import type { Context, Fragment } from '../fragment';
import { means } from '../look';

const CERTAINTY_OF_A_LOOSE_COLUMN = 0.84;
const NEW_REQUEST = /^(?:[.?!;:]|give|list|show|return|find|display|tell|report|what|include|also)\b/i;
const CLOSES_THE_HEAD: ReadonlySet<Fragment['contribution']['kind']> = new Set([
  'rows',
  'table',
  'condition',
  'group',
  'superlative',
  'order',
  'having',
]);

/** Behind these, even a column with its table is not shown: "above the average review rating". */
const ENDS: ReadonlySet<Fragment['contribution']['kind']> = new Set(['condition', 'superlative', 'having']);

/** True where the column stands right behind the table it belongs to: "student ids". */
function isOwned(before: Fragment, column: Fragment): boolean {
  const kind = before.contribution.kind;
  return (kind === 'rows' || kind === 'table') && before.to === column.from;
}

function startsRequest(phrases: Context['phrases'], from: number, to: number): boolean {
  return phrases.slice(from, to).some(({ text }) => NEW_REQUEST.test(text) || /^[.?!;:]$/.test(text));
}

const CERTAINTY_OF_A_LISTED_TABLE = 0.84;

const isShown = (fragment: Fragment | undefined): boolean =>
  fragment?.contribution.kind === 'columns' || fragment?.contribution.kind === 'measures';

/** "the season, the player and the name of the team": a table's word among columns is one of them, not the rows. */
export const doubtListedTables: Refiner = {
  name: 'doubt listed tables',
  refine(draft: Draft): Draft {
    const { phrases } = draft;
    const told = draft.fragments.filter(({ contribution }) => contribution.kind !== 'nothing');
    const isAnd = (at: number): boolean => told[at]?.contribution.kind === 'connective';
    const isListed = told.some((fragment, at) => {
      const { kind } = fragment.contribution;
      if ((kind !== 'rows' && kind !== 'table') || means(phrases[fragment.from], 'preposition')) return false;
      const next = told[at + 1];
      if (next?.contribution.kind === 'columns' && isOwned(fragment, next)) return false;
      if (at === 0 && isMeasuredWithoutGroup(told)) return true;
      const opensList =
        at === 0 && isAnd(1) && isShown(told[2]) && isSameRequest(phrases, fragment.to, told[2]);
      return (
        opensList || (isAnd(at - 1) && isShown(told[at - 2]) && told[at - 2]?.contribution.kind === 'columns')
      );
    });
    return isListed ? { ...draft, certainty: draft.certainty * CERTAINTY_OF_A_LISTED_TABLE } : draft;
  },
};

/** "all allergies with the number of students": a figure for each of the rows, not one for all of them. */
function isMeasuredWithoutGroup(told: readonly Fragment[]): boolean {
  const kinds = told.map(({ contribution }) => contribution.kind);
  return kinds.includes('measures') && !kinds.includes('group') && !kinds.includes('columns');
}

function isSameRequest(phrases: Context['phrases'], from: number, fragment: Fragment | undefined): boolean {
  return fragment !== undefined && !startsRequest(phrases, from, fragment.from);
}

const CERTAINTY_OF_ABSENCE_ELSEWHERE = 0.84;

/** "names of shops without devices": the rows that lack something must be the rows that are shown. */
export const doubtAbsenceElsewhere: Refiner = {
  name: 'doubt absence elsewhere',
  refine(draft: Draft): Draft {
    const { select, where, relations, entity } = draft.intent;
    const shown = select.filter((item) => !item.additional);
    const conditions = where?.kind === 'and' ? where.conditions : [where];
    const lacks =
      relations.some(({ kind }) => kind === 'not_in') ||
      conditions.some((condition) => condition?.kind === 'not' && condition.condition.kind === 'related');
    const showsOthers =
      shown.length > 0 &&
      shown.every(({ expression }) => expression.kind === 'column' && expression.table !== entity);
    return lacks && showsOthers
      ? { ...draft, certainty: draft.certainty * CERTAINTY_OF_ABSENCE_ELSEWHERE }
      : draft;
  },
};

const CERTAINTY_OF_A_SECOND_REQUEST = 0.84;

/** "How many orders does each customer have? List the number and the id.": the second may repeat the first. */
export const doubtSecondRequest: Refiner = {
  name: 'doubt second request',
  refine(draft: Draft): Draft {
    const { phrases } = draft;
    const end = phrases.findIndex(({ text }) => /^[.?!;]$/.test(text));
    const shows = ({ contribution: { kind } }: Fragment): boolean =>
      kind === 'columns' || kind === 'measures';
    const [before, after] = [
      draft.fragments.some((fragment) => shows(fragment) && fragment.to <= end),
      draft.fragments.some((fragment) => shows(fragment) && fragment.to > end),
    ];
    const isRepeated = end > 0 && before && after;
    return isRepeated ? { ...draft, certainty: draft.certainty * CERTAINTY_OF_A_SECOND_REQUEST } : draft;
  },
};

/**
 * A column that stands alone behind the rows or a condition is more likely part of something that was not
 * understood than one more column to show: "rooms with a king bed", "the number of people killed".
 */
export const doubtLooseColumns: Refiner = {
  name: 'doubt loose columns',
  refine(draft: Draft): Draft {
    const { phrases } = draft;
    const told = draft.fragments.filter(({ contribution }) => contribution.kind !== 'nothing');
    const isLoose = told.some((fragment, index) => {
      const before = told[index - 1];
      if (fragment.contribution.kind !== 'columns' || before === undefined) return false;
      if (fragment.contribution.items.every((item) => item.additional)) return false;
      const between = phrases.slice(before.to, fragment.to);
      if (before.contribution.kind === 'group' && !between.some((phrase) => means(phrase, 'relative')))
        return false;
      const isBehindColumns =
        before.contribution.kind === 'columns' && between.some((phrase) => means(phrase, 'preposition'));
      const earlier = told[index - 2]?.contribution.kind;
      const isPossessed = isOwned(before, fragment) && !(earlier !== undefined && ENDS.has(earlier));
      return (
        (CLOSES_THE_HEAD.has(before.contribution.kind) || isBehindColumns) &&
        !isPossessed &&
        !startsRequest(phrases, before.to, fragment.to)
      );
    });
    return isLoose ? { ...draft, certainty: draft.certainty * CERTAINTY_OF_A_LOOSE_COLUMN } : draft;
  },
};
