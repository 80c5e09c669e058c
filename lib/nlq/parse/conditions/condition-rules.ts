import { bareValue } from './bare-value';
import { columnBetween, columnCompared, columnMatches, columnMissing, columnValue } from './column-first';
import type { ConditionRule } from './condition-rule';
import { datedRows } from './dated-rows';
import { lackingColumn, negatedCondition, numberOfColumn } from './column-last';

/** Tried in order; the first that reads wins. */
export const CONDITION_RULES: readonly ConditionRule[] = [
  columnMissing,
  columnMatches,
  columnBetween,
  columnCompared,
  datedRows,
  columnValue,
  numberOfColumn,
  lackingColumn,
  bareValue,
  negatedCondition,
];
