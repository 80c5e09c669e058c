import type { ComparisonOperator, Condition } from '../../intent';
import { reading } from '../fragment';
import { isPreposition, meaningOf, means, skip, tokenAt, usesOf } from '../look';
import { isNumeric, isTemporal } from '../read-column';
import type { ConditionRule } from './condition-rule';

/** "before 2010", "in the year 2010" where the table has no date but one column that holds years. */
export const yearRows: ConditionRule = {
  name: 'year rows',
  read(context, at, wish) {
    const { catalog, entity } = context.scope;
    const columns = (wish.table === undefined ? entity : catalog.tables.get(wish.table))?.columns ?? [];
    const years = columns.filter(
      ({ column, forms }) => isNumeric(column) && forms.some(({ parts }) => parts.includes('year')),
    );
    const [entry, ...more] = years;
    if (entry === undefined || more.length > 0 || columns.some(({ column }) => isTemporal(column)))
      return null;
    const operator: ComparisonOperator | null =
      meaningOf(context.phrases[at], 'compare')?.operator ??
      (isPreposition(context.phrases[at], 'in', 'from') ? '=' : null);
    if (operator === null) return null;
    let place = skip(context, at + 1, 'filler');
    if (means(context.phrases[place], 'unit')) place = skip(context, place + 1, 'filler', 'preposition');
    const year = tokenAt(context, place, 'number');
    if (year === null || !/^(?:1[5-9]|20)\d\d$/.test(year.text)) return null;
    const ref = { kind: 'column' as const, table: entry.table, column: entry.column.name };
    const condition: Condition = {
      kind: 'compare',
      operator,
      left: ref,
      right: { kind: 'literal', value: year.value },
      ignoreCase: false,
    };
    return reading(
      condition,
      place + 1,
      usesOf(at, place + 1, 'time', `${ref.column} ${operator} ${year.text}`),
      0.97,
    );
  },
};
