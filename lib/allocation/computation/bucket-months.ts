import type { Assignment } from '../optimiser/problem';
import type { Buckets } from './group-buckets';

/** A group of vendors in one month. */
export interface BucketMonth {
  readonly bucketId: number;
  readonly month: number;
  readonly group: number;
  readonly vendors: number;
  readonly allocated: number;
  /** Of all its vendors, of those allocated and of the others; sorted. */
  readonly states: readonly string[];
  readonly allocatedStates: readonly string[];
  readonly unallocatedStates: readonly string[];
}

/** The bucket of a group in a month. */
export const bucketId = ({ groups }: Buckets, month: number, group: number): number =>
  month * groups.length + group;

/** Every bucket, month after month. */
export function* bucketMonths(buckets: Buckets, { cellOf }: Assignment): Generator<BucketMonth> {
  const members: number[][] = buckets.groups.map(() => []);
  for (const [vendor, { group }] of buckets.vendors.entries()) members[group]?.push(vendor);
  const statesOf = (vendors: readonly number[]): readonly string[] =>
    [...new Set(vendors.flatMap((vendor) => buckets.vendors[vendor]?.vendor.states ?? []))].sort();
  const allStates = members.map(statesOf);
  for (const [month, cells] of cellOf.entries()) {
    for (const [group, vendors] of members.entries()) {
      const isAllocated = (vendor: number): boolean => (cells[vendor] ?? -1) >= 0;
      const allocated = vendors.filter(isAllocated);
      yield {
        bucketId: bucketId(buckets, month, group),
        month,
        group,
        vendors: vendors.length,
        allocated: allocated.length,
        states: allStates[group] ?? [],
        allocatedStates: statesOf(allocated),
        unallocatedStates: statesOf(vendors.filter((vendor) => !isAllocated(vendor))),
      };
    }
  }
}
