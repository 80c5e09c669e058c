import type { FlowGraph } from './flow-graph';
import type { CellShortage } from './problem';

/** What the residual graph says of a finished month of a group. Cells as the graph numbers them. */
export interface Proof {
  readonly flow: number;
  readonly cut: number;
  readonly shortages: readonly CellShortage[];
}

/**
 * The cut beside the flow, and why each short cell is short.
 *
 * From the cells that are short go on to every class that may work there, and from a class to every cell where it does
 * work. The vendors seen and the needs of the cells not seen together form a cut (König 1931, Hall 1935): no
 * assignment fills more than its capacity. It is added up from needs and class sizes alone, so that it proves the flow
 * whatever found it.
 *
 * @throws Error where flow and cut differ, which only a fault of the optimiser can bring about.
 */
export function certify(graph: FlowGraph): Proof {
  const short = Array.from(graph.need.keys()).filter(
    (cell) => (graph.filled[cell] as number) < (graph.need[cell] as number),
  );
  const flow = graph.flow.reduce((total, amount) => total + amount, 0);
  const cut = capacityOfCut(graph, short);
  if (flow !== cut) throw new Error(`The flow of ${flow} is not proved: the cut is ${cut}`);
  const rivalsOf = createRivals(graph);
  return {
    flow,
    cut,
    shortages: short.map((cell) => explain(graph, cell, rivalsOf(cell))),
  };
}

function capacityOfCut(graph: FlowGraph, short: readonly number[]): number {
  const { edgeStart, edgeCell, edgeClass, cellStart, cellEdges, flow } = graph;
  const cellSeen = new Uint8Array(graph.cellCount);
  const classSeen = new Uint8Array(graph.classCount);
  const cells = [...short];
  for (const cell of short) cellSeen[cell] = 1;
  for (const cell of cells)
    for (let arc = cellStart[cell] as number; arc < (cellStart[cell + 1] as number); arc += 1) {
      const at = edgeClass[cellEdges[arc] as number] as number;
      if (classSeen[at] === 1) continue;
      classSeen[at] = 1;
      for (let edge = edgeStart[at] as number; edge < (edgeStart[at + 1] as number); edge += 1) {
        const other = edgeCell[edge] as number;
        if (flow[edge] === 0 || cellSeen[other] === 1) continue;
        cellSeen[other] = 1;
        cells.push(other);
      }
    }
  let capacity = 0;
  for (let at = 0; at < graph.classCount; at += 1)
    if (classSeen[at] === 1) capacity += graph.size[at] as number;
  for (let cell = 0; cell < graph.cellCount; cell += 1)
    if (cellSeen[cell] === 0) capacity += graph.need[cell] as number;
  return capacity;
}

function explain(graph: FlowGraph, cell: number, rivals: readonly number[]): CellShortage {
  const edges = graph.cellEdges.subarray(graph.cellStart[cell], graph.cellStart[cell + 1]);
  return {
    cell,
    unfilled: (graph.need[cell] as number) - (graph.filled[cell] as number),
    eligible: edges.reduce((sum, edge) => sum + (graph.size[graph.edgeClass[edge] as number] as number), 0),
    rivals,
    // Whoever could work in one of them does work in one of them, or the cell would not be short.
    vendors: rivals.reduce((sum, rival) => sum + (graph.filled[rival] as number), 0),
  };
}

/** The cells that a cell reaches by alternating paths, itself among them. */
function createRivals(graph: FlowGraph): (cell: number) => readonly number[] {
  const { cellCount, classCount, edgeStart, edgeCell, flow } = graph;
  /** Row by row: 1 where somebody who works in the column's cell may work in the row's. */
  const takesFrom = new Uint8Array(cellCount * cellCount);
  for (let at = 0; at < classCount; at += 1) {
    const end = edgeStart[at + 1] as number;
    for (let working = edgeStart[at] as number; working < end; working += 1) {
      if (flow[working] === 0) continue;
      const other = edgeCell[working] as number;
      for (let edge = edgeStart[at] as number; edge < end; edge += 1)
        takesFrom[(edgeCell[edge] as number) * cellCount + other] = 1;
    }
  }
  const known: (readonly number[] | undefined)[] = [];
  return (from) => {
    const seen = new Uint8Array(cellCount);
    const cells: number[] = [];
    const open: number[] = [];
    const see = (cell: number): void => {
      if (seen[cell] === 1) return;
      seen[cell] = 1;
      cells.push(cell);
    };
    /** A cell whose rivals are known brings them all; the others are looked at. */
    const visit = (cell: number): void => {
      if (seen[cell] === 1) return;
      see(cell);
      const rivals = known[cell];
      if (rivals) for (const rival of rivals) see(rival);
      else open.push(cell);
    };
    visit(from);
    for (const cell of open)
      for (let other = 0; other < cellCount; other += 1)
        if (takesFrom[cell * cellCount + other] === 1) visit(other);
    // Cells that reach each other have the same rivals: one list serves them all.
    const rivals = cells.map((cell) => known[cell]).find((list) => list?.length === cells.length) ?? cells;
    known[from] = rivals;
    return rivals;
  };
}
