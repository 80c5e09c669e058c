import { dirtyKey, nothing, sometimesNull } from './dirt';
import { type LandingTable, type RowOf, tableShape } from './landing-table';
import { isoDate, type Load, spreadsheetDate } from './load';
import { productsWithSupplier } from './membership';
import { isEstablished, type Product, unitPriceOf } from './products';
import { draw, drawBetween, take } from './random';
import { CONSTANTS, planned } from './story';

const shape = tableShape({
  name: 'brz_lnd_SKU_LIFNR_Excel',
  columns: {
    SKU: 'TEXT',
    LIFNR: 'TEXT',
    Supplier_Name: 'TEXT',
    Country: 'TEXT',
    Lead_Time_Days: 'INTEGER',
    Min_Order_Qty: 'INTEGER',
    Purchase_Price: 'DECIMAL(12,2)',
    Preferred: 'TEXT',
    Valid_From: 'TEXT',
    LOAD_DATE: 'DATE',
  },
  keyColumns: ['SKU', 'LIFNR'],
});
type Row = RowOf<typeof shape>;

interface Supplier {
  readonly number: string;
  readonly name: string;
  readonly country: string;
  readonly leadTimeDays: number;
  /** Its goods come by sea, through the port that congests. */
  readonly overseas: boolean;
}

const SUPPLIERS: readonly Supplier[] = [
  supplier('0000100234', 'Formosa Board Works', 'TW', 38, true),
  supplier('0000100311', 'Hsinchu Precision Assembly', 'TW', 44, true),
  supplier('0000100478', 'Penang Module Industries', 'MY', 41, true),
  supplier('0000100502', 'Haiphong Electronics', 'VN', 47, true),
  supplier('0000100655', 'Shenzhen Brightway Cooling', 'CN', 36, true),
  supplier('0000200120', 'Guadalajara Circuit Assembly', 'MX', 21, false),
  supplier('0000200145', 'Sonora Thermal Systems', 'MX', 24, false),
  supplier('0000300018', 'Wroclaw Board Assembly', 'PL', 14, false),
  supplier('0000300027', 'Jena Optik und Leiterplatten', 'DE', 12, false),
  supplier('0000300059', 'Brno Metal Housings', 'CZ', 16, false),
  supplier('0000300081', 'Tilburg Packaging', 'NL', 9, false),
  supplier('0000400007', 'Osaka Capacitor Company', 'JP', 52, true),
];

/**
 * Who supplies what, typed by purchasing: its own header names and case, LIFNRs that lost their leading zeros,
 * lines entered twice, lines without SKU, SKUs nobody knows. Lead times follow a port's congestion.
 */
export function skuLifnrExcel(load: Load): LandingTable {
  const products = productsWithSupplier(load.week);
  const lines = products.flatMap((product) => linesOf(product, load));
  const repeated = take(
    products.filter(isEstablished),
    planned('duplicateSupplierLines', load.week),
    'line twice',
  ).map((product): Row => ({ ...supplierLine(product, 0, load), Min_Order_Qty: null }));
  const unknown = Array.from({ length: CONSTANTS.supplierOnlySkus }, (_, ordinal) =>
    unknownLine(ordinal, load),
  );
  return { ...shape, rows: [...lines, ...repeated, ...unknown] };
}

/** One supplier for most products, a second one for a third of them. */
function linesOf(product: Product, load: Load): Row[] {
  const first = supplierLine(product, 0, load);
  return draw('second source', product.index) < 0.34 ? [first, supplierLine(product, 1, load)] : [first];
}

function supplierLine(product: Product, position: 0 | 1, load: Load): Row {
  const { index } = product;
  const chosen = supplierAt(drawBetween(0, SUPPLIERS.length - 1, 'supplier', index) + position * 5);
  return {
    SKU: dirtyKey(product.sku, { lowerShare: 0.05, paddedShare: 0.03 }, 'supplier', index),
    LIFNR: writtenNumber(chosen.number, index, position),
    Supplier_Name: chosen.name,
    Country: chosen.country,
    Lead_Time_Days: leadTime(chosen, index, load.week),
    Min_Order_Qty: drawBetween(1, 20, 'order quantity', index, position) * 25,
    Purchase_Price: sometimesNull(purchasePrice(product, position, load.week), 0.02, 'purchase', index),
    Preferred: position === 0 ? 'Y' : 'N',
    Valid_From: validFrom(index),
    LOAD_DATE: isoDate(load.loadedAt),
  };
}

/** A line for a SKU that no other table has, or, every fifth, for none at all. */
function unknownLine(ordinal: number, load: Load): Row {
  const chosen = supplierAt(ordinal);
  return {
    SKU: ordinal % 5 === 4 ? nothing(Math.floor(ordinal / 5)) : `KSIII-${4_100 + ordinal * 7}-OLD`,
    LIFNR: chosen.number,
    Supplier_Name: chosen.name,
    Country: chosen.country,
    Lead_Time_Days: null,
    Min_Order_Qty: null,
    Purchase_Price: null,
    Preferred: 'n',
    Valid_From: '01.01.2019',
    LOAD_DATE: isoDate(load.loadedAt),
  };
}

/** Congestion hits each line more or less; some lines of purchasing are empty. */
function leadTime(chosen: Supplier, index: number, week: number): number | null {
  const congestion = chosen.overseas
    ? planned('congestionDays', week) * (0.6 + 0.8 * draw('congestion', index))
    : 0;
  const days = Math.round(chosen.leadTimeDays * (0.85 + 0.3 * draw('lead time', index)) + congestion);
  return sometimesNull(days, 0.01, 'lead time', index);
}

function purchasePrice(product: Product, position: number, week: number): number {
  return Math.round(unitPriceOf(product, week) * (position === 0 ? 41 : 44)) / 100;
}

/** A spreadsheet takes some numbers for numbers: their leading zeros are gone. Some second sources have none. */
function writtenNumber(number: string, index: number, position: 0 | 1): string | null {
  const chance = draw('LIFNR notation', index, position);
  if (position === 1 && chance > 0.98) return null;
  return chance < 0.02 ? number.replace(/^0+/, '') : number;
}

function validFrom(index: number): string {
  const date = new Date(
    Date.UTC(drawBetween(2019, 2024, 'valid year', index), drawBetween(0, 11, 'valid month', index), 1),
  );
  return draw('valid notation', index) < 0.6 ? spreadsheetDate(date) : isoDate(date);
}

function supplierAt(position: number): Supplier {
  const found = SUPPLIERS[position % SUPPLIERS.length];
  if (!found) throw new RangeError(`No supplier at ${position}.`);
  return found;
}

function supplier(
  number: string,
  name: string,
  country: string,
  leadTimeDays: number,
  overseas: boolean,
): Supplier {
  return { number, name, country, leadTimeDays, overseas };
}
