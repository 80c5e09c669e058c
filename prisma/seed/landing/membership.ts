import { isEstablished, type Product, productsIn } from './products';
import { take } from './random';
import { CONSTANTS, planned, type ScheduleName, WEEKS } from './story';

/**
 * Which system knows which product in a week, and which products carry which defect. Sets for one defect are
 * nested from week to week (see `take`), and defects that would blur each other's count are kept apart.
 */

/** RBP plans everything but the embedded line. */
export function productsInRbp(week: number): Product[] {
  return productsIn(week).filter(isPlannedInRbp);
}

/** What RBP plans and OPS has, then a part of the embedded line that only OPS has. */
export function productsInOps(week: number): Product[] {
  const absent = setOf(absentFromOps(planned('rbpNotInOps', week)));
  const embedded = productsIn(week).filter((product) => isEstablished(product) && !isPlannedInRbp(product));
  const opsOnly = take(embedded, CONSTANTS.opsOnlyProducts, 'only in OPS');
  return [...productsInRbp(week).filter(({ index }) => !absent.has(index)), ...opsOnly];
}

/** All products but those whose material was never created. */
export function productsInHana(week: number): Product[] {
  const stock = productsInRbp(week).filter(isEstablished);
  const count = planned('rbpNotInHana', week) - CONSTANTS.rbpPlaceholders;
  const absent = setOf(take(stock, count, 'absent from HANA'));
  return productsIn(week).filter(({ index }) => !absent.has(index));
}

/** All products but those without a supplier line. */
export function productsWithSupplier(week: number): Product[] {
  const duplicated = setOf(everDuplicatedInMaster());
  const stock = productsIn(week).filter(
    (product) => isEstablished(product) && !duplicated.has(product.index),
  );
  const without = setOf(take(stock, planned('masterWithoutSupplier', week), 'without supplier'));
  return productsIn(week).filter(({ index }) => !without.has(index));
}

/** Products whose SKU the master holds more than once: current ones, so that they are never inactive. */
export function duplicatedInMaster(week: number): Product[] {
  return take(currentGeneration(), planned('duplicateMasterSkus', week), 'duplicate in master');
}

/** Products inactive in the master. */
export function inactiveInMaster(week: number): Product[] {
  return take(endingProducts(), planned('inactiveInMaster', week), 'end of life');
}

/** RBP follows late: it knows of every second end of life. */
export function inactiveInRbp(week: number): Product[] {
  return take(endingProducts(), Math.floor(planned('inactiveInMaster', week) / 2), 'end of life');
}

/** Products that RBP plans, OPS always has, and OPS has set inactive. */
export function inactiveInOps(week: number): Product[] {
  const everAbsent = setOf(absentFromOps(most('rbpNotInOps')));
  const known = endingProducts().filter(
    (product) => isPlannedInRbp(product) && !everAbsent.has(product.index),
  );
  return take(known, planned('rbpInactiveInOps', week), 'end of life');
}

/** Products whose category is missing in the master. */
export function withoutCategory(week: number): Product[] {
  const duplicated = setOf(everDuplicatedInMaster());
  const stock = productsIn(week).filter(
    (product) => isEstablished(product) && !duplicated.has(product.index),
  );
  return take(stock, planned('masterWithoutCategory', week), 'without category');
}

/** Products whose price in RBP is an old one. */
export function pricedDifferentlyInRbp(week: number): Product[] {
  const stock = productsInRbp(week).filter(isEstablished);
  return take(stock, planned('priceMismatches', week), 'price mismatch');
}

/** The indexes of `products`, for asking whether one is among them. */
export function setOf(products: readonly Product[]): ReadonlySet<number> {
  return new Set(products.map(({ index }) => index));
}

function absentFromOps(count: number): Product[] {
  const stock = productsInRbp(1).filter(isEstablished);
  return take(stock, count - CONSTANTS.rbpPlaceholders, 'absent from OPS');
}

function everDuplicatedInMaster(): Product[] {
  return take(currentGeneration(), most('duplicateMasterSkus'), 'duplicate in master');
}

function currentGeneration(): Product[] {
  return productsIn(1).filter((product) => isEstablished(product) && !product.previousGeneration);
}

function endingProducts(): Product[] {
  return productsIn(1).filter((product) => isEstablished(product) && product.previousGeneration);
}

function isPlannedInRbp(product: Product): boolean {
  return product.productLine !== 'Tern';
}

function most(name: ScheduleName): number {
  return Math.max(...Array.from({ length: WEEKS }, (_, index) => planned(name, index + 1)));
}
