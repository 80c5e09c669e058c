/**
 * Ten weekly loads of one company's planning data, as numbers. Everything the generator makes wrong, it makes
 * wrong because a line here says how often; the tests count the rows again.
 *
 * A graphics-card maker plans in RBP, operates from the OPS spreadsheet, keeps materials in HANA and suppliers
 * in another spreadsheet. In week 1 the systems disagree widely. A clean-up runs from week 2 on:
 * products missing from OPS fall from 171 to 38, duplicates in the product master rise until an import is fixed
 * in week 5, prices are aligned in week 4 and drift apart again. Three loads go wrong on the way:
 * - week 4: the supplier spreadsheet does not arrive, its table does not exist;
 * - week 6: the OPS spreadsheet is cut off after 1,150 rows, so every comparison with OPS jumps;
 * - week 8: HANA delivers last week's extract again.
 */

/** Number of weekly loads; week 10 is the newest. */
export const WEEKS = 10;

/** One number a week, week 1 first. */
type Schedule = readonly [number, number, number, number, number, number, number, number, number, number];

const schedules = {
  /** RBP products without an OPS row, placeholders included. Week 6 shows more: the file is cut. */
  rbpNotInOps: [171, 166, 158, 143, 124, 103, 81, 63, 42, 38],
  /** RBP products without a HANA material, placeholders included. */
  rbpNotInHana: [96, 92, 93, 85, 71, 66, 58, 58, 49, 44],
  /** RBP products that OPS has set inactive. */
  rbpInactiveInOps: [64, 71, 69, 83, 88, 84, 72, 61, 55, 47],
  /** SKUs that occur more than once in the product master. */
  duplicateMasterSkus: [31, 33, 36, 38, 29, 24, 19, 15, 12, 12],
  /** Product master rows without a category: null, empty or spaces, a third each. */
  masterWithoutCategory: [57, 55, 48, 41, 36, 30, 24, 21, 17, 16],
  /** Product master rows that are inactive, in three spellings. */
  inactiveInMaster: [212, 215, 219, 226, 231, 238, 240, 247, 251, 254],
  /** RBP products whose unit price is not the product master's. */
  priceMismatches: [88, 86, 90, 34, 36, 41, 47, 52, 58, 63],
  /** Products of the master that no supplier line names. */
  masterWithoutSupplier: [73, 71, 66, 66, 60, 51, 45, 39, 33, 29],
  /** Pairs of SKU and LIFNR that occur twice in the supplier spreadsheet. */
  duplicateSupplierLines: [26, 26, 27, 27, 22, 18, 18, 14, 11, 9],
  /** OPS rows without a key: two thirds null, the others empty or spaces. */
  opsWithoutSku: [24, 24, 21, 18, 18, 15, 12, 12, 9, 6],
  /** HANA materials flagged for deletion with an X. */
  flaggedForDeletion: [41, 44, 49, 55, 58, 63, 71, 71, 80, 84],
  /** Days that a congested port adds to the lead time of overseas suppliers. */
  congestionDays: [0, 0, 2, 4, 6, 8, 7, 5, 2, 1],
} as const satisfies Record<string, Schedule>;

/** Products created per week, from week -3 (so that "the last 30 days" of week 1 has its launches) to week 10. */
const LAUNCHES = [5, 7, 4, 6, 6, 9, 4, 12, 8, 15, 7, 5, 11, 9] as const;
export const FIRST_LAUNCH_WEEK = -3;

/** Parts of the story that are the same every week. */
export const CONSTANTS = {
  /** SKUs that RBP planned ahead of any product: in no other table. */
  rbpPlaceholders: 7,
  /** RBP rows that are there twice, value for value. */
  rbpDuplicateRows: 14,
  /** Products of OPS that RBP does not plan. */
  opsOnlyProducts: 90,
  /** OPS rows that are there twice, value for value. */
  opsDuplicateRows: 11,
  /** HANA materials of discontinued products that no other table knows. */
  hanaOnlyMaterials: 120,
  /** SKUs of the supplier spreadsheet that no other table knows. */
  supplierOnlySkus: 25,
} as const;

/** Rows after which the OPS spreadsheet of week 6 ends. */
export const OPS_ROWS_BEFORE_CUT = 1_150;

export type ScheduleName = keyof typeof schedules;

/** How often `name` happens in `week` (1 to 10). */
export function planned(name: ScheduleName, week: number): number {
  const count = schedules[name][week - 1];
  if (count === undefined) throw new RangeError(`The story has weeks 1 to ${WEEKS}, not ${week}.`);
  return count;
}

/** Products launched in `week` (-3 to 10); 0 before that. */
export function launchesIn(week: number): number {
  return LAUNCHES[week - FIRST_LAUNCH_WEEK] ?? 0;
}

/** Which of the three bad loads happen in `week`. */
export function accidentsOf(week: number) {
  return {
    supplierFileMissing: week === 4,
    opsFileCut: week === 6,
    /** The week whose HANA extract was delivered. */
    hanaWeek: week === 8 ? 7 : week,
  };
}
