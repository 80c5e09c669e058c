import { nothing, spelled } from './dirt';
import { type LandingTable, type RowOf, tableShape } from './landing-table';
import { createdAt, isoDate, isoDateTime, type Load, modifiedAt } from './load';
import { duplicatedInMaster, inactiveInMaster, setOf, withoutCategory } from './membership';
import { type Product, productsIn, unitPriceOf } from './products';
import { draw, pick } from './random';

const shape = tableShape({
  name: 'product_master',
  columns: {
    PLANNING_SKU: 'VARCHAR(40)',
    PRODUCT_NAME: 'VARCHAR(120)',
    CATEGORY: 'VARCHAR(60)',
    STATUS: 'VARCHAR(20)',
    BUSINESS_UNIT: 'VARCHAR(60)',
    PRODUCT_LINE: 'VARCHAR(40)',
    LIFECYCLE: 'VARCHAR(20)',
    UNIT_PRICE: 'DECIMAL(12,2)',
    PRODUCT_OWNER: 'VARCHAR(60)',
    LAUNCH_DATE: 'DATE',
    created_date: 'DATETIME',
    modified_date: 'DATETIME',
  },
  keyColumns: ['PLANNING_SKU'],
});
type Row = RowOf<typeof shape>;

/**
 * The list everybody should agree with. Keys are clean; its faults are SKUs entered twice or three times,
 * missing categories and statuses in three spellings.
 */
export function productMaster(load: Load): LandingTable {
  const inactive = setOf(inactiveInMaster(load.week));
  const rows = productsIn(load.week).map((product) => cleanRow(product, inactive, load));
  const withoutCategoryAt = new Map(
    withoutCategory(load.week).map(({ index }, ordinal) => [index, ordinal] as const),
  );
  const copies = duplicatedInMaster(load.week).flatMap((product, ordinal) =>
    copiesOf(cleanRow(product, inactive, load), ordinal),
  );
  const spoiled = productsIn(load.week).map((product, position): Row | undefined => {
    const ordinal = withoutCategoryAt.get(product.index);
    const row = rows[position];
    return row && ordinal !== undefined ? { ...row, CATEGORY: nothing(ordinal) } : row;
  });
  return { ...shape, rows: [...spoiled.filter((row) => row !== undefined), ...copies] };
}

function cleanRow(product: Product, inactive: ReadonlySet<number>, load: Load): Row {
  const ended = inactive.has(product.index);
  const created = createdAt(product, load);
  return {
    PLANNING_SKU: product.sku,
    PRODUCT_NAME: product.name,
    CATEGORY: product.category,
    STATUS: spelled(ended ? 'Inactive' : statusOf(product), 'master status', product.index),
    BUSINESS_UNIT: product.businessUnit,
    PRODUCT_LINE: product.productLine,
    LIFECYCLE: ended ? 'End of Life' : lifecycleOf(product),
    UNIT_PRICE: unitPriceOf(product, load.week),
    PRODUCT_OWNER: product.owner,
    LAUNCH_DATE: isoDate(created),
    created_date: withOrWithoutTime(created, product.index),
    modified_date: isoDateTime(modifiedAt(product, load)),
  };
}

/** One copy, for every third SKU two: the name retyped or cut, another owner, the same price and status. */
function copiesOf(row: Row, ordinal: number): Row[] {
  const retyped = { ...row, PRODUCT_NAME: String(row.PRODUCT_NAME).toUpperCase(), PRODUCT_OWNER: 'Import' };
  const cut = { ...row, PRODUCT_NAME: String(row.PRODUCT_NAME).slice(0, 18), PRODUCT_OWNER: null };
  return ordinal % 3 === 0 ? [retyped, cut] : [retyped];
}

function statusOf(product: Product): string {
  return product.launchWeek !== null && product.launchWeek > 0 ? 'Planned' : 'Active';
}

/** Where a product that is not ended stands in its life. */
export function lifecycleOf(product: Product): string {
  if (product.launchWeek !== null) return 'Introduction';
  return product.previousGeneration
    ? pick(['Volume', 'Phase-Out'], 'lifecycle', product.index)
    : pick(['Growth', 'Volume', 'Volume'], 'lifecycle', product.index);
}

/** Three in ten dates lost their time on the way. */
export function withOrWithoutTime(date: Date, index: number): string {
  return draw('time lost', index) < 0.3 ? isoDate(date) : isoDateTime(date);
}
