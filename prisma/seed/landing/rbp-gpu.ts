import { dirtyKey, sometimesNull, spelled } from './dirt';
import { type LandingTable, type RowOf, tableShape } from './landing-table';
import { createdAt, isoDate, isoDateTime, type Load, modifiedAt, withOrWithoutTime } from './load';
import { inactiveInRbp, pricedDifferentlyInRbp, productsInRbp, setOf } from './membership';
import { isEstablished, lifecycleOf, type Product, unitPriceOf } from './products';
import { drawBetween, take } from './random';
import { CONSTANTS } from './story';

const shape = tableShape({
  name: 'brz_lnd_RBP_GPU',
  columns: {
    PLANNING_SKU: 'VARCHAR(40)',
    PRODUCT_NAME: 'VARCHAR(120)',
    CATEGORY: 'VARCHAR(60)',
    STATUS: 'VARCHAR(20)',
    BUSINESS_UNIT: 'VARCHAR(60)',
    PRODUCT_LINE: 'VARCHAR(40)',
    LIFECYCLE: 'VARCHAR(20)',
    UNIT_PRICE: 'DECIMAL(12,2)',
    FORECAST_QTY: 'INTEGER',
    REGION: 'VARCHAR(20)',
    created_date: 'TEXT',
    modified_date: 'TEXT',
    LOAD_DATE: 'DATE',
  },
  keyColumns: ['PLANNING_SKU'],
});
type Row = RowOf<typeof shape>;

const KEY_DIRT = { lowerShare: 0.03, paddedShare: 0.02 };

/**
 * What the planning system plans. Some keys are lower-case or padded, some rows came twice, some prices are
 * old, and a few placeholder SKUs stand for products that nobody else has heard of.
 */
export function rbpGpu(load: Load): LandingTable {
  const inactive = setOf(inactiveInRbp(load.week));
  const oldPriced = setOf(pricedDifferentlyInRbp(load.week));
  const products = productsInRbp(load.week);
  const repeated = setOf(take(products.filter(isEstablished), CONSTANTS.rbpDuplicateRows, 'repeated in RBP'));
  const rows = products.flatMap((product) => {
    const row = rowOf(product, inactive.has(product.index), oldPriced.has(product.index), load);
    return repeated.has(product.index) ? [row, row] : [row];
  });
  const placeholders = Array.from({ length: CONSTANTS.rbpPlaceholders }, (_, ordinal) =>
    placeholder(ordinal, load),
  );
  return { ...shape, rows: [...rows, ...placeholders] };
}

function rowOf(product: Product, ended: boolean, oldPrice: boolean, load: Load): Row {
  const { index } = product;
  const price = unitPriceOf(product, load.week);
  return {
    PLANNING_SKU: dirtyKey(product.sku, KEY_DIRT, 'RBP', index),
    PRODUCT_NAME: sometimesNull(product.name, 0.004, 'RBP name', index),
    CATEGORY: product.category,
    STATUS: spelled(ended ? 'Inactive' : 'Active', 'RBP status', index),
    BUSINESS_UNIT: product.businessUnit,
    PRODUCT_LINE: product.productLine,
    LIFECYCLE: ended ? 'End of Life' : lifecycleOf(product),
    UNIT_PRICE: oldPrice ? Math.round(price * 1.07) - 0.01 : price,
    FORECAST_QTY: ended ? 0 : sometimesNull(forecast(product, load.week), 0.01, 'RBP forecast', index),
    REGION: product.region,
    created_date: withOrWithoutTime(createdAt(product, load), index),
    modified_date: isoDateTime(modifiedAt(product, load)),
    LOAD_DATE: isoDate(load.loadedAt),
  };
}

/** Units planned for the coming quarter; the newer and cheaper, the more. */
function forecast(product: Product, week: number): number {
  const scale = 60_000 / product.launchPrice;
  const season = 1 + week / 25;
  return Math.round(scale * season * (drawBetween(40, 160, 'forecast', product.index, week) / 100)) * 5;
}

function placeholder(ordinal: number, load: Load): Row {
  return {
    PLANNING_SKU: `KSVI-TBD-${String(ordinal + 1).padStart(3, '0')}`,
    PRODUCT_NAME: `Kestrel VI placeholder ${ordinal + 1}`,
    CATEGORY: 'Graphics Card',
    STATUS: 'Planned',
    BUSINESS_UNIT: 'Consumer Graphics',
    PRODUCT_LINE: 'Kestrel',
    LIFECYCLE: 'Introduction',
    UNIT_PRICE: 0,
    FORECAST_QTY: null,
    REGION: 'EMEA',
    created_date: null,
    modified_date: null,
    LOAD_DATE: isoDate(load.loadedAt),
  };
}
