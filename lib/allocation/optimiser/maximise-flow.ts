import { addFlow, type FlowGraph } from './flow-graph';

/** A part of a graph that shares nothing with the rest: edges between parts are out of use. */
export interface Part {
  readonly id: number;
  readonly cells: readonly number[];
}

export interface FlowMaximiser {
  /** The part of each cell and class; all 0 at first. */
  readonly partOfCell: Int32Array;
  readonly partOfClass: Int32Array;
  /**
   * Adds flow in a part until each of its cells has its limit or nothing more is possible. Cells only gain. Gives the
   * cells and classes that the cells left short reach by alternating paths: those classes are used up within those
   * cells, which proves that no more is possible (both empty when nobody is short).
   */
  fill(part: Part, limit: Float64Array): Reached;
}

export interface Reached {
  readonly cells: readonly number[];
  readonly classes: readonly number[];
}

/**
 * Dinic's algorithm (1970), from the cells to the vendors: layers by breadth first, then a blocking flow along them
 * with one pointer a node, until no free vendor is reached.
 */
export function createFlowMaximiser(graph: FlowGraph): FlowMaximiser {
  const { cellCount, classCount, cellStart, cellEdges, edgeStart, edgeCell, edgeClass, flow } = graph;
  const { size, used, filled } = graph;
  const partOfCell = new Int32Array(cellCount);
  const partOfClass = new Int32Array(classCount);
  // Layers count on from one search to the next, so that marks need no clearing.
  const cellLayer = new Float64Array(cellCount).fill(-1);
  const classLayer = new Float64Array(classCount).fill(-1);
  const cellArc = new Int32Array(cellCount);
  const classArc = new Int32Array(classCount);
  let firstLayer = 0;
  /** The layer of the nearest classes with free vendors. */
  let lastLayer = 0;

  /** Whether a free vendor is in reach; fills `cells` and `classes` with what was seen. */
  function layOut(part: Part, limit: Float64Array, cells: number[], classes: number[]): boolean {
    firstLayer += 2 * (cellCount + classCount) + 2;
    lastLayer = Number.POSITIVE_INFINITY;
    const see = (cell: number, layer: number): void => {
      cellLayer[cell] = layer;
      cellArc[cell] = cellStart[cell] as number;
      cells.push(cell);
    };
    for (const cell of part.cells)
      if ((filled[cell] as number) < (limit[cell] as number)) see(cell, firstLayer);
    for (let next = 0; next < cells.length; next += 1) {
      const cell = cells[next] as number;
      const layer = (cellLayer[cell] as number) + 1;
      if (layer > lastLayer) break;
      for (let arc = cellStart[cell] as number; arc < (cellStart[cell + 1] as number); arc += 1) {
        const at = edgeClass[cellEdges[arc] as number] as number;
        if ((classLayer[at] as number) >= firstLayer || partOfClass[at] !== part.id) continue;
        classLayer[at] = layer;
        classArc[at] = edgeStart[at] as number;
        classes.push(at);
        if ((used[at] as number) < (size[at] as number)) lastLayer = layer;
        if (layer === lastLayer) continue;
        for (let edge = edgeStart[at] as number; edge < (edgeStart[at + 1] as number); edge += 1) {
          const rival = edgeCell[edge] as number;
          if ((flow[edge] as number) > 0 && (cellLayer[rival] as number) < firstLayer) see(rival, layer + 1);
        }
      }
    }
    return lastLayer !== Number.POSITIVE_INFINITY;
  }

  /** Brings a cell up to `wanted` vendors along the layers; gives how many. */
  function pull(cell: number, wanted: number): number {
    const layer = (cellLayer[cell] as number) + 1;
    let got = 0;
    while (got < wanted && (cellArc[cell] as number) < (cellStart[cell + 1] as number)) {
      const edge = cellEdges[cellArc[cell] as number] as number;
      const at = edgeClass[edge] as number;
      if (classLayer[at] === layer) {
        const free = Math.min(wanted - got, (size[at] as number) - (used[at] as number));
        if (free > 0) addFlow(graph, edge, free);
        got += free;
        if (layer < lastLayer) got += takeOver(at, edge, wanted - got);
      }
      if (got < wanted) cellArc[cell] = (cellArc[cell] as number) + 1;
    }
    return got;
  }

  /** Moves vendors of a class to the cell of `edge` from cells of the next layer, which find others in their stead. */
  function takeOver(at: number, edge: number, wanted: number): number {
    const layer = (classLayer[at] as number) + 1;
    let got = 0;
    while (got < wanted && (classArc[at] as number) < (edgeStart[at + 1] as number)) {
      const from = classArc[at] as number;
      const rival = edgeCell[from] as number;
      if (cellLayer[rival] === layer) {
        const moved = pull(rival, Math.min(wanted - got, flow[from] as number));
        if (moved > 0) {
          addFlow(graph, from, -moved);
          addFlow(graph, edge, moved);
          got += moved;
        }
      }
      if (got < wanted) classArc[at] = (classArc[at] as number) + 1;
    }
    return got;
  }

  function fill(part: Part, limit: Float64Array): Reached {
    for (;;) {
      const cells: number[] = [];
      const classes: number[] = [];
      if (!layOut(part, limit, cells, classes)) return { cells, classes };
      for (const cell of part.cells) {
        const short = (limit[cell] as number) - (filled[cell] as number);
        if (short > 0) pull(cell, short);
      }
    }
  }

  return { partOfCell, partOfClass, fill };
}
