import type { FlowGraph } from './flow-graph';
import type { CellShortage } from './problem';

/** What the residual graph says of a finished month of a group. Cells as the graph numbers them. */
export interface Proof {
  readonly flow: number;
  readonly cut: number;
  readonly shortages: readonly CellShortage[];
}

/** What a cell reaches by alternating paths. */
interface Closure {
  readonly cells: readonly number[];
  readonly classes: readonly number[];
}

/**
 * The cut beside the flow, and why each short cell is short.
 *
 * From the cells that are short go on to every class that may work there, and from a class to every cell where it does
 * work. The vendors seen and the needs of the cells not seen together form a cut (König 1931, Hall 1935): no
 * assignment fills more than its capacity. It is added up from needs and class sizes alone, so that it proves the flow
 * whatever found it.
 */
export function certify(graph: FlowGraph): Proof {
  const close = createClosure(graph);
  const short = Array.from(graph.need.keys()).filter(
    (cell) => (graph.filled[cell] as number) < (graph.need[cell] as number),
  );
  const reached = close(short);
  const inside = new Set(reached.cells);
  let cut = vendorsOf(graph, reached.classes);
  graph.need.forEach((need, cell) => {
    if (!inside.has(cell)) cut += need;
  });
  return {
    flow: graph.flow.reduce((total, amount) => total + amount, 0),
    cut,
    shortages: short.map((cell) => explain(graph, cell, close([cell]))),
  };
}

function explain(graph: FlowGraph, cell: number, closure: Closure): CellShortage {
  const edges = graph.cellEdges.subarray(graph.cellStart[cell], graph.cellStart[cell + 1]);
  return {
    cell,
    unfilled: (graph.need[cell] as number) - (graph.filled[cell] as number),
    eligible: edges.reduce((sum, edge) => sum + (graph.size[graph.edgeClass[edge] as number] as number), 0),
    rivals: closure.cells,
    vendors: vendorsOf(graph, closure.classes),
  };
}

const vendorsOf = ({ size }: FlowGraph, classes: readonly number[]): number =>
  classes.reduce((total, at) => total + (size[at] as number), 0);

function createClosure(graph: FlowGraph): (from: readonly number[]) => Closure {
  const { edgeStart, edgeCell, edgeClass, cellStart, cellEdges, flow } = graph;
  const cellSeen = new Int32Array(graph.cellCount);
  const classSeen = new Int32Array(graph.classCount);
  let search = 0;
  return (from) => {
    search += 1;
    const cells = [...from];
    const classes: number[] = [];
    for (const cell of from) cellSeen[cell] = search;
    for (const cell of cells)
      for (let arc = cellStart[cell] as number; arc < (cellStart[cell + 1] as number); arc += 1) {
        const at = edgeClass[cellEdges[arc] as number] as number;
        if (classSeen[at] === search) continue;
        classSeen[at] = search;
        classes.push(at);
        for (let edge = edgeStart[at] as number; edge < (edgeStart[at + 1] as number); edge += 1) {
          const rival = edgeCell[edge] as number;
          if ((flow[edge] as number) === 0 || cellSeen[rival] === search) continue;
          cellSeen[rival] = search;
          cells.push(rival);
        }
      }
    return { cells, classes };
  };
}
