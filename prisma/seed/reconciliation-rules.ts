import type { Normalisation } from '../../lib/nlq/catalog';
import type { Ruleset } from '../../lib/nlq/compilation';
import { RULESET_NAME } from './names';

const RBP = 'brz_lnd_RBP_GPU';
const OPS = 'brz_lnd_OPS_EXCEL';
const HANA = 'hana_material_master';
const MASTER = 'product_master';
const SUPPLIERS = 'brz_lnd_SKU_LIFNR_Excel';

/** Keys are typed by hand in some systems, so surrounding blanks and case never count. */
const NORMALISATIONS: readonly Normalisation[] = ['trim', 'case'];

/** Which columns name the same product in two systems. */
const KEY_OF: Readonly<Record<string, string>> = {
  [RBP]: 'PLANNING_SKU',
  [OPS]: 'PLANNING_SKU',
  [MASTER]: 'PLANNING_SKU',
  [HANA]: 'MATERIAL',
  [SUPPLIERS]: 'SKU',
};

/** One rule for every pair of tables. */
export const RECONCILIATION_RULES: Ruleset = {
  name: RULESET_NAME,
  rules: Object.entries(KEY_OF).flatMap(([from, fromColumn], position, tables) =>
    tables.slice(position + 1).map(([to, toColumn]) => ({
      from: { table: from, columns: [fromColumn] },
      to: { table: to, columns: [toColumn] },
      normalisations: NORMALISATIONS,
    })),
  ),
};
