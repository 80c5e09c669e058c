import type { Recogniser } from '../fragment';
import { additionalColumns, columnsToShow, fullName, sharedHead } from './columns';
import { condition, countOfRelated, hasRelated } from './conditions';
import { duplicateKey, repeatedKey } from './duplicates';
import { connective, distinctRows, filler, linkingVerb, trailingHave } from './glue';
import { groupBy } from './grouping';
import { aggregating, counting, howMany, latestDate, namedTotal, totalOfRows } from './measures';
import {
  countedRows,
  extremeOf,
  furtherSortKey,
  limitOfRows,
  mostCommon,
  orderBy,
  superlative,
} from './ordering';
import { conditionInTable, inBoth, inEitherNotBoth, mismatch, presence } from './relations';
import { rowNoun, tableMention } from './rows';

/** How parts of a sentence are recognised: at each place the first rule that reads something wins. */
export const RECOGNISERS: readonly Recogniser[] = [
  additionalColumns,
  duplicateKey,
  repeatedKey,
  mismatch,
  inEitherNotBoth,
  inBoth,
  presence,
  conditionInTable,
  howMany,
  counting,
  extremeOf,
  totalOfRows,
  namedTotal,
  latestDate,
  aggregating,
  countedRows,
  limitOfRows,
  mostCommon,
  superlative,
  furtherSortKey,
  orderBy,
  groupBy,
  countOfRelated,
  condition,
  hasRelated,
  fullName,
  sharedHead,
  rowNoun,
  tableMention,
  columnsToShow,
  distinctRows,
  linkingVerb,
  trailingHave,
  connective,
  filler,
];
