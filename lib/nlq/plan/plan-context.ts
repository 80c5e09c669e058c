import type { Diagnostic } from '../compilation';
import type { BoundCondition, BoundExpression, BoundQuery } from '../resolve/bound';
import type { Aliases } from '../resolve/claim-alias';
import type { Join, Predicate, Query, Scalar } from './query';

/** What planning needs throughout one statement. */
export interface PlanContext {
  readonly aliases: Aliases;
  /** True where dates are text that may carry a time of day (SQLite). */
  readonly datesAreText: boolean;
  /** Queries contain conditions and conditions contain queries; these two tie the knot without import cycles. */
  readonly planQuery: (query: BoundQuery) => Query;
  readonly planCondition: (context: ExpressionContext, condition: BoundCondition) => Predicate;
  readonly warn: (warning: Diagnostic) => void;
}

/** The FROM clause under construction; conditions may add a grouped subquery to it, never one that multiplies rows. */
export interface Block {
  readonly joins: Join[];
}

/** Replaces expressions that are computed elsewhere, e.g. by a grouped subquery. */
export type Substitute = (expression: BoundExpression) => Scalar | null;

/** What planning expressions and conditions needs besides: where they stand and what is computed elsewhere. */
export interface ExpressionContext extends PlanContext {
  readonly block: Block;
  readonly substitute?: Substitute;
}

/** Says something the reader of the answer should know. */
export function warn(context: PlanContext, code: Diagnostic['code'], message: string): void {
  context.warn({ code, severity: 'warning', message, span: null, suggestions: [] });
}

export const ZERO: Scalar = { kind: 'literal', value: 0 };
