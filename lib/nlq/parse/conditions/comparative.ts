import type { Condition, Expression } from '../../intent';
import { columnsAbout } from '../columns-about';
import { reading } from '../fragment';
import { meaningOf, numberAt, usesOf } from '../look';
import { readAverage } from '../read-average';
import type { ConditionRule } from './condition-rule';

/** "older than 56", "more expensive than the average": the word says which column is compared. */
export const comparative: ConditionRule = {
  name: 'comparative',
  read(context, at) {
    const said = meaningOf(context.phrases[at], 'comparative');
    const columns = said === null ? [] : columnsAbout(context.scope, said.about);
    const [entry] = columns;
    if (said === null || entry === undefined || columns.length > 1) return null;
    const ref = { kind: 'column' as const, table: entry.table, column: entry.column.name };
    const number = numberAt(context, at + 1);
    const literal: Expression | null = number === null ? null : { kind: 'literal', value: number };
    const average = literal === null ? readAverage(context, at + 1, { ref, column: entry.column }) : null;
    const right = literal ?? average?.value;
    if (right === undefined) return null;
    const condition: Condition = {
      kind: 'compare',
      operator: said.operator,
      left: ref,
      right,
      ignoreCase: false,
    };
    const to = average?.to ?? at + 2;
    const uses = usesOf(
      at,
      average === null ? to : at + 1,
      'value',
      `${ref.column} ${said.operator} ${number ?? 'average'}`,
    );
    return reading(condition, to, [...uses, ...(average?.uses ?? [])], 0.97);
  },
};
