import { bareValue } from './bare-value';
import {
  columnBetween,
  columnCompared,
  columnMatches,
  columnMissing,
  columnOfValue,
  columnValue,
} from './column-first';
import { lackingColumn, negatedCondition, numberOfColumn } from './column-last';
import { comparative } from './comparative';
import type { ConditionRule } from './condition-rule';
import { datedRows } from './dated-rows';
import { flagColumn } from './flag-column';
import { keyedRows } from './keyed-rows';
import { namedRows } from './named-rows';
import { yearRows } from './year-rows';

/** Tried in order; the first that reads wins. */
export const CONDITION_RULES: readonly ConditionRule[] = [
  comparative,
  columnMissing,
  columnMatches,
  columnBetween,
  columnCompared,
  keyedRows,
  namedRows,
  yearRows,
  datedRows,
  columnOfValue,
  columnValue,
  flagColumn,
  numberOfColumn,
  lackingColumn,
  bareValue,
  negatedCondition,
];
