import { nothing, spelled } from './dirt';
import { type LandingTable, type RowOf, tableShape } from './landing-table';
import { createdAt, isoDate, isoDateTime, type Load, modifiedAt, withOrWithoutTime } from './load';
import { duplicatedInMaster, inactiveInMaster, setOf, withoutCategory } from './membership';
import { lifecycleOf, type Product, productsIn, unitPriceOf } from './products';

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
  const uncategorised = new Map(withoutCategory(load.week).map(({ index }, ordinal) => [index, ordinal]));
  const rows = productsIn(load.week).map((product) => {
    const row = cleanRow(product, inactive, load);
    const ordinal = uncategorised.get(product.index);
    return ordinal === undefined ? row : { ...row, CATEGORY: nothing(ordinal) };
  });
  const copies = duplicatedInMaster(load.week).flatMap((product, ordinal) =>
    copiesOf(cleanRow(product, inactive, load), ordinal),
  );
  return { ...shape, rows: [...rows, ...copies] };
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
