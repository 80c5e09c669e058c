import { describe, expect, it } from 'vitest';
import { compile } from '../compile';
import { materials } from '../fixtures/materials';
import { prepareCatalog } from '../prepare-catalog';

const CATALOG = prepareCatalog(materials);
const NOW = new Date('2025-10-27T10:00:00Z');

/** The first suggestion of each diagnostic. */
function firstSuggestions(sentence: string): (string | undefined)[] {
  const { diagnostics } = compile(sentence, CATALOG, { now: NOW });
  return diagnostics.map(({ suggestions }) => suggestions[0]);
}

describe('suggestions for misspelt words', () => {
  it.each([
    ['Show me all prodcts in RBP GPU where staus is active', ['products', 'STATUS']],
    ['show products in RBP GPU where STATUS is actve', ['Active']],
    ['show products in RBP GPU where status is inactve', ['Inactive']],
    ['products in RBP GPU with catgory GPU', ['CATEGORY']],
    ['list prodcts in OPS Excel', ['products']],
    ['averge price of products in RBP GPU', ['average']],
    ['average unit prce in RBP GPU', ['UNIT_PRICE']],
    ['products in RBP GPU which are missing from OPS Exel', ['brz_lnd_OPS_EXCEL']],
    ['products in RPB GPU', ['brz_lnd_RBP_GPU']],
    ['total quantty per category in RBP GPU', ['QUANTITY']],
    ['products in RBP GPU by busness unit', ['BUSINESS_UNIT']],
    ['show recrods in product master', ['records']],
    ['products in product mastr', ['product_master']],
    ['which prodcts are in RBP GPU but not in OPS Excel', ['products']],
    ['vendors in SKU LIFNR Excell', ['brz_lnd_SKU_LIFNR_Excel']],
    ['vendor nme in SKU LIFNR', ['VENDOR_NAME']],
    ['materials in hana materal master', ['hana_material_master']],
    ['show planer from hana material master', ['OPS_PLANNER']],
    ['duplicat planning sku in RBP GPU', ['duplicate']],
    ['how many prodcuts are there in product master', ['products']],
    ['products in RBP GPU where prodct name is Tesla T4', ['PRODUCT_NAME']],
    ['products in RBP GPU grouped by statsu', ['STATUS']],
    ['products sorted by lanch date in product master', ['LAUNCH_DATE']],
    ['top 5 products by weigth in product master', ['WEIGHT_KG']],
    ['products in RBP GPU where categry is Memry', ['CATEGORY', 'Memory']],
    ['inactiv products in RBP GPU', ['Inactive']],
    ['products in RBP GPU modifed this year', ['modified_date']],
    ['products in RBP GPU where unit price is abov 100', ['above']],
    ['maximum stok in OPS Excel', ['STOCK_QTY']],
    ['skus in RBP GPU wich are missing from OPS Excel', ['which']],
  ])('%s', (sentence, expected) => {
    expect(firstSuggestions(sentence)).toEqual(expected);
  });

  it.each([
    ['products in RBP GPU and their suppliers', 'verbs are not offered for nouns'],
    ['delete products in RBP GPU', 'nothing is near'],
    ['the weather in RBP GPU', 'nothing is near'],
  ])('suggests nothing: %s (%s)', (sentence) => {
    const { diagnostics } = compile(sentence, CATALOG, { now: NOW });
    expect(diagnostics.flatMap(({ suggestions }) => suggestions)).toEqual([]);
  });
});
