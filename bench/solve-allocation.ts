/**
 * `solve-allocation.ts <vendors> <cells> <alike|all-different> <what>`: a process of its own for one measurement, so that
 * the memory it reports is its own. Prints one line of JSON (`Solved`).
 */
import { assignVendors, type Objectives } from '../lib/allocation/optimiser/assign';
import { assignGreedily } from '../lib/allocation/optimiser/testing/assign-greedily';
import { makeAllocationProblem } from './allocation-problem';
import { solveClassesWithHighs } from './solve-classes-with-highs';

export interface Solved {
  readonly ms: number;
  readonly filled: number;
  /** Flow = cut in every group; true where there is no certificate. */
  readonly proved: boolean;
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

async function solve(): Promise<Pick<Solved, 'ms' | 'filled' | 'proved'>> {
  if (what === 'highs') return { ...(await solveClassesWithHighs(problem)), proved: true };
  const start = performance.now();
  if (what === 'greedy') {
    const filled = assignGreedily(problem);
    return { ms: performance.now() - start, filled, proved: true };
  }
  const { certificates } = assignVendors(problem, what as Objectives);
  const ms = performance.now() - start;
  const filled = certificates.reduce((sum, { flow }) => sum + flow, 0);
  return { ms, filled, proved: certificates.every(({ flow, cut }) => flow === cut) };
}

const solved: Solved = { ...(await solve()), beforeMib, peakMib: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(`${JSON.stringify(solved)}\n`);
