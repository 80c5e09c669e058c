import type { AllocationProblem, CellNeed } from './problem';

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
  readonly classes: readonly VendorClass[];
}

/** Vendors to whom the same kinds of work are open: they are interchangeable. */
export interface VendorClass {
  /** Ascending. Their number is the class's flexibility. */
  readonly kinds: readonly number[];
  /** Indexes into the problem, in order of `cn`. */
  readonly members: readonly number[];
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

function vendorsByCn({ vendors }: AllocationProblem): number[] {
  return vendors
    .map(({ cn }, index) => ({ cn, index }))
    .sort((left, right) => compareText(left.cn, right.cn))
    .map(({ index }) => index);
}

function toGroup(problem: AllocationProblem, { platform, location, cells, vendors }: Draft): Group {
  const sorted = cells
    .map((index) => ({ index, cell: problem.cells[index] as CellNeed }))
    .sort((left, right) => compareText(left.cell.key, right.cell.key) || left.cell.need - right.cell.need);
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
): VendorClass[] {
  const classes = new Map<string, { kinds: number[]; members: number[] }>();
  for (const vendor of members) {
    const { skills = [], states = [] } = vendors[vendor] ?? {};
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
    if (open.length === 0) continue;
    open.sort((left, right) => left - right);
    const name = open.join();
    const same = classes.get(name);
    if (same) same.members.push(vendor);
    else classes.set(name, { kinds: open, members: [vendor] });
  }
  return [...classes.values()].sort((left, right) => compareClasses(left.kinds, right.kinds));
}

function compareClasses(left: readonly number[], right: readonly number[]): number {
  if (left.length !== right.length) return left.length - right.length;
  for (const [place, kind] of left.entries()) {
    const difference = kind - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
