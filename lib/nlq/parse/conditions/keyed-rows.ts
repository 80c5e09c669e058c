import type { Condition } from '../../intent';
import { reading } from '../fragment';
import { tokenAt, usesOf } from '../look';
import { isNumeric } from '../read-column';
import type { ConditionRule } from './condition-rule';

const SHARE_OF_A_KEYED_TABLE = 0.9;

/** "department 80": the row of a table whose key is the number. */
export const keyedRows: ConditionRule = {
  name: 'keyed rows',
  read(context, at, wish) {
    const [match] = context.phrases[at]?.tables ?? [];
    const number = tokenAt(context, at + 1, 'number');
    if (match === undefined || number === null || match.score < SHARE_OF_A_KEYED_TABLE) return null;
    const { table, columns } = match.entry;
    const [key, ...more] = table.primaryKey;
    const entry = columns.find(({ column }) => column.name === key);
    if (entry === undefined || more.length > 0 || !isNumeric(entry.column)) return null;
    if (wish.table !== undefined && wish.table !== table.name) return null;
    const ref = { kind: 'column' as const, table: table.name, column: entry.column.name };
    const condition: Condition = {
      kind: 'compare',
      operator: '=',
      left: ref,
      right: { kind: 'literal', value: number.value },
      ignoreCase: false,
    };
    return reading(condition, at + 2, usesOf(at, at + 2, 'value', `${ref.column} = ${number.value}`), 0.93);
  },
};
