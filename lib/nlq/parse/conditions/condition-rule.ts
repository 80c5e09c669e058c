import type { Condition } from '../../intent';
import type { Context, Reading } from '../fragment';
import type { ColumnWish } from '../read-column';

/** Reads any condition; given to rules that contain another condition, such as negation. */
export type ReadCondition = (context: Context, at: number, wish: ColumnWish) => Reading<Condition> | null;

/** One way of stating a condition. Reads from the first word that matters; "which are" and the like are behind. */
export interface ConditionRule {
  readonly name: string;
  readonly read: (
    context: Context,
    at: number,
    wish: ColumnWish,
    readInner: ReadCondition,
  ) => Reading<Condition> | null;
}
