import type { Condition, Literal } from '../../intent';
import { reading } from '../fragment';
import { means, skip } from '../look';
import { readColumn } from '../read-column';
import { flagValues } from '../read-status';
import type { ConditionRule } from './condition-rule';

/** "which are blocked", "discontinued products": a yes/no column said as an adjective. */
export const flagColumn: ConditionRule = {
  name: 'flag column',
  read(context, at, wish) {
    const isFlag = (column: Parameters<typeof flagValues>[0]): boolean => flagValues(column, true).length > 0;
    const column = readColumn(context, at, { leastShare: 0.75, ...wish, accepts: isFlag });
    if (column === null) return null;
    const isPredicate = means(context.phrases[at - 1], 'be', 'relative', 'not');
    const next = context.phrases[skip(context, column.to, 'filler')];
    const isAttribute = next?.tables[0]?.entry === context.scope.entity;
    if (!isPredicate && !isAttribute) return null;
    const values: Literal[] = flagValues(column.value.column, true).map((value) => ({
      kind: 'literal',
      value,
    }));
    const [first] = values;
    if (first === undefined) return null;
    const { ref } = column.value;
    const condition: Condition =
      values.length === 1
        ? { kind: 'compare', operator: '=', left: ref, right: first, ignoreCase: false }
        : { kind: 'one_of', argument: ref, values, ignoreCase: false };
    const meaning = `${ref.table}.${ref.column} = ${values.map(({ value }) => String(value)).join(' or ')}`;
    return reading(
      condition,
      column.to,
      [{ at: column.to - 1, role: 'value', meaning }],
      column.certainty * 0.97,
      column.choices,
    );
  },
};
