import { dirtyKey, sometimesNull } from './dirt';
import { type LandingTable, type RowOf, tableShape } from './landing-table';
import { createdAt, isoDate, type Load, loadOf, modifiedAt, sapDate } from './load';
import { productsInHana } from './membership';
import { type Product, unitPriceOf } from './products';
import { draw, drawBetween } from './random';
import { accidentsOf, CONSTANTS, planned } from './story';

const shape = tableShape({
  name: 'hana_material_master',
  columns: {
    MATERIAL: 'NVARCHAR(40)',
    MATERIAL_DESCRIPTION: 'NVARCHAR(40)',
    MATERIAL_TYPE: 'NVARCHAR(4)',
    MATERIAL_GROUP: 'NVARCHAR(20)',
    PLANT: 'NVARCHAR(4)',
    OPS_PLANNER: 'NVARCHAR(60)',
    STANDARD_PRICE: 'DECIMAL(13,2)',
    CURRENCY: 'NVARCHAR(5)',
    STOCK_QUANTITY: 'INTEGER',
    SAFETY_STOCK: 'INTEGER',
    DELETION_FLAG: 'NVARCHAR(1)',
    CREATED_ON: 'NVARCHAR(8)',
    CHANGED_ON: 'NVARCHAR(8)',
    LOAD_DATE: 'DATE',
  },
  keyColumns: ['MATERIAL'],
});
type Row = RowOf<typeof shape>;

const MATERIAL_GROUPS: Readonly<Record<string, string>> = {
  'Graphics Card': 'GFX-CONSUMER',
  'Workstation Card': 'GFX-PRO',
  'Server Accelerator': 'ACC-SERVER',
  'Laptop Module': 'GFX-MOBILE',
  'Embedded Module': 'MOD-EMBEDDED',
};

/**
 * The material master of SAP: descriptions in capitals cut at 40 characters, dates of eight digits, a deletion
 * flag that is X, empty or null, and materials of products discontinued long ago. Week 8 is week 7 again.
 */
export function hanaMaterialMaster(load: Load): LandingTable {
  const extract = loadOf(accidentsOf(load.week).hanaWeek, load.newestLoad);
  const rows = productsInHana(extract.week).map((product) => rowOf(product, extract));
  const discontinued = Array.from({ length: CONSTANTS.hanaOnlyMaterials }, (_, ordinal) =>
    discontinuedRow(ordinal, extract),
  );
  return { ...shape, rows: [...rows, ...discontinued] };
}

function rowOf(product: Product, extract: Load): Row {
  const { index } = product;
  return {
    MATERIAL: dirtyKey(product.sku, { lowerShare: 0, paddedShare: 0.01 }, 'HANA', index),
    MATERIAL_DESCRIPTION: product.name.toUpperCase().slice(0, 40),
    MATERIAL_TYPE: product.productLine === 'Tern' ? 'HALB' : 'FERT',
    MATERIAL_GROUP: MATERIAL_GROUPS[product.category] ?? null,
    PLANT: product.plant,
    OPS_PLANNER: sometimesNull(product.planner, 0.02, 'HANA planner', index),
    STANDARD_PRICE: sometimesNull(standardPrice(product, extract.week), 0.015, 'HANA price', index),
    CURRENCY: 'EUR',
    STOCK_QUANTITY: stock(product, extract.week),
    SAFETY_STOCK: drawBetween(10, 120, 'safety stock', index),
    DELETION_FLAG: unflagged(index),
    CREATED_ON: sapDate(createdAt(product, extract)),
    CHANGED_ON: sapDate(modifiedAt(product, extract)),
    LOAD_DATE: isoDate(extract.loadedAt),
  };
}

/** Cost, not list price: somewhat over half of it. */
function standardPrice(product: Product, week: number): number {
  return Math.round(unitPriceOf(product, week) * 57) / 100;
}

/** Pieces on hand: a level of the product's own that moves a little every week. */
function stock(product: Product, week: number): number {
  const level = (90_000 / product.launchPrice) * (0.2 + 1.6 * draw('stock level', product.index));
  return Math.round(level * (0.8 + 0.4 * draw('stock', product.index, week)));
}

function discontinuedRow(ordinal: number, extract: Load): Row {
  const number = String(drawBetween(10, 99, 'old number', ordinal) * 1_000 + ordinal);
  return {
    MATERIAL: `KSII-${number}`,
    MATERIAL_DESCRIPTION: `KESTREL II BOARD ${number}`,
    MATERIAL_TYPE: 'FERT',
    MATERIAL_GROUP: 'GFX-CONSUMER',
    PLANT: 'DE01',
    OPS_PLANNER: null,
    STANDARD_PRICE: null,
    CURRENCY: 'EUR',
    STOCK_QUANTITY: drawBetween(0, 12, 'old stock', ordinal),
    SAFETY_STOCK: 0,
    DELETION_FLAG: ordinal < planned('flaggedForDeletion', extract.week) ? 'X' : unflagged(ordinal),
    CREATED_ON: `${drawBetween(2011, 2017, 'old year', ordinal)}0630`,
    CHANGED_ON: `${drawBetween(2018, 2021, 'old change', ordinal)}1115`,
    LOAD_DATE: isoDate(extract.loadedAt),
  };
}

function unflagged(index: number): string | null {
  return draw('flag notation', index) < 0.6 ? '' : null;
}
