import { z } from 'zod';

/**
 * The intent algebra: what a sentence means, independent of any dialect. Parsers (rules today, a language
 * model as a further proposer later) write it; resolve, plan, emit and explain read it. It can only express
 * reading. Tables and columns are named as in the catalog; joins are not part of an intent, `resolve` finds
 * them.
 */
export const Literal = z.object({
  kind: z.literal('literal'),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});
export type Literal = z.infer<typeof Literal>;

export const ColumnRef = z.object({
  kind: z.literal('column'),
  table: z.string(),
  column: z.string(),
  /** Keeps apart two uses of one table, e.g. the origin and the destination airport of a flight. */
  role: z.string().optional(),
});
export type ColumnRef = z.infer<typeof ColumnRef>;

export const AggregateFunction = z.enum(['count', 'sum', 'avg', 'min', 'max', 'median']);
export type AggregateFunction = z.infer<typeof AggregateFunction>;
export const PeriodUnit = z.enum(['day', 'week', 'month', 'quarter', 'year']);
export type PeriodUnit = z.infer<typeof PeriodUnit>;

export type Expression =
  | Literal
  | ColumnRef
  /** `argument: null` counts rows of the query's entity. */
  | {
      kind: 'aggregate';
      function: AggregateFunction;
      argument: Expression | null;
      distinct: boolean;
      where: Condition | null;
    }
  | { kind: 'arithmetic'; operator: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  /** The period a date falls in, e.g. its month. */
  | { kind: 'period'; unit: PeriodUnit; argument: Expression }
  /** A single value computed by another intent, e.g. the average price. */
  | { kind: 'scalar'; intent: Intent };

export const ComparisonOperator = z.enum(['=', '<>', '<', '<=', '>', '>=']);
export type ComparisonOperator = z.infer<typeof ComparisonOperator>;

export type Condition =
  | { kind: 'and' | 'or'; conditions: Condition[] }
  | { kind: 'not'; condition: Condition }
  | {
      kind: 'compare';
      operator: ComparisonOperator;
      left: Expression;
      right: Expression;
      ignoreCase: boolean;
    }
  /** Both ends included unless `upperExclusive` (used for periods: [from, to)). */
  | { kind: 'between'; argument: Expression; low: Expression; high: Expression; upperExclusive: boolean }
  | { kind: 'one_of'; argument: Expression; values: Literal[]; ignoreCase: boolean }
  | { kind: 'in_query'; argument: Expression; intent: Intent }
  | { kind: 'text_match'; argument: Expression; mode: 'starts_with' | 'ends_with' | 'contains'; text: string }
  /** `missing` = null, or blank text too when `orBlank`. */
  | { kind: 'missing'; argument: Expression; orBlank: boolean }
  /** A row of `table` related to the entity exists (`count` compares how many; absent means at least one). */
  | {
      kind: 'related';
      table: string;
      where: Condition | null;
      count: { operator: ComparisonOperator; value: number } | null;
    };

/** A comparison of the entity's rows with another table's by key. */
export interface Relation {
  /** `mismatch`: matched by key but differing in `attributes`. `either_not_both`: rows only in one of the two, with a `side`. */
  kind: 'not_in' | 'in' | 'in_both' | 'either_not_both' | 'mismatch';
  target: string;
  /** Restricts the target's rows before comparing ("… in B where STATUS is active"). */
  targetWhere: Condition | null;
  /** Key the sentence named ("by SKU"); null lets `resolve` choose the join. */
  key: { source: string; target: string }[] | null;
  /** For `mismatch`: which columns must agree. */
  attributes: { source: string; target: string }[];
}

export interface SelectItem {
  expression: Expression;
  /** Name of the output column; null lets `plan` choose one. */
  name: string | null;
  /** Asked for with "also show": must never remove or multiply rows of the entity (left join, same grain). */
  additional: boolean;
}

export interface Intent {
  /** The table whose rows the answer is about. */
  entity: string;
  /** Empty means every column of the entity. */
  select: SelectItem[];
  distinct: boolean;
  where: Condition | null;
  relations: Relation[];
  /** Rows whose values in these columns of the entity occur more than once. */
  duplicates: {
    columns: ColumnRef[] /** true: one row a group with its count; false: every row. */;
    summarise: boolean;
  } | null;
  groupBy: Expression[];
  having: Condition | null;
  orderBy: { expression: Expression; direction: 'asc' | 'desc' }[];
  /** Only a limit that the sentence asks for. */
  limit: number | null;
  /** Top or bottom `count` rows within each value of `per`, in the order of `orderBy`. */
  perGroup: { per: ColumnRef[]; count: number } | null;
  combine: { operation: 'union' | 'intersect' | 'except'; right: Intent } | null;
}

export const Expression: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    Literal,
    ColumnRef,
    z.object({
      kind: z.literal('aggregate'),
      function: AggregateFunction,
      argument: Expression.nullable(),
      distinct: z.boolean(),
      where: Condition.nullable(),
    }),
    z.object({
      kind: z.literal('arithmetic'),
      operator: z.enum(['+', '-', '*', '/']),
      left: Expression,
      right: Expression,
    }),
    z.object({ kind: z.literal('period'), unit: PeriodUnit, argument: Expression }),
    z.object({ kind: z.literal('scalar'), intent: Intent }),
  ]),
);

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['and', 'or']), conditions: z.array(Condition).min(1) }),
    z.object({ kind: z.literal('not'), condition: Condition }),
    z.object({
      kind: z.literal('compare'),
      operator: ComparisonOperator,
      left: Expression,
      right: Expression,
      ignoreCase: z.boolean(),
    }),
    z.object({
      kind: z.literal('between'),
      argument: Expression,
      low: Expression,
      high: Expression,
      upperExclusive: z.boolean(),
    }),
    z.object({
      kind: z.literal('one_of'),
      argument: Expression,
      values: z.array(Literal).min(1),
      ignoreCase: z.boolean(),
    }),
    z.object({ kind: z.literal('in_query'), argument: Expression, intent: Intent }),
    z.object({
      kind: z.literal('text_match'),
      argument: Expression,
      mode: z.enum(['starts_with', 'ends_with', 'contains']),
      text: z.string(),
    }),
    z.object({ kind: z.literal('missing'), argument: Expression, orBlank: z.boolean() }),
    z.object({
      kind: z.literal('related'),
      table: z.string(),
      where: Condition.nullable(),
      count: z.object({ operator: ComparisonOperator, value: z.number().int().nonnegative() }).nullable(),
    }),
  ]),
);

