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
  const { kindOf, kinds } = kindsOfStates(buckets);
  const statesOf = (found: Iterable<number>): readonly string[] =>
    [...new Set([...found].flatMap((kind) => kinds[kind] ?? []))].sort();
  for (const [month, cells] of cellOf.entries()) {
    for (const [group, vendors] of members.entries()) {
      const used = new Set<number>();
      const unused = new Set<number>();
      let allocated = 0;
      for (const vendor of vendors) {
        const isAllocated = (cells[vendor] ?? -1) >= 0;
        (isAllocated ? used : unused).add(kindOf[vendor] ?? 0);
        if (isAllocated) allocated += 1;
      }
      yield {
        bucketId: bucketId(buckets, month, group),
        month,
        group,
        vendors: vendors.length,
        allocated,
        states: statesOf([...used, ...unused]),
        allocatedStates: statesOf(used),
        unallocatedStates: statesOf(unused),
      };
    }
  }
}

/** Numbers the lists of states that there are: many vendors have the same, and a number is quickly put into a set. */
function kindsOfStates({ vendors }: Buckets): { kindOf: Int32Array; kinds: (readonly string[])[] } {
  const numbers = new Map<string, number>();
  const kinds: (readonly string[])[] = [];
  const kindOf = Int32Array.from(vendors, ({ vendor: { states } }) => {
    const key = states.join();
    const kind = numbers.get(key) ?? kinds.push(states) - 1;
    numbers.set(key, kind);
    return kind;
  });
  return { kindOf, kinds };
}
