import type { Expression, SelectItem } from '../../intent';
import type { TableEntry } from '../../link/prepared-catalog';
import { contributions, type Draft, type Refiner, withIntent, withProblem } from '../draft';
import type { Contribution } from '../fragment';
import { means } from '../look';
import { isAggregate, tablesOfIntent } from '../mentioned-tables';
import { rowsAsGroup } from '../rows-as-group';
import { allOf } from './conditions';
import { isSame, toItem, withoutRepeats } from './items';

function shownBy(contribution: Contribution): readonly SelectItem[] {
  if (contribution.kind === 'columns' || contribution.kind === 'measures') return contribution.items;
  return contribution.kind === 'superlative' && contribution.shows !== undefined
    ? [toItem(contribution.shows)]
    : [];
}

/** "which product names contain 'film'": the column that opens the sentence is what is asked for. */
function matchedAtHead({ fragments, phrases }: Draft): SelectItem[] {
  const told = fragments.filter(({ contribution }) => contribution.kind !== 'nothing');
  const [first, second] = told;
  const isOwned = first?.contribution.kind === 'rows' && second?.from === first.to;
  const head = isOwned ? second : first;
  if (head?.contribution.kind !== 'condition' || head.contribution.condition.kind !== 'text_match') return [];
  const opens = phrases.slice(head.from, head.to).findIndex(({ columns }) => columns.length > 0);
  const isLed = phrases
    .slice(0, head.from + Math.max(0, opens))
    .some((phrase) => means(phrase, 'preposition', 'have') || /^(?:where|whose|with)\b/i.test(phrase.text));
  const { argument } = head.contribution.condition;
  return isLed || argument.kind !== 'column' ? [] : [toItem(argument)];
}

/** Columns and measures to show, in the order of the sentence. */
export const selectColumns: Refiner = {
  name: 'select columns',
  refine(draft) {
    const shown = draft.fragments.flatMap(({ contribution }) => shownBy(contribution));
    const select = shown.length > 0 ? shown : matchedAtHead(draft);
    const saysDistinct = contributions(draft, 'distinct').length > 0;
    const isDistinct = saysDistinct && select.some((item) => item.expression.kind === 'column');
    const selected = withIntent(draft, { select: withoutRepeats(select), distinct: isDistinct });
    return saysDistinct && !isDistinct
      ? withProblem(selected, 'Say which column the different values are of')
      : selected;
  },
};

/** Groups said ("per category") and implied (a column beside a measure). Groups are shown before measures. */
export const groupMeasures: Refiner = {
  name: 'group measures',
  refine(draft) {
    const groups = contributions(draft, 'group');
    const having = contributions(draft, 'having').map(({ condition }) => condition);
    const { select } = draft.intent;
    const measures = select.filter((item) => isAggregate(item.expression));
    const plain = select.filter((item) => !isAggregate(item.expression) && !item.additional);
    if (contributions(draft, 'duplicates').length > 0) return draft;
    if (groups.length === 0 && (measures.length === 0 || plain.length === 0) && having.length === 0)
      return draft;
    const isOfRows = groups.length > 0 && measures.length === 0 && having.length === 0;
    if (isOfRows && groups.every(({ by }) => isRowsOf(draft.scope.entity, by))) return draft;
    if (having.length > 0 && groups.length === 0 && plain.length === 0) {
      return withProblem(draft, 'Say for what the rows are counted, e.g. the columns to group by');
    }
    if (isOfRows) return withoutMeasure(draft, groups, plain);
    if (groups.length === 0 && plain.length > 0 && measures.length > 0 && !areListed(draft)) {
      return withProblem(draft, 'Say whether the figures are wanted for each value of a column', [
        'for each <column>',
      ]);
    }
    const labels = groups
      .filter((group) => !showsRowsOf(group, plain))
      .flatMap((group) => group.labels)
      .map(toItem)
      .filter((label) => !plain.some((item) => hasSameName(item, label)));
    const keys = [...groups.flatMap((group) => group.by), ...plain.map((item) => item.expression)];
    const groupBy = keys.filter(
      (key, index) => !keys.slice(0, index).some((earlier) => isSame(earlier, key)),
    );
    return withIntent(draft, {
      select: withoutRepeats(
        measuresFirst(draft) ? [...measures, ...labels, ...plain] : [...labels, ...plain, ...measures],
      ),
      groupBy,
      having: allOf(having),
      distinct: false,
    });
  },
};

/** "each customer" where customers are the rows anyway. */
function isRowsOf(entity: TableEntry, by: readonly Expression[]): boolean {
  const rows = rowsAsGroup(entity)?.by ?? [];
  return (
    entity.table.primaryKey.length > 0 &&
    rows.length === by.length &&
    by.every((key) => rows.some((row) => isSame(row, key)))
  );
}

/** Name of the rule that reads "how many": "how many orders does each customer have" is a list of customers. */
const HOW_MANY = 'how many';

/** True when the sentence says its measure before anything it is grouped by: "number of orders per city". */
function measuresFirst({ fragments }: Draft): boolean {
  const asksHowMany = fragments.some(
    ({ rule, contribution }) => rule === HOW_MANY && contribution.kind === 'measures',
  );
  if (asksHowMany) return false;
  const first = fragments.find(
    ({ contribution: { kind } }) => kind === 'measures' || kind === 'group' || kind === 'columns',
  );
  return first?.contribution.kind === 'measures';
}

