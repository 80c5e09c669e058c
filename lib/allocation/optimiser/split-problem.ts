import { createInterner } from './intern-sequences';
import type { AllocationProblem, CellNeed, VendorSkills } from './problem';

/** Demand that anyone may fill, whatever their states. */
export const ANY_STATE = 'N/A';

/** What one platform and location have to share out: nothing crosses its border. */
export interface Group {
  readonly platform: string;
  readonly location: string;
  /** By month: cells (indexes into the problem) in canonical order, those without a need among them. */
  readonly cellsOf: readonly (readonly number[])[];
  /** Kinds of work: a work type in a state, as any month of the forecast needs it. By cell of the problem. */
  readonly kindOfCell: ReadonlyMap<number, number>;
  readonly kindCount: number;
  readonly classes: VendorClasses;
}

/**
 * Vendors to whom the same kinds of work are open form a class: they are interchangeable. Class after class, those with
 * the fewest kinds first; `…Start` has one entry more than there are classes.
 */
export interface VendorClasses {
  readonly count: number;
  /** Kinds of work open to a class, ascending. */
  readonly kindStart: Int32Array;
  readonly kinds: Int32Array;
  /** Indexes into the problem, in order of `cn`. */
  readonly memberStart: Int32Array;
  readonly members: Int32Array;
}

interface Draft {
  readonly platform: string;
  readonly location: string;
  readonly cells: number[];
  readonly vendors: number[];
}

/**
 * Groups with demand, by platform and location; in each, vendor classes from the least flexible to the most. Nothing
 * here depends on the order of rows: cells go by `key` and need, vendors by `cn`.
 */
export function splitProblem(problem: AllocationProblem): Group[] {
  const drafts = new Map<string, Draft>();
  problem.cells.forEach(({ platform, location }, cell) => {
    const name = `${platform}\u0000${location}`;
    const draft = drafts.get(name) ?? { platform, location, cells: [], vendors: [] };
    drafts.set(name, draft);
    draft.cells.push(cell);
  });
  for (const vendor of vendorsByCn(problem)) {
    const { platform, location } = problem.vendors[vendor] ?? {};
    drafts.get(`${platform}\u0000${location}`)?.vendors.push(vendor);
  }
  return [...drafts.entries()]
    .sort(([left], [right]) => compareText(left, right))
    .map(([, draft]) => toGroup(problem, draft));
}

export const compareText = (left: string, right: string): number =>
  left < right ? -1 : left > right ? 1 : 0;

const compareCells = (left: CellNeed, right: CellNeed): number =>
  compareText(left.key, right.key) ||
  compareText(left.workType, right.workType) ||
  compareText(left.state, right.state) ||
  left.need - right.need;

function vendorsByCn({ vendors }: AllocationProblem): number[] {
  const names = vendors.map(({ cn }) => cn);
  return Array.from(names.keys()).sort((left, right) =>
    compareText(names[left] as string, names[right] as string),
  );
}

function toGroup(problem: AllocationProblem, { platform, location, cells, vendors }: Draft): Group {
  const sorted = cells
    .map((index) => ({ index, cell: problem.cells[index] as CellNeed }))
    .sort((left, right) => compareCells(left.cell, right.cell));
  const cellsOf = Array.from({ length: problem.months }, (): number[] => []);
  for (const { index, cell } of sorted) cellsOf[cell.month]?.push(index);

  const needed = sorted.filter(({ cell }) => cell.need > 0);
  const kinds = kindsOfWork(needed.map(({ cell }) => cell));
  const kindOfCell = new Map(
    needed.map(({ index, cell }) => [index, kinds.get(cell.workType)?.get(cell.state) ?? -1]),
  );
  const kindCount = new Set(kindOfCell.values()).size;
  return {
    platform,
    location,
    cellsOf,
    kindOfCell,
    kindCount,
    classes: classesOf(problem, vendors, kinds),
  };
}

type KindsOfWork = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Numbers them by work type, then state. */
function kindsOfWork(cells: readonly CellNeed[]): KindsOfWork {
  const statesOf = new Map<string, Set<string>>();
  for (const { workType, state } of cells) {
    const states = statesOf.get(workType) ?? new Set();
    statesOf.set(workType, states.add(state));
  }
  let next = 0;
  const byType = [...statesOf].sort(([left], [right]) => compareText(left, right));
  return new Map(
    byType.map(([workType, states]) => {
      const sorted = [...states].sort(compareText);
      next += sorted.length;
      return [workType, new Map(sorted.map((state, place) => [state, next - sorted.length + place]))];
    }),
  );
}

function classesOf(
  { vendors }: AllocationProblem,
  members: readonly number[],
  kinds: KindsOfWork,
): VendorClasses {
  const interner = createInterner();
  const classOf = Int32Array.from(members, (vendor) => {
    for (const kind of kindsOpenTo(vendors[vendor] as VendorSkills, kinds)) interner.push(kind);
    return interner.close();
  });
  const { starts, items } = interner;
  const found = Array.from({ length: starts.length - 1 }, (_, at) => ({
    at,
    kinds: items.slice(starts[at], starts[at + 1]),
  })).sort((left, right) => compareClasses(left.kinds, right.kinds));
  const rank = new Int32Array(found.length);
  found.forEach(({ at }, place) => {
    rank[at] = place;
  });

  const kindStart = new Int32Array(found.length + 1);
  found.forEach((one, at) => {
    kindStart[at + 1] = (kindStart[at] as number) + one.kinds.length;
  });
  const memberStart = new Int32Array(found.length + 1);
  for (const at of classOf)
    if (at >= 0)
      memberStart[(rank[at] as number) + 1] = (memberStart[(rank[at] as number) + 1] as number) + 1;
  for (let at = 0; at < found.length; at += 1)
    memberStart[at + 1] = (memberStart[at + 1] as number) + (memberStart[at] as number);
  const next = memberStart.slice();
  const sorted = new Int32Array(memberStart[found.length] as number);
  classOf.forEach((at, member) => {
    if (at < 0) return;
    const place = next[rank[at] as number] as number;
    sorted[place] = members[member] as number;
    next[rank[at] as number] = place + 1;
  });
  return {
    count: found.length,
    kindStart,
    kinds: Int32Array.from(found.flatMap((one) => one.kinds)),
    memberStart,
    members: sorted,
  };
}

/** Ascending. */
function kindsOpenTo({ skills, states }: VendorSkills, kinds: KindsOfWork): number[] {
  const open: number[] = [];
  for (const skill of skills) {
    const ofType = kinds.get(skill);
    if (!ofType) continue;
    const anywhere = ofType.get(ANY_STATE);
    if (anywhere !== undefined) open.push(anywhere);
    for (const state of states) {
      const kind = state === ANY_STATE ? undefined : ofType.get(state);
      if (kind !== undefined) open.push(kind);
    }
  }
  return sortShort(open);
}

/** In place, by insertion: a handful of numbers that are nearly in order. */
function sortShort(numbers: number[]): number[] {
  for (let end = 1; end < numbers.length; end += 1) {
    const number = numbers[end] as number;
    let at = end;
    for (; at > 0 && (numbers[at - 1] as number) > number; at -= 1) numbers[at] = numbers[at - 1] as number;
    numbers[at] = number;
  }
  return numbers;
}

function compareClasses(left: readonly number[], right: readonly number[]): number {
  if (left.length !== right.length) return left.length - right.length;
  for (let place = 0; place < left.length; place += 1) {
    const difference = (left[place] as number) - (right[place] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
