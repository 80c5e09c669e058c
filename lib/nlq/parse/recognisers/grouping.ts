import type { ColumnRef, Expression, PeriodUnit } from '../../intent';
import { type Context, type Reading, type Recogniser, reading } from '../fragment';
import { isConnective, meaningOf, means, skip, usesOf } from '../look';
import { isTemporal, readColumn } from '../read-column';
import { readTable } from '../read-table';
import { rowsAsGroup } from '../rows-as-group';

interface Group {
  readonly by: readonly Expression[];
  readonly labels: readonly Expression[];
}

/** "month" as the period of the entity's only date column, or of the one named: "month of created date". */
function readPeriodUnit(context: Context, at: number): Reading<Group> | null {
  const unit = meaningOf(context.phrases[at], 'unit')?.unit;
  if (unit === undefined) return null;
  const exact = readColumn(context, at, { leastShare: 0.99 });
  if (exact !== null) return null;
  const named = means(context.phrases[at + 1], 'preposition')
    ? readColumn(context, at + 2, { accepts: isTemporal })
    : null;
  if (named !== null) {
    const period = periodOf(unit, named.value.ref);
    return {
      ...named,
      value: { by: [period], labels: [period] },
      uses: [...usesOf(at, at + 2, 'time', `by ${unit}`), ...named.uses],
    };
  }
  const dates = context.scope.entity.columns.filter((entry) => isTemporal(entry.column));
  const said = dates.filter(({ column }) => saysColumn(context, column.name));
  const [only, ...more] = said.length > 0 ? said : dates;
  if (only === undefined || more.length > 0) return null;
  const period = periodOf(unit, { kind: 'column', table: only.table, column: only.column.name });
  return reading(
    { by: [period], labels: [period] },
    at + 1,
    usesOf(at, at + 1, 'time', `by ${unit} of ${only.column.name}`),
    0.95,
  );
}

/** True when a condition to the left speaks about the column: "created this year by month". */
function saysColumn(context: Context, name: string): boolean {
  return context.before.some(({ contribution }) => {
    if (contribution.kind !== 'condition') return false;
    const { condition } = contribution;
    const subject =
      condition.kind === 'between'
        ? condition.argument
        : condition.kind === 'compare'
          ? condition.left
          : null;
    return subject?.kind === 'column' && subject.column === name;
  });
}

const periodOf = (unit: PeriodUnit, argument: ColumnRef): Expression => ({ kind: 'period', unit, argument });

function readOneGroup(context: Context, at: number): Reading<Group> | null {
  const place = skip(context, at, 'filler', 'distinct');
  const period = readPeriodUnit(context, place);
  if (period !== null) return period;
  const phrase = context.phrases[place];
  const [tableMatch] = phrase?.tables ?? [];
  const column = readColumn(context, place);
  const preferTable = tableMatch !== undefined && tableMatch.score > 0.8 && !isExact(context, place);
  if (column !== null && !preferTable) {
    const { ref } = column.value;
    return { ...column, value: { by: [ref], labels: [ref] } };
  }
  const table = readTable(context, place, 0.6);
  const rows = table === null ? null : rowsAsGroup(table.value);
  return table === null || rows === null
    ? null
    : { ...table, value: rows, certainty: table.certainty * 0.97 };
}

/** True when a column of the entity is called exactly like the phrase. */
function isExact(context: Context, at: number): boolean {
  const { entity } = context.scope;
  return (
    context.phrases[at]?.columns.some(
      (match) => match.score === 1 && match.entry.table === entity.table.name,
    ) ?? false
  );
}

/** "per category", "by business unit and month", "for each customer", "grouped by status" */
export const groupBy: Recogniser = {
  name: 'group by',
  read(context, at) {
    const lead = skip(context, at, 'preposition');
    const start = means(context.phrases[at], 'group', 'by') ? at : lead;
    if (!means(context.phrases[start], 'group', 'by')) return null;
    if (means(context.phrases[start], 'by') && means(context.phrases[start - 1], 'verb')) return null;
    let found = readOneGroup(context, start + 1);
    if (found === null) return null;
    const uses = [...usesOf(at, start + 1, 'operator', 'for each'), ...found.uses];
    const by = [...found.value.by];
    const labels = [...found.value.labels];
    const choices = [...found.choices];
    let certainty = found.certainty;
    let to = found.to;
    while (isConnective(context.phrases[to], 'and', 'comma')) {
      const place = skip(context, to, 'connective', 'by', 'group');
      found = readOneGroup(context, place);
      if (found === null || means(context.phrases[found.to], 'compare', 'be')) break;
      by.push(...found.value.by);
      labels.push(...found.value.labels);
      uses.push(...found.uses);
      choices.push(...found.choices);
      certainty = Math.min(certainty, found.certainty);
      to = found.to;
    }
    return reading({ kind: 'group', by, labels }, to, uses, certainty, choices);
  },
};
