import type { OutputColumn } from '../compilation';
import { outputsOf } from './limit-per-group';
import type { Query } from './query';

/** Names and types of a plan's columns, in order. */
export function outputColumns(plan: Query): OutputColumn[] {
  if (plan.kind === 'set') return outputColumns(plan.left);
  return outputsOf(plan.columns, '').flatMap((column) =>
    column.kind === 'item' ? [{ name: column.name, type: column.type }] : [],
  );
}
