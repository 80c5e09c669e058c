import type { Context } from '../context';
import type { MonthName } from './schemas';

/** A roster of an earlier upload. */
export interface KeptRoster {
  readonly id: string;
  readonly filename: string;
  readonly sha256: string;
  /** Below DATA_DIR. */
  readonly file: string;
  readonly month: MonthName;
  readonly year: number;
}

/** The newest roster of that month, else of the latest month that has one; undefined where none is kept. */
export async function findRoster(
  ctx: Context,
  target: { readonly month: string; readonly year: number },
): Promise<KeptRoster | undefined> {
  const rosters = ctx.db.sql
    .selectFrom('allocation_inputs')
    .select(['id', 'filename', 'sha256', 'file', 'month', 'year'])
    .where('kind', '=', 'roster')
    .orderBy('year', 'desc')
    .orderBy('month_number', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1);
  const own = rosters.where('year', '=', target.year).where('month', '=', target.month);
  const found = (await ctx.db.readOne(own)) ?? (await ctx.db.readOne(rosters));
  // Only names of months are ever written.
  return found && { ...found, month: found.month as MonthName };
}
