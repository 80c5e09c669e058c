import { serveChild } from '../jobs/serve-child';
import type { RowComparison } from './execution-schemas';
import { type CompareTask, compareResults } from './results/compare-results';

/** The process in which the rows of two executions are counted against each other. */
serveChild<CompareTask, RowComparison>(compareResults);
