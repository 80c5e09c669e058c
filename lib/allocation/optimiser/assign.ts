import { certify } from './certify';
import { buildFlowGraph, type FlowGraph, restoreFlow, withdrawAbove } from './flow-graph';
import { createFlowMaximiser } from './maximise-flow';
import { type LastKeys, type MonthCells, NOWHERE, placeVendors, startFromLastMonth } from './place-vendors';
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
  readonly lastKeys: LastKeys;
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
  const draft: Draft = {
    cellOf: Array.from({ length: problem.months }, () =>
      new Int32Array(problem.vendors.length).fill(NOWHERE),
    ),
    filled: new Int32Array(problem.cells.length),
    shortages: [],
    certificates: [],
    keyOfCell: numberKeys(problem),
    lastKeys: new Int32Array(problem.vendors.length).fill(NOWHERE),
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
  const { lastKeys } = draft;
  group.cellsOf.forEach((all, month) => {
    const cells = all.filter((cell) => (problem.cells[cell]?.need ?? 0) > 0);
    const keys = Int32Array.from(cells, (cell) => draft.keyOfCell[cell] as number);
    const graph = buildFlowGraph(group, cells, problem.cells);
    startFromLastMonth(graph, group, { cells, keys }, lastKeys);
    optimise(graph, objectives);

    const cellOf = draft.cellOf[month] as Int32Array;
    placeVendors(graph, group, { cells, keys }, lastKeys, cellOf);
    remember(group, cellOf, draft.keyOfCell, lastKeys);
    const { flow, cut, shortages } = certify(graph);
    if (all.length > 0) draft.certificates.push({ platform, location, month, flow, cut });
    graph.filled.forEach((filled, at) => {
      draft.filled[cells[at] as number] = filled;
    });
    for (const shortage of shortages) draft.shortages.push(inProblem(shortage, cells));
  });
}

/** Finds the maximum, then the fair one among them, then the one that uses the least flexible vendors. */
function optimise(graph: FlowGraph, objectives: Objectives): void {
  const maximiser = createFlowMaximiser(graph);
  const everything = { id: 0, cells: Array.from(graph.need.keys()) };
  const start = graph.flow.slice();
  const short = maximiser.fill(everything, graph.need);
  if (objectives === 'maximum') return;
  if (short.cells.length > 0) {
    const fair = shareFairly(graph, maximiser);
    // Finding out what is fair moved people about; from the start again, only those move who must.
    if (start.some((amount) => amount > 0)) {
      restoreFlow(graph, start);
      withdrawAbove(graph, everything.cells, fair);
      maximiser.fill(everything, fair);
    }
  }
  if (objectives === 'all') preferLeastFlexible(graph);
}

function remember(group: Group, cellOf: Int32Array, keyOfCell: Int32Array, lastKeys: LastKeys): void {
  for (const { members } of group.classes)
    for (const vendor of members) {
      const cell = cellOf[vendor] as number;
      lastKeys[vendor] = cell === NOWHERE ? NOWHERE : (keyOfCell[cell] as number);
    }
}

function inProblem(shortage: CellShortage, cells: MonthCells['cells']): CellShortage {
  return {
    ...shortage,
    cell: cells[shortage.cell] as number,
    rivals: shortage.rivals.map((rival) => cells[rival] as number).sort((left, right) => left - right),
  };
}
