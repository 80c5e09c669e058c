import { cutOut } from './cut-out';
import { type FlowGraph, withdrawAbove } from './flow-graph';
import { maximiseFlow, type Reached } from './maximise-flow';

/** Cells and the vendors for them, apart from all others. */
interface Part {
  readonly graph: FlowGraph;
  /** The cells as the whole numbers them, ascending. */
  readonly cells: readonly number[];
  /** The most FTE that can be filled. */
  readonly rank: number;
}

/**
 * How much each cell has in the max-min fair one of all maximum assignments: the one whose fill ratios (filled / need),
 * sorted ascending, come last in lexicographic order. What remains equal goes to the smaller need, then to the cell that
 * comes first. `graph` has a maximum flow, which stays; `short` is what the cells that it leaves short reach.
 *
 * Why it is exact. The fills that vendors can reach are the integral points of a polymatroid (a transversal matroid on
 * units of demand), and the maximum ones are its bases. Preferring the ascending ratios lexicographically is maximising
 * a separable concave function, in which the next unit of a cell is worth the more the lower its ratio is, and among
 * equal ratios the higher it becomes. On a polymatroid the greedy algorithm is then optimal (Federgruen and Groenevelt
 * 1986), and so is the decomposition used here, which needs few flows instead of one search a unit (Fujishige 1980,
 * Groenevelt 1991): hand out as many units as can be filled, the most urgent first, as if every vendor could do
 * everything. If the vendors can do that, it is the answer. If not, the cells that remain short reach a set whose
 * vendors are all used up within it; the best assignment keeps these vendors there and the others outside, and both
 * parts are smaller problems of the same kind.
 */
export function shareFairly(graph: FlowGraph, short: Reached): Float64Array {
  // All cells not reached are full in every maximum assignment.
  const fair = graph.need.slice();
  const parts = [splitOff(graph, Array.from(fair.keys()), short)];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const { graph, cells, rank } = part;
    const share = handOut(graph.need, rank);
    withdrawAbove(graph, share);
    const reached = maximiseFlow(graph, share);
    if (reached.cells.length === 0) {
      for (const [at, cell] of cells.entries()) fair[cell] = share[at] as number;
      continue;
    }
    const inner = splitOff(graph, cells, reached);
    const rest = splitOff(graph, cells, othersThan(graph, reached));
    parts.push(inner, { ...rest, rank: rank - inner.rank });
  }
  return fair;
}

/** What is reached as a part of its own: all of its vendors are used in its cells. */
function splitOff(graph: FlowGraph, names: readonly number[], { cells, classes }: Reached): Part {
  const sorted = cells.toSorted((left, right) => left - right);
  return {
    graph: cutOut(graph, { cells: sorted, classes }),
    cells: sorted.map((cell) => names[cell] as number),
    rank: classes.reduce((total, at) => total + (graph.size[at] as number), 0),
  };
}

function othersThan({ cellCount, classCount }: FlowGraph, { cells, classes }: Reached): Reached {
  const others = (count: number, taken: readonly number[]): number[] => {
    const isTaken = new Uint8Array(count);
    for (const index of taken) isTaken[index] = 1;
    return Array.from({ length: count }, (_, index) => index).filter((index) => isTaken[index] === 0);
  };
  return { cells: others(cellCount, cells), classes: others(classCount, classes) };
}

/** How many of `rank` units each cell has when the most urgent units come first. */
function handOut(need: Float64Array, rank: number): Float64Array {
  const total = need.reduce((sum, wanted) => sum + wanted, 0);
  // Units whose ratio is surely below that of the last one handed out; the bound leaves two units a cell for rounding.
  const sure = Math.max(0, (rank - 2 * need.length) / total);
  const share = need.map((wanted) => Math.max(0, Math.ceil(sure * wanted) - 1));
  const candidates = Array.from(need).flatMap((wanted, cell): Unit[] => {
    const before = share[cell] as number;
    // The units up to ratio rank / total are at least `rank`.
    const last = Math.min(wanted, Math.ceil((rank / total) * wanted) + 1);
    return Array.from({ length: last - before }, (_, at) => ({ cell, before: before + at, need: wanted }));
  });
  const left = rank - share.reduce((sum, given) => sum + given, 0);
  for (const { cell } of candidates.sort(byUrgency).slice(0, left)) share[cell] = (share[cell] as number) + 1;
  return share;
}

/** One FTE of a cell's need. */
interface Unit {
  readonly cell: number;
  /** How many the cell has before it. */
  readonly before: number;
  readonly need: number;
}

const byUrgency = (left: Unit, right: Unit): number =>
  left.before * right.need - right.before * left.need || left.need - right.need || left.cell - right.cell;
