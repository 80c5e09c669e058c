import type { Normalisation } from '../../nlq/catalog';
import { NORMALISATION_LADDER } from '../normalise-value';
import type { KeyColumn } from './key-column';

export interface Overlap {
  /** Part of the smaller column's values that the other one has too, 0 to 1. */
  readonly ratio: number;
  /** The mildest normalisation that finds nearly all that can be found. */
  readonly normalisations: readonly Normalisation[];
}

/** A stronger normalisation must find this much more than a milder one to be worth it. */
const WORTHWHILE_GAIN = 0.02;

/** Compares the values of two columns, step by step of normalisation. */
export function measureOverlap(from: KeyColumn, to: KeyColumn): Overlap {
  let best: Overlap = { ratio: 0, normalisations: [] };
  for (const normalisations of NORMALISATION_LADDER) {
    const ratio = containment(from.valueSet(normalisations), to.valueSet(normalisations));
    if (ratio > best.ratio + (best.ratio > 0 ? WORTHWHILE_GAIN : 0)) best = { ratio, normalisations };
    if (best.ratio === 1 || from.kind === 'integer') break;
  }
  return best;
}

function containment(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  if (small.size === 0) return 0;
  let found = 0;
  for (const value of small) if (large.has(value)) found += 1;
  return found / small.size;
}

/** Estimates from the sketches alone whether comparing the values could be worth it. */
export function mayOverlap(left: KeyColumn, right: KeyColumn): boolean {
  const bound = Math.min(left.sketch.at(-1) ?? 0, right.sketch.at(-1) ?? 0);
  const below = left.sketch.filter((hash) => hash <= bound);
  const other = new Set(right.sketch.filter((hash) => hash <= bound));
  const shared = below.filter((hash) => other.has(hash)).length;
  return shared >= 3 && shared >= 0.2 * Math.min(below.length, other.size);
}
