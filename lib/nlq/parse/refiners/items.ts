import type { Expression, SelectItem } from '../../intent';

/** True for the same column, measure or value. */
export const isSame = (a: Expression, b: Expression): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An expression to show, named by the plan. */
export const toItem = (expression: Expression): SelectItem => ({ expression, name: null, additional: false });

/** The items without those that stand earlier already. */
export function withoutRepeats(items: readonly SelectItem[]): SelectItem[] {
  return items.filter(
    (item, index) => !items.slice(0, index).some((earlier) => isSame(earlier.expression, item.expression)),
  );
}
