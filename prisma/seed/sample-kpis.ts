import type { ExecutionParameters } from '../../lib/kpi/execution-schemas';
import type { KpiCreate } from '../../lib/kpi/schemas';

/** What an execution may vary from the usual parameters. */
export type ParameterChange = Partial<
  Pick<ExecutionParameters, 'ruleset_name' | 'db_type' | 'limit_records' | 'excluded_fields'>
>;

/** A KPI of the sample: its definition, and how its sentence changes over the weeks. */
export interface SampleKpi extends Omit<KpiCreate, 'nl_definition'> {
  /** The sentence from a week on, earliest first; the KPI is created in the first of these weeks. */
  readonly sentences: readonly [Sentence, ...Sentence[]];
  /** Weeks in which its execution must fail; the descriptions say why. */
  readonly failsIn?: readonly number[];
}

interface Sentence {
  readonly fromWeek: number;
  readonly text: string;
}

/** The supplier spreadsheet does not arrive in this week. */
const WITHOUT_SUPPLIERS = [4] as const;

const always = (text: string): readonly [Sentence] => [{ fromWeek: 1, text }];

/** Appendix A of the specification, word for word. */
const SPECIFIED: readonly SampleKpi[] = [
  {
    name: 'Product Mismatch - RBP vs OPS',
    alias_name: 'PMR_RBP_OPS',
    group_name: 'Data Quality',
    description: 'Products in RBP GPU not in OPS Excel',
    created_by: 'admin',
    sentences: always('Show me all products in RBP GPU which are not in OPS Excel'),
  },
  {
    name: 'Duplicate Planning SKUs',
    alias_name: 'DUP_SKU',
    group_name: 'Data Quality',
    description: 'Find duplicate planning SKUs across systems',
    created_by: 'admin',
    sentences: always('Show me all duplicate planning SKUs in the product master'),
  },
  {
    name: 'Inactive Products Count',
    alias_name: 'INACT_PROD',
    group_name: 'Business Metrics',
    description: 'Count of inactive products',
    created_by: 'admin',
    sentences: always('Count all products where status is inactive'),
  },
];

const DATA_QUALITY: readonly SampleKpi[] = [
  {
    name: 'Products Without Category',
    alias_name: 'NO_CATEGORY',
    group_name: 'Data Quality',
    description: 'Product master rows whose category is null, empty or only spaces',
    created_by: 'john.doe',
    sentences: always('Show me all products in the product master where category is null or blank'),
  },
  {
    name: 'OPS Rows Without SKU',
    alias_name: 'OPS_NO_SKU',
    group_name: 'Data Quality',
    description: 'Lines of the OPS spreadsheet that cannot be matched to anything',
    created_by: 'john.doe',
    sentences: always('Count all rows in OPS Excel where planning SKU is null or blank'),
  },
  {
    name: 'Duplicate Supplier Lines',
    alias_name: 'DUP_SUPPLIER',
    group_name: 'Data Quality',
    description: 'The same supplier entered twice for the same SKU',
    created_by: 'priya.nair',
    sentences: always('Show me duplicates in SKU LIFNR Excel by SKU and LIFNR'),
    failsIn: WITHOUT_SUPPLIERS,
  },
];

const RECONCILIATION: readonly SampleKpi[] = [
  {
    name: 'RBP Products Known to HANA',
    alias_name: 'RBP_IN_HANA',
    group_name: 'Reconciliation',
    description: 'Planned products that have a material; more rows than the usual limit',
    created_by: 'john.doe',
    sentences: always('Show me all products in RBP GPU which are also in HANA material master'),
  },
  {
    name: 'RBP Products Missing from HANA',
    alias_name: 'RBP_NO_HANA',
    group_name: 'Reconciliation',
    description: 'Planned products without a material, with the planner to ask',
    created_by: 'john.doe',
    sentences: always(
      'Show me all products in RBP GPU which are missing from HANA material master, also show OPS planner from OPS Excel',
    ),
  },
  {
    name: 'Planned but Inactive in OPS',
    alias_name: 'RBP_INACT_OPS',
    group_name: 'Reconciliation',
    description: 'Products RBP still plans although operations has set them inactive',
    created_by: 'm.fischer',
    sentences: always('Show me all products in RBP GPU which are inactive in OPS Excel'),
  },
  {
    name: 'In RBP or OPS, Not Both',
    alias_name: 'RBP_XOR_OPS',
    group_name: 'Reconciliation',
    description: 'Rows that only one of the two systems has, from either side',
    created_by: 'm.fischer',
    sentences: always('Show me products in RBP GPU or OPS Excel but not in both'),
  },
  {
    name: 'Unit Price Mismatch',
    alias_name: 'PRICE_DIFF',
    group_name: 'Reconciliation',
    description: 'Products whose price in RBP is not the price of the product master',
    created_by: 'priya.nair',
    sentences: always('Show me all products where unit price differs between RBP GPU and product master'),
  },
  {
    name: 'Spreadsheet Products Missing from HANA',
    alias_name: 'XLS_NO_HANA',
    group_name: 'Reconciliation',
    description: 'First asked for "Excel", of which there are two; since week 6 it names OPS',
    created_by: 'm.fischer',
    sentences: [
      { fromWeek: 5, text: 'Show me all products in Excel which are not in HANA material master' },
      { fromWeek: 6, text: 'Show me all products in OPS Excel which are not in HANA material master' },
    ],
    failsIn: [5],
  },
];

