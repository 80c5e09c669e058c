import type { ColumnFilter } from '../../drilldown-schemas';
import { type Condition, filterCondition } from '../filter-condition';
import type { ResultFile } from '../result-file';
import type { ColumnIndex } from './column-index';
import { addRow, allRows, complementOf, intersectionOf, noRows, type RowSet, unionOf } from './row-set';
import { countTexts, findContaining, hasAtEdge } from './text-list';

/** A filter and the column it is about. */
export interface PlacedFilter {
  readonly name: string;
  readonly column: number;
  readonly filter: ColumnFilter;
}

/** The rows that match a filter: what `filterCondition` means, found through the column's index. */
export function matchFilter(file: ResultFile, placed: PlacedFilter, index: ColumnIndex): RowSet {
  const { filter } = placed;
  const as = (other: ColumnFilter): RowSet => matchFilter(file, { ...placed, filter: other }, index);
  switch (filter.operator) {
    case 'is_empty':
      return groupsToRows(index, (add) => {
        for (let group = 0; group < countTexts(index.texts); group += 1) {
          if (isBlank(index, group)) add(group);
        }
        add(countTexts(index.texts));
      });
    case 'is_not_empty':
      return complementOf(as({ operator: 'is_empty' }));
    case 'not_equals':
      return complementOf(as({ ...filter, operator: 'equals' }));
    case 'not_contains':
      return complementOf(as({ ...filter, operator: 'contains' }));
    case 'not_one_of':
      return complementOf(as({ ...filter, operator: 'one_of' }));
    case 'between': {
      const [from, to] = Array.isArray(filter.value) ? filter.value : [];
      return intersectionOf(as({ operator: 'gte', value: from }), as({ operator: 'lte', value: to }));
    }
    case 'one_of': {
      const values = Array.isArray(filter.value) ? filter.value : [];
      return values
        .map((value) => as(value === null ? { operator: 'is_empty' } : { operator: 'equals', value }))
        .reduce(unionOf, noRows(file.rowCount));
    }
    case 'contains':
    case 'starts_with':
    case 'ends_with':
      return matchText(index, filter.operator, String(filter.value).toLowerCase());
    default:
      return compare(file, placed, index, filter.operator);
  }
}

/** Whether the index can answer a filter: its groups must be what the filter compares. */
export function canMatch(file: ResultFile, column: number, { kind }: ColumnIndex): boolean {
  const type = file.columns[column]?.type ?? 'text';
  const isNumeric = type === 'integer' || type === 'decimal' || type === 'boolean';
  return kind === (isNumeric ? 'number' : 'text');
}

/** The rows of the groups that `choose` adds; the group after the last one are the nulls. */
function groupsToRows(
  { order, starts, texts }: ColumnIndex,
  choose: (add: (group: number) => void) => void,
): RowSet {
  const rows = noRows(order.length);
  choose((group) => {
    const end = group === countTexts(texts) ? order.length : (starts[group + 1] ?? 0);
    for (let at = starts[group] ?? 0; at < end; at += 1) addRow(rows, order[at] ?? 0);
  });
  return rows;
}

const BLANK = 32;

/** As SQLite's trim: nothing but blanks. */
function isBlank({ texts: { bytes, offsets } }: ColumnIndex, group: number): boolean {
  const end = offsets[group + 1] ?? 0;
  for (let at = offsets[group] ?? 0; at < end; at += 1) if (bytes[at] !== BLANK) return false;
  return true;
}

function matchText(
  index: ColumnIndex,
  operator: 'contains' | 'starts_with' | 'ends_with',
  text: string,
): RowSet {
  // Every cell ends with nothing, null too: so says the condition.
  if (operator === 'ends_with' && text === '') return allRows(index.order.length);
  return groupsToRows(index, (add) => {
    if (operator === 'contains') return findContaining(index.texts, text, add);
    const part = Buffer.from(text);
    const edge = operator === 'starts_with' ? 'start' : 'end';
    for (let group = 0; group < countTexts(index.texts); group += 1) {
      if (hasAtEdge(index.texts, group, part, edge)) add(group);
    }
  });
}

/** Groups stand in the order of what is compared, so that those which match are a range, found by its two ends. */
function compare(
  file: ResultFile,
  placed: PlacedFilter,
  index: ColumnIndex,
  operator: 'equals' | 'gt' | 'gte' | 'lt' | 'lte',
): RowSet {
  const first = (bound: 'gte' | 'gt') => firstGroup(file, placed, index, bound);
  const from = operator === 'lt' || operator === 'lte' ? 0 : first(operator === 'gt' ? 'gt' : 'gte');
  const isOpen = operator === 'gt' || operator === 'gte';
  const to = isOpen ? countTexts(index.texts) : first(operator === 'lt' ? 'gte' : 'gt');
  return groupsToRows(index, (add) => {
    for (let group = from; group < to; group += 1) add(group);
  });
}

/** The first group whose cells match `operator`; asked of one cell of a group by the very SQL of the filter. */
function firstGroup(
  file: ResultFile,
  { name, column, filter }: PlacedFilter,
  { order, starts, texts }: ColumnIndex,
  operator: 'gte' | 'gt',
): number {
  const condition: Condition = filterCondition(file.columns[column], column, { ...filter, operator }, name);
  const statement = file.db.prepare(`SELECT ${condition.sql} AS matches FROM result_rows r WHERE r.n = ?`);
  let [low, high] = [0, countTexts(texts)];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const n = BigInt((order[starts[middle] ?? 0] ?? 0) + 1);
    const { matches } = statement.get([...condition.params, n]) as { matches: number };
    if (matches) high = middle;
    else low = middle + 1;
  }
  return low;
}
