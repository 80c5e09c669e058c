import { parseAsInteger } from 'nuqs/server';
import { MAX_YEAR, MIN_YEAR } from '@/lib/allocation/schemas';

/** The editor's state as it stands in the address bar; this year unless another is named. */
export const monthConfigParsers = { year: parseAsInteger };

/** The year to show for what the address names; an invented one becomes the nearest there is. */
export function shownYear(named: number | null): number {
  return Math.min(MAX_YEAR, Math.max(MIN_YEAR, named ?? new Date().getUTCFullYear()));
}
