import type { Selectable } from 'kysely';
import type { Tables } from '../db/generated/tables';

/** An execution as the database keeps it. */
export type ExecutionRow = Selectable<Tables['allocation_executions']>;