const KeyPair = z.object({ source: z.string(), target: z.string() });

export const Relation: z.ZodType<Relation> = z.lazy(() =>
  z.object({
    kind: z.enum(['not_in', 'in', 'in_both', 'either_not_both', 'mismatch']),
    target: z.string(),
    targetWhere: Condition.nullable(),
    key: z.array(KeyPair).min(1).nullable(),
    attributes: z.array(KeyPair),
  }),
);

export const Intent: z.ZodType<Intent> = z.lazy(() =>
  z.object({
    entity: z.string(),
    select: z.array(
      z.object({ expression: Expression, name: z.string().nullable(), additional: z.boolean() }),
    ),
    distinct: z.boolean(),
    where: Condition.nullable(),
    relations: z.array(Relation),
    duplicates: z.object({ columns: z.array(ColumnRef).min(1), summarise: z.boolean() }).nullable(),
    groupBy: z.array(Expression),
    having: Condition.nullable(),
    orderBy: z.array(z.object({ expression: Expression, direction: z.enum(['asc', 'desc']) })),
    limit: z.number().int().positive().nullable(),
    perGroup: z.object({ per: z.array(ColumnRef).min(1), count: z.number().int().positive() }).nullable(),
    combine: z.object({ operation: z.enum(['union', 'intersect', 'except']), right: Intent }).nullable(),
  }),
);

/** An intent that asks for every row of a table; spread it and override what the sentence adds. */
export function wholeTable(entity: string): Intent {
  return {
    entity,
    select: [],
    distinct: false,
    where: null,
    relations: [],
    duplicates: null,
    groupBy: [],
    having: null,
    orderBy: [],
    limit: null,
    perGroup: null,
    combine: null,
  };
}
