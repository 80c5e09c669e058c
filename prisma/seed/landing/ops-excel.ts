import { dirtyKey, nothing, sometimesNull, spelled } from './dirt';
import { type LandingTable, type RowOf, tableShape } from './landing-table';
import { createdAt, isoDate, type Load, modifiedAt, spreadsheetDate } from './load';
import { inactiveInOps, productsInOps, setOf } from './membership';
import { isEstablished, type Product, unitPriceOf } from './products';
import { draw, drawBetween, pick, take } from './random';
import { accidentsOf, CONSTANTS, OPS_ROWS_BEFORE_CUT, planned } from './story';

const shape = tableShape({
  name: 'brz_lnd_OPS_EXCEL',
  columns: {
    PLANNING_SKU: 'TEXT',
    PRODUCT_NAME: 'TEXT',
    CATEGORY: 'TEXT',
    STATUS: 'TEXT',
    OPS_PLANNER: 'TEXT',
    PLANT: 'TEXT',
    REGION: 'TEXT',
    STOCK_QTY: 'INTEGER',
    UNIT_PRICE: 'DECIMAL(12,2)',
    REMARKS: 'TEXT',
    created_date: 'TEXT',
    modified_date: 'TEXT',
    LOAD_DATE: 'DATE',
  },
  keyColumns: ['PLANNING_SKU'],
});
type Row = RowOf<typeof shape>;

const KEY_DIRT = { lowerShare: 0.04, paddedShare: 0.035 };

/**
 * The spreadsheet operations works from, kept by hand: the dirtiest table. Keys are padded, lower-case or
 * absent, names cut or in capitals, dates in two notations. In week 6 the file ends early.
 */
export function opsExcel(load: Load): LandingTable {
  const inactive = setOf(inactiveInOps(load.week));
  const products = productsInOps(load.week);
  const repeated = setOf(take(products.filter(isEstablished), CONSTANTS.opsDuplicateRows, 'repeated in OPS'));
  const rows = products.flatMap((product) => {
    const row = rowOf(product, inactive.has(product.index), load);
    return repeated.has(product.index) ? [row, row] : [row];
  });
  const keyless = take(
    products.filter(isEstablished),
    planned('opsWithoutSku', load.week),
    'keyless in OPS',
  ).map((product, ordinal) => keylessRow(product, ordinal, load));
  const all = [...rows, ...keyless];
  return { ...shape, rows: accidentsOf(load.week).opsFileCut ? all.slice(0, OPS_ROWS_BEFORE_CUT) : all };
}

function rowOf(product: Product, ended: boolean, load: Load): Row {
  const { index } = product;
  return {
    PLANNING_SKU: dirtyKey(product.sku, KEY_DIRT, 'OPS', index),
    PRODUCT_NAME: handTyped(product.name, index),
    CATEGORY: sometimesNull(product.category, 0.01, 'OPS category', index),
    STATUS: ended
      ? spelled('Inactive', 'OPS status', index)
      : sometimesNull(spelled('Active', 'OPS status', index), 0.015, 'OPS status', index),
    OPS_PLANNER: sometimesNull(product.planner, 0.03, 'OPS planner', index),
    PLANT: product.plant,
    REGION: product.region,
    STOCK_QTY: ended
      ? drawBetween(0, 40, 'OPS rest', index)
      : drawBetween(0, 900, 'OPS stock', index, load.week),
    UNIT_PRICE: sometimesNull(unitPriceOf(product, load.week), 0.01, 'OPS price', index),
    REMARKS: draw('remark', index) < 0.85 ? '' : pick(REMARKS, 'remark text', index),
    created_date: isoDate(createdAt(product, load)),
    modified_date: handWritten(modifiedAt(product, load), index),
    LOAD_DATE: isoDate(load.loadedAt),
  };
}

/** A line pasted below without its SKU; two thirds null, the rest empty or spaces. */
function keylessRow(product: Product, ordinal: number, load: Load): Row {
  const key = ordinal % 3 === 0 ? nothing(1 + (ordinal % 2)) : null;
  return {
    ...rowOf(product, false, load),
    PLANNING_SKU: key,
    REMARKS: `SKU missing, see line ${ordinal + 2}`,
  };
}

const REMARKS = ['check with supplier', 'allocation only', 'label change', 'see mail', 'n/a'] as const;

function handTyped(name: string, index: number): string {
  const chance = draw('OPS typing', index);
  if (chance < 0.05) return name.toUpperCase();
  return chance < 0.1 ? name.slice(0, 20) : name;
}

function handWritten(date: Date, index: number): string {
  return draw('OPS date', index) < 0.5 ? spreadsheetDate(date) : isoDate(date);
}
