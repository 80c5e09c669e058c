import { certify } from './certify';
import { buildMonthGraph, type MonthGraph, withdrawAbove } from './flow-graph';
import { maximiseFlow } from './maximise-flow';
import { type Continuity, type MonthCells, NOWHERE, placeVendors, startFromLastMonth } from './place-vendors';
import { preferLeastFlexible } from './prefer-least-flexible';
import type { AllocationProblem, Assignment, CellShortage, Certificate } from './problem';
import { shareFairly } from './share-fairly';
import { compareText, type Group, splitProblem } from './split-problem';

/** How far to go: a bench measures the objectives one after another. */
export type Objectives = 'maximum' | 'fair' | 'all';

interface Draft {
  readonly cellOf: readonly Int32Array[];
  readonly filled: Int32Array;
  readonly shortages: CellShortage[];
  readonly certificates: Certificate[];
  /** By cell: the number of its key. */
  readonly keyOfCell: Int32Array;
  readonly continuity: Continuity;
}

/**
 * The best assignment of vendors to demand, month after month, one vendor one FTE a month. In this order it has
 *
 * 1. the most FTE filled, with the proof by platform, location and month;
 * 2. the fairest fill ratios (`shareFairly`);
 * 3. the least flexible vendors at work (`preferLeastFlexible`);
 * 4. vendors who stay with the key they had last month: nobody moves where last month's assignment is still optimal,
 *    and within vendors who are alike as many stay as can. Across unlike vendors it is a preference, not an optimum.
 *
 * The order of cells and vendors changes nothing: what is equal is told apart by `key`, need and `cn`.
 */
export function assignVendors(problem: AllocationProblem, objectives: Objectives = 'all'): Assignment {
  const keys = numberKeys(problem);
  const nowhere = (length: number): Int32Array => new Int32Array(length).fill(NOWHERE);
  const draft: Draft = {
    cellOf: Array.from({ length: problem.months }, () => nowhere(problem.vendors.length)),
    filled: new Int32Array(problem.cells.length),
    shortages: [],
    certificates: [],
    keyOfCell: keys,
    continuity: { lastKey: nowhere(problem.vendors.length), scratch: nowhere(keys.length) },
  };
  for (const group of splitProblem(problem)) assignGroup(problem, group, objectives, draft);
  const { cellOf, filled, shortages, certificates } = draft;
  return {
    cellOf,
    filled,
    shortages: shortages.sort((left, right) => left.cell - right.cell),
    certificates: certificates.sort(
      (left, right) =>
        left.month - right.month ||
        compareText(left.platform, right.platform) ||
        compareText(left.location, right.location),
    ),
  };
}

function numberKeys({ cells }: AllocationProblem): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(cells, ({ key }) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

function assignGroup(problem: AllocationProblem, group: Group, objectives: Objectives, draft: Draft): void {
  const { platform, location } = group;
  const { continuity, keyOfCell } = draft;
  group.cellsOf.forEach((all, month) => {
    const cells = all.filter((cell) => (problem.cells[cell]?.need ?? 0) > 0);
    const monthCells = { cells, keys: Int32Array.from(cells, (cell) => keyOfCell[cell] as number) };
    const graph = buildMonthGraph(group, cells, problem.cells);
    startFromLastMonth(graph, group.classes, monthCells, continuity);
    optimise(graph, objectives);

    const cellOf = draft.cellOf[month] as Int32Array;
    placeVendors(graph, group.classes, monthCells, continuity, cellOf);
    for (const vendor of group.classes.members) {
      const cell = cellOf[vendor] as number;
      continuity.lastKey[vendor] = cell === NOWHERE ? NOWHERE : (keyOfCell[cell] as number);
    }
    const { flow, cut, shortages } = certify(graph);
    if (all.length > 0) draft.certificates.push({ platform, location, month, flow, cut });
    graph.filled.forEach((filled, at) => {
      draft.filled[cells[at] as number] = filled;
    });
    draft.shortages.push(...inProblem(shortages, cells));
  });
}

/** Finds the maximum, then the fair one among them, then the one that uses the least flexible vendors. */
function optimise(graph: MonthGraph, objectives: Objectives): void {
  const short = maximiseFlow(graph, graph.need);
  if (objectives === 'maximum') return;
  if (short.cells.length > 0) {
    const fair = shareFairly(graph, short);
    withdrawAbove(graph, fair);
    maximiseFlow(graph, fair);
  }
  if (objectives === 'all') preferLeastFlexible(graph);
}

/** With cells as the problem numbers them; cells with the same rivals share one list. */
function inProblem(shortages: readonly CellShortage[], cells: MonthCells['cells']): CellShortage[] {
  const lists = new Map<readonly number[], readonly number[]>();
  return shortages.map((shortage) => {
    const rivals =
      lists.get(shortage.rivals) ??
      shortage.rivals.map((rival) => cells[rival] as number).sort((left, right) => left - right);
    lists.set(shortage.rivals, rivals);
    return { ...shortage, cell: cells[shortage.cell] as number, rivals };
  });
}
