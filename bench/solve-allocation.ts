/**
 * `solve-allocation.ts <vendors> <cells> <alike|all-different> <what>`: a process of its own for one measurement, so that
 * the memory it reports is its own. Prints one line of JSON (`Solved`).
 */
import { assignVendors, type Objectives } from '../lib/allocation/optimiser/assign';
import type { Assignment } from '../lib/allocation/optimiser/problem';
import { assignGreedily } from '../lib/allocation/optimiser/testing/assign-greedily';
import { makeAllocationProblem } from './allocation-problem';
import { solveClassesWithHighs } from './solve-classes-with-highs';

export interface Solved {
  readonly ms: number;
  readonly filled: number;
  /** Flow = cut in every group; true where there is no certificate. */
  readonly proved: boolean;
  /** Of the vendors who could stay with a cell from one month to the next, with its fills as they are: how many do, in %. */
  readonly stayed: number | null;
  /** The most memory the process took, and what it had before with the problem in it, in MiB. */
  readonly peakMib: number;
  readonly beforeMib: number;
}

const [vendors, cells, people, what] = process.argv.slice(2);
const problem = makeAllocationProblem({
  vendors: Number(vendors),
  cells: Number(cells),
  alike: people === 'alike',
});
const beforeMib = process.memoryUsage().rss / 1024 / 1024;

async function solve(): Promise<Omit<Solved, 'peakMib' | 'beforeMib'>> {
  if (what === 'highs') return { ...(await solveClassesWithHighs(problem)), proved: true, stayed: null };
  const start = performance.now();
  if (what === 'greedy') {
    const filled = assignGreedily(problem);
    return { ms: performance.now() - start, filled, proved: true, stayed: null };
  }
  const assignment = assignVendors(problem, what as Objectives);
  const ms = performance.now() - start;
  const { certificates } = assignment;
  const filled = certificates.reduce((sum, { flow }) => sum + flow, 0);
  const proved = certificates.every(({ flow, cut }) => flow === cut);
  return { ms, filled, proved, stayed: whoStayed(assignment) };
}

/** Cells have the same place in every month. */
function whoStayed({ cellOf, filled }: Assignment): number {
  const aMonth = problem.cells.length / problem.months;
  let could = 0;
  let did = 0;
  for (let month = 1; month < problem.months; month += 1) {
    for (let at = month * aMonth; at < (month + 1) * aMonth; at += 1)
      could += Math.min(filled[at] ?? 0, filled[at - aMonth] ?? 0);
    cellOf[month]?.forEach((cell, vendor) => {
      if (cell !== -1 && cell - aMonth === cellOf[month - 1]?.[vendor]) did += 1;
    });
  }
  return (100 * did) / could;
}

const solved: Solved = { ...(await solve()), beforeMib, peakMib: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(`${JSON.stringify(solved)}\n`);
