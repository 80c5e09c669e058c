import type { Refiner } from '../draft';
import { addRelations, joinConditions } from './conditions';
import { doubtAbsenceElsewhere, doubtListedTables, doubtLooseColumns, doubtSecondRequest } from './doubt';
import { orderRows } from './order';
import { findDuplicates, groupMeasures, selectColumns, useMentionedTables } from './shape';

/** From fragments to an intent, in this order. */
export const REFINERS: readonly Refiner[] = [
  joinConditions,
  addRelations,
  selectColumns,
  groupMeasures,
  findDuplicates,
  orderRows,
  useMentionedTables,
  doubtLooseColumns,
  doubtListedTables,
  doubtSecondRequest,
  doubtAbsenceElsewhere,
];
