import type { Condition } from '../../intent';
import { type Context, reading } from '../fragment';
import { isPreposition, meaningOf, means, skip, usesOf } from '../look';
import { tablesOfCondition } from '../mentioned-tables';
import { readBound } from '../read-bound';
import { isNumeric, readColumn } from '../read-column';
import type { ConditionRule } from './condition-rule';

const SHARE_OF_A_NAMED_TABLE = 0.5;

/** "more than 5 employees", "over 30 years": a comparison whose column follows the number. */
export const numberOfColumn: ConditionRule = {
  name: 'number of column',
  read(context, at, wish) {
    const bound = readBound(context, at);
    if (bound === null || !bound.value.isSaid) return null;
    const { operator, value } = bound.value;
    const place = isPreposition(context.phrases[bound.to], 'in', 'of') ? bound.to + 1 : bound.to;
    const column = readColumn(context, place, { leastShare: 0.6, ...wish, accepts: isNumeric });
    if (column === null) return null;
    const { ref } = column.value;
    const condition: Condition = {
      kind: 'compare',
      operator,
      left: ref,
      right: { kind: 'literal', value },
      ignoreCase: false,
    };
    const uses = [
      ...bound.uses.map((use) => ({ ...use, meaning: `${ref.column} ${use.meaning}` })),
      ...column.uses,
    ];
    return reading(condition, column.to, uses, column.certainty * 0.98, column.choices);
  },
};

/** "no orders": where the word names another table, rows of it are missing and not a value. */
function namesOtherTable({ phrases, scope }: Context, at: number): boolean {
  const [match] = phrases[at]?.tables ?? [];
  return match !== undefined && match.entry !== scope.entity && match.score >= SHARE_OF_A_NAMED_TABLE;
}

/** "missing price", "without email", "no description", "null category" */
export const lackingColumn: ConditionRule = {
  name: 'lacking column',
  read(context, at, wish) {
    const missing = meaningOf(context.phrases[at], 'missing');
    if (missing === null && !means(context.phrases[at], 'lacking')) return null;
    const place = skip(context, at + 1, 'filler');
    const { entity } = context.scope;
    const own = { table: entity.table.name, leastShare: 0.5, ...wish };
    const column = namesOtherTable(context, place) ? null : readColumn(context, place, own);
    if (column === null) return null;
    const isMissing: Condition = {
      kind: 'missing',
      argument: column.value.ref,
      orBlank: missing?.orBlank ?? true,
    };
    const condition: Condition =
      missing?.negated === true ? { kind: 'not', condition: isMissing } : isMissing;
    const uses = [...usesOf(at, place, 'operator', 'has no value'), ...column.uses];
    return reading(condition, column.to, uses, column.certainty, column.choices);
  },
};

/** "not active", "never paid": whatever condition follows, turned round. */
export const negatedCondition: ConditionRule = {
  name: 'negated condition',
  read(context, at, wish, readInner) {
    const isNotIn = /\bnot in(?: the)?$/i.test(context.phrases[at]?.text ?? '');
    if (!means(context.phrases[at], 'not') && !isNotIn) return null;
    const inner = readInner(context, at + 1, wish);
    if (inner === null) return null;
    const { entity } = context.scope;
    const [table, ...more] = new Set(tablesOfCondition(inner.value));
    const isElsewhere =
      table !== undefined &&
      more.length === 0 &&
      table !== entity.table.name &&
      inner.value.kind !== 'related';
    if (isElsewhere && wish.table === undefined) {
      const value: Condition = {
        kind: 'not',
        condition: { kind: 'related', table, where: inner.value, count: null },
      };
      return { ...inner, value, uses: [...usesOf(at, at + 1, 'operator', 'not'), ...inner.uses] };
    }
    const value: Condition =
      inner.value.kind === 'compare' && inner.value.operator === '='
        ? { ...inner.value, operator: '<>' }
        : { kind: 'not', condition: inner.value };
    return { ...inner, value, uses: [...usesOf(at, at + 1, 'operator', 'not'), ...inner.uses] };
  },
};