/** "project ids … for each project": the same key said twice, once of each table it joins. */
function hasSameName({ expression: a }: SelectItem, { expression: b }: SelectItem): boolean {
  return a.kind === 'column' && b.kind === 'column' && a.column.toLowerCase() === b.column.toLowerCase();
}

/** "the id and … of each customer": what is shown of a customer is said, so that no name need be added. */
function showsRowsOf(
  { by, labels }: { readonly by: readonly Expression[]; readonly labels: readonly Expression[] },
  plain: readonly SelectItem[],
): boolean {
  const isPlainGroup = labels.every((label) => by.some((key) => isSame(key, label))) && by.length === 1;
  const [key] = by;
  if (isPlainGroup || key?.kind !== 'column') return false;
  return plain.some(
    (item) =>
      item.expression.kind === 'column' &&
      (item.expression.table === key.table || by.some((other) => hasSameName(item, toItem(other)))),
  );
}

/** True when columns and measures are listed together: "the country and the number of customers". */
function areListed({ fragments }: Draft): boolean {
  const shown = fragments.filter(({ contribution: { kind } }) =>
    ['columns', 'measures', 'connective'].includes(kind),
  );
  return shown.some(({ contribution }, index) => {
    const [before, after] = [shown[index - 1]?.contribution.kind, shown[index + 1]?.contribution.kind];
    return (
      contribution.kind === 'connective' &&
      before !== after &&
      before !== 'connective' &&
      after !== 'connective'
    );
  });
}

const CERTAINTY_OF_AN_IMPLIED_COUNT = 0.93;

/** "customers per country" counts; "price per vendor" does not say how the prices are put together. */
function withoutMeasure(
  draft: Draft,
  groups: ReturnType<typeof contributions<'group'>>,
  plain: readonly SelectItem[],
): Draft {
  const labels = groups.flatMap((group) => group.labels).map(toItem);
  const others = plain.filter((item) => !labels.some((label) => isSame(label.expression, item.expression)));
  if (contributions(draft, 'order').length > 0 || contributions(draft, 'superlative').length > 0) {
    return withIntent(draft, {
      select: withoutRepeats([...labels, ...plain]),
      groupBy: groups.flatMap((group) => [...group.by]),
    });
  }
  if (others.length > 0) {
    return withProblem(draft, 'Say how the values of a group are put together', [
      'total',
      'average',
      'minimum',
      'maximum',
      'number of',
    ]);
  }
  const count: Expression = {
    kind: 'aggregate',
    function: 'count',
    argument: null,
    distinct: false,
    where: null,
  };
  const counted = withIntent(draft, {
    select: [...labels, toItem(count)],
    groupBy: groups.flatMap((group) => [...group.by]),
  });
  return { ...counted, certainty: counted.certainty * CERTAINTY_OF_AN_IMPLIED_COUNT };
}

/** Rows whose values repeat: by the columns named, or by those said with "by". */
export const findDuplicates: Refiner = {
  name: 'find duplicates',
  refine(draft) {
    const [found] = contributions(draft, 'duplicates');
    if (found === undefined) return draft;
    if (found.duplicates !== null) return withIntent(draft, { duplicates: found.duplicates });
    const named = [
      ...contributions(draft, 'group').flatMap((group) => group.by),
      ...draft.intent.select.map((item) => item.expression),
    ];
    const columns = named.flatMap((expression) =>
      expression.kind === 'column' && expression.table === draft.scope.entity.table.name ? [expression] : [],
    );
    if (columns.length === 0) {
      const suggestions = draft.scope.entity.table.columns.slice(0, 5).map((column) => `by ${column.name}`);
      return withProblem(draft, 'Say which columns must be equal for rows to be duplicates', suggestions);
    }
    return withIntent(draft, { duplicates: { columns, summarise: false }, groupBy: [], select: [] });
  },
};

const CERTAINTY_OF_AN_IMPLIED_JOIN = 0.88;
/** "customers and their orders" may want both side by side. */
const CERTAINTY_OF_LISTED_TABLES = 0.9;

/** A table that is mentioned and not used otherwise restricts the rows to those related to it. */
export const useMentionedTables: Refiner = {
  name: 'use mentioned tables',
  refine(draft) {
    const used = tablesOfIntent(draft.intent);
    const unused = new Set(contributions(draft, 'table').map(({ table }) => table));
    for (const table of used) unused.delete(table);
    if (unused.size === 0) return draft;
    const related = [...unused].map((table) => ({
      kind: 'related' as const,
      table,
      where: null,
      count: null,
    }));
    const { where } = draft.intent;
    const refined = withIntent(draft, { where: allOf([...(where === null ? [] : [where]), ...related]) });
    const isListed = draft.fragments.some(
      ({ contribution }, index) =>
        contribution.kind === 'table' &&
        unused.has(contribution.table) &&
        draft.fragments[index - 1]?.contribution.kind === 'connective',
    );
    const certainty =
      CERTAINTY_OF_AN_IMPLIED_JOIN ** unused.size * (isListed ? CERTAINTY_OF_LISTED_TABLES : 1);
    return { ...refined, certainty: refined.certainty * certainty };
  },
};
