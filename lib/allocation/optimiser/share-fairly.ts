import { type FlowGraph, withdrawAbove } from './flow-graph';
import type { FlowMaximiser, Part } from './maximise-flow';

interface RankedPart extends Part {
  /** The most FTE that can be filled in the part's cells with the part's vendors. */
  readonly rank: number;
}

/**
 * Changes a maximum flow into the max-min fair one: of all maximum assignments, the one whose fill ratios
 * (filled / need), sorted ascending, come last in lexicographic order. What remains equal goes to the smaller need,
 * then to the cell that comes first. Gives how much each cell has.
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
export function shareFairly(graph: FlowGraph, maximiser: FlowMaximiser): Float64Array {
  const { filled, size } = graph;
  const fair = new Float64Array(graph.cellCount);
  const all = Array.from(filled.keys());
  const parts: RankedPart[] = [{ id: 0, cells: all, rank: sum(filled) }];
  let nextId = 1;
  for (let part = parts.pop(); part; part = parts.pop()) {
    handOut(graph.need, part, fair);
    withdrawAbove(graph, part.cells, fair);
    const reached = maximiser.fill(part, fair);
    if (reached.cells.length === 0) continue;
    const id = nextId;
    nextId += 1;
    for (const cell of reached.cells) maximiser.partOfCell[cell] = id;
    for (const at of reached.classes) maximiser.partOfClass[at] = id;
    const rank = reached.classes.reduce((total, at) => total + (size[at] as number), 0);
    const rest = part.cells.filter((cell) => maximiser.partOfCell[cell] !== id);
    parts.push({ id, cells: reached.cells, rank }, { id: part.id, cells: rest, rank: part.rank - rank });
  }
  maximiser.partOfCell.fill(0);
  maximiser.partOfClass.fill(0);
  return fair;
}

const sum = (values: Int32Array): number => values.reduce((total, value) => total + value, 0);

/** Writes to `share` how many of `rank` units each cell of the part has when the most urgent units come first. */
function handOut(need: Float64Array, { cells, rank }: RankedPart, share: Float64Array): void {
  const total = cells.reduce((sum, cell) => sum + (need[cell] as number), 0);
  // Units whose ratio is surely below that of the last one handed out; the bound leaves two units a cell for rounding.
  const sure = Math.max(0, (rank - 2 * cells.length) / total);
  const candidates: Unit[] = [];
  let left = rank;
  for (const cell of cells) {
    const wanted = need[cell] as number;
    const given = Math.max(0, Math.ceil(sure * wanted) - 1);
    share[cell] = given;
    left -= given;
    // The units up to ratio rank / total are at least `rank`.
    const last = Math.min(wanted, Math.ceil((rank / total) * wanted) + 1);
    for (let before = given; before < last; before += 1) candidates.push({ cell, before, need: wanted });
  }
  candidates.sort(byUrgency);
  for (const { cell } of candidates.slice(0, left)) share[cell] = (share[cell] as number) + 1;
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
