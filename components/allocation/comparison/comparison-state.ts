import { parseAsString } from 'nuqs/server';

/** The two executions as they stand in the address bar. */
export const comparisonParsers = { left: parseAsString, right: parseAsString };