const MASTER_DATA: readonly SampleKpi[] = [
  {
    name: 'Products Created in 30 Days',
    alias_name: 'NEW_30D',
    group_name: 'Master Data',
    description: 'Launches of the last 30 days; some dates carry a time, some do not',
    created_by: 'john.doe',
    sentences: always('Count all products in the product master created in the last 30 days'),
  },
  {
    name: 'Materials Flagged for Deletion',
    alias_name: 'DEL_FLAG',
    group_name: 'Master Data',
    description: 'HANA materials that will be archived',
    created_by: 'priya.nair',
    sentences: always('Show me all materials in HANA material master where deletion flag is X'),
  },
  {
    name: 'Premium Active Products',
    alias_name: 'PREMIUM',
    group_name: 'Master Data',
    description: 'Active products above the premium price; the bar was lowered from 5000 to 4000 in week 7',
    created_by: 'john.doe',
    sentences: [
      {
        fromWeek: 1,
        text: 'Show me all products in the product master where unit price is greater than 5000 and status is active',
      },
      {
        fromWeek: 7,
        text: 'Show me all products in the product master where unit price is greater than 4000 and status is active',
      },
    ],
  },
];

const BUSINESS_METRICS: readonly SampleKpi[] = [
  {
    name: 'Average Price by Category',
    alias_name: 'AVG_PRICE_CAT',
    group_name: 'Business Metrics',
    description: 'Mean unit price of the product master, one row a category',
    created_by: 'john.doe',
    sentences: always('What is the average unit price by category in the product master'),
  },
  {
    name: 'Average Unit Price',
    alias_name: 'AVG_PRICE',
    group_name: 'Business Metrics',
    description: 'Mean unit price over the whole product master',
    created_by: 'john.doe',
    sentences: always('What is the average unit price in the product master'),
  },
  {
    name: 'Products per Business Unit',
    alias_name: 'PROD_BU',
    group_name: 'Business Metrics',
    description: 'How the plan is spread over the business units',
    created_by: 'm.fischer',
    sentences: always('Count the products in RBP GPU by business unit'),
  },
];

const SUPPLY: readonly SampleKpi[] = [
  {
    name: 'Total Stock',
    alias_name: 'STOCK',
    group_name: 'Supply',
    description: 'Pieces on hand over all plants',
    created_by: 'priya.nair',
    sentences: always('What is the total stock quantity in HANA material master'),
  },
  {
    name: 'Top 10 Materials by Stock',
    alias_name: 'TOP_STOCK',
    group_name: 'Supply',
    description: 'Where most pieces lie',
    created_by: 'priya.nair',
    sentences: always('Show me the top 10 materials in HANA material master by stock quantity'),
  },
  {
    name: 'Long Lead Time Lines',
    alias_name: 'LEAD_50',
    group_name: 'Supply',
    description: 'Supplier lines with more than 50 days of lead time; a port is congested, worst in week 6',
    created_by: 'priya.nair',
    sentences: always('Count all rows in SKU LIFNR Excel where lead time days is more than 50'),
    failsIn: WITHOUT_SUPPLIERS,
  },
  {
    name: 'Products Without Supplier',
    alias_name: 'NO_SUPPLIER',
    group_name: 'Supply',
    description: 'Products of the master that no supplier line names',
    created_by: 'priya.nair',
    sentences: always('Show me all products in the product master which are not in SKU LIFNR Excel'),
    failsIn: WITHOUT_SUPPLIERS,
  },
  {
    name: 'Products with Warranty Claims',
    alias_name: 'WARRANTY',
    group_name: 'Supply',
    description: 'Asks for data that no landing table has: refused, not guessed',
    created_by: 'm.fischer',
    sentences: [{ fromWeek: 9, text: 'Show me all products in RBP GPU with warranty claims' }],
    failsIn: [9, 10],
  },
];

/** Every KPI of the sample, in the order in which they are created. */
export const SAMPLE_KPIS: readonly SampleKpi[] = [
  ...SPECIFIED,
  ...DATA_QUALITY,
  ...RECONCILIATION,
  ...MASTER_DATA,
  ...BUSINESS_METRICS,
  ...SUPPLY,
];

/** Executions beside the weekly ones, after them: the same KPI with other parameters. */
export const EXTRA_EXECUTIONS: readonly {
  readonly week: number;
  readonly kpi: string;
  readonly parameters: ParameterChange;
}[] = [
  // Without the ruleset the joins are those the knowledge graph inferred.
  { week: 8, kpi: 'Product Mismatch - RBP vs OPS', parameters: { ruleset_name: null } },
  { week: 9, kpi: 'RBP Products Known to HANA', parameters: { limit_records: 10_000 } },
  { week: 9, kpi: 'Duplicate Planning SKUs', parameters: { limit_records: 5 } },
  // The specification's example asks for MySQL; it runs on SQLite and says so.
  {
    week: 9,
    kpi: 'Product Mismatch - RBP vs OPS',
    parameters: { db_type: 'mysql', excluded_fields: ['created_date', 'modified_date'] },
  },
];

/** The sentence of a KPI in a week, or undefined before it was created. */
export function sentenceOf(kpi: SampleKpi, week: number): string | undefined {
  return kpi.sentences.findLast(({ fromWeek }) => fromWeek <= week)?.text;
}

/** The KPI of that name. */
export function sampleKpi(name: string): SampleKpi {
  const found = SAMPLE_KPIS.find((kpi) => kpi.name === name);
  if (!found) throw new Error(`The sample has no KPI "${name}".`);
  return found;
}
