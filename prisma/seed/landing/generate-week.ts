import { hanaMaterialMaster } from './hana-material-master';
import type { LandingTable } from './landing-table';
import { loadOf } from './load';
import { opsExcel } from './ops-excel';
import { productMaster } from './product-master';
import { rbpGpu } from './rbp-gpu';
import { skuLifnrExcel } from './sku-lifnr-excel';
import { accidentsOf } from './story';

/**
 * The landing tables as they stand after the load of `week` (1 to 10). Pure: the same week and time of the
 * newest load give the same rows in the same order. Dates are relative to the newest load, nothing else is.
 * @throws RangeError for a week outside the story.
 */
export function generateWeek(week: number, newestLoad: Date): LandingTable[] {
  const load = loadOf(week, newestLoad);
  const delivered = [rbpGpu(load), opsExcel(load), hanaMaterialMaster(load), productMaster(load)];
  return accidentsOf(week).supplierFileMissing ? delivered : [...delivered, skuLifnrExcel(load)];
}
