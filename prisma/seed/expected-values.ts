import {
  comparable,
  countDistinct,
  isBlank,
  type LandingRow,
  matchRows,
  repeatedRows,
  rowsOf,
} from './landing/count-rows';
import type { LandingTable } from './landing/landing-table';

/**
 * What each sample KPI must answer, worked out by hand over the rows of a week. Comparisons count distinct source
 * rows, as the specification's own SQL does; lists count rows.
 */

/** A week's rows by table, and the time of its load. */
interface WeekRows {
  readonly week: number;
  readonly loadedAt: Date;
  readonly rbp: readonly LandingRow[];
  readonly ops: readonly LandingRow[];
  readonly hana: readonly LandingRow[];
  readonly master: readonly LandingRow[];
  readonly suppliers: readonly LandingRow[];
}

/** Value of every KPI by its alias. */
export function expectedValues(
  week: number,
  loadedAt: Date,
  tables: readonly LandingTable[],
): ReadonlyMap<string, number> {
  const rows: WeekRows = {
    week,
    loadedAt,
    rbp: rowsOf(tables, 'brz_lnd_RBP_GPU'),
    ops: rowsOf(tables, 'brz_lnd_OPS_EXCEL'),
    hana: rowsOf(tables, 'hana_material_master'),
    master: rowsOf(tables, 'product_master'),
    suppliers: rowsOf(tables, 'brz_lnd_SKU_LIFNR_Excel'),
  };
  return new Map(Object.entries(BY_ALIAS).map(([alias, compute]) => [alias, compute(rows)]));
}

const SKU = 'PLANNING_SKU';

const BY_ALIAS: Readonly<Record<string, (rows: WeekRows) => number>> = {
  PMR_RBP_OPS: ({ rbp, ops }) => countDistinct(matchRows(rbp, SKU, ops, SKU).unmatched),
  DUP_SKU: ({ master }) => repeatedRows(master, [SKU]).length,
  INACT_PROD: ({ master }) => master.filter(hasStatus('inactive')).length,
  NO_CATEGORY: ({ master }) => master.filter(({ CATEGORY }) => isBlank(CATEGORY)).length,
  OPS_NO_SKU: ({ ops }) => ops.filter(({ PLANNING_SKU }) => isBlank(PLANNING_SKU)).length,
  DUP_SUPPLIER: ({ suppliers }) => repeatedRows(suppliers, ['SKU', 'LIFNR']).length,
  RBP_IN_HANA: ({ rbp, hana }) => countDistinct(matchRows(rbp, SKU, hana, 'MATERIAL').matched),
  RBP_NO_HANA: ({ rbp, hana }) => countDistinct(matchRows(rbp, SKU, hana, 'MATERIAL').unmatched),
  RBP_INACT_OPS: ({ rbp, ops }) =>
    countDistinct(matchRows(rbp, SKU, ops.filter(hasStatus('inactive')), SKU).matched),
  RBP_XOR_OPS: ({ rbp, ops }) =>
    countDistinct(keysOf(matchRows(rbp, SKU, ops, SKU).unmatched)) +
    countDistinct(keysOf(matchRows(ops, SKU, rbp, SKU).unmatched)),
  PRICE_DIFF: priceDifferences,
  XLS_NO_HANA: ({ ops, hana }) => countDistinct(matchRows(ops, SKU, hana, 'MATERIAL').unmatched),
  NEW_30D: createdInThirtyDays,
  DEL_FLAG: ({ hana }) => hana.filter(({ DELETION_FLAG }) => DELETION_FLAG === 'X').length,
  PREMIUM: ({ week, master }) =>
    master.filter(hasStatus('active')).filter((row) => Number(row.UNIT_PRICE) > (week < 7 ? 5_000 : 4_000))
      .length,
  AVG_PRICE_CAT: ({ master }) => new Set(master.map(({ CATEGORY }) => CATEGORY)).size,
  AVG_PRICE: ({ master }) => sum(master, 'UNIT_PRICE') / master.length,
  PROD_BU: ({ rbp }) => new Set(rbp.map(({ BUSINESS_UNIT }) => BUSINESS_UNIT)).size,
  STOCK: ({ hana }) => sum(hana, 'STOCK_QUANTITY'),
  TOP_STOCK: () => 10,
  LEAD_50: ({ suppliers }) => suppliers.filter((row) => Number(row.Lead_Time_Days ?? 0) > 50).length,
  NO_SUPPLIER: ({ master, suppliers }) => countDistinct(matchRows(master, SKU, suppliers, 'SKU').unmatched),
};

function hasStatus(status: string) {
  return ({ STATUS }: LandingRow) => comparable(STATUS) === status;
}

function keysOf(rows: readonly LandingRow[]) {
  return rows.map((row) => row[SKU]);
}

function sum(rows: readonly LandingRow[], column: string): number {
  return rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
}

/** Different pairs of prices for one SKU; copies of a master row have its price. */
function priceDifferences({ rbp, master }: WeekRows): number {
  const prices = new Map(master.map((row) => [comparable(row[SKU]), row.UNIT_PRICE]));
  return countDistinct(
    rbp.filter((row) => {
      const price = prices.get(comparable(row[SKU]));
      return price !== undefined && price !== row.UNIT_PRICE;
    }),
  );
}

/** Thirty calendar days, the load's own among them. */
function createdInThirtyDays({ master, loadedAt }: WeekRows): number {
  const first = new Date(loadedAt.getTime() - 29 * 86_400_000).toISOString().slice(0, 10);
  return master.filter(({ created_date }) => String(created_date).slice(0, 10) >= first).length;
}
