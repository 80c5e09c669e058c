import type { Refiner } from '../draft';
import { addRelations, joinConditions } from './conditions';
import { findDuplicates, groupMeasures, orderRows, selectColumns, useMentionedTables } from './shape';

/** From fragments to an intent, in this order. */
export const REFINERS: readonly Refiner[] = [
  joinConditions,
  addRelations,
  selectColumns,
  groupMeasures,
  findDuplicates,
  orderRows,
  useMentionedTables,
];
