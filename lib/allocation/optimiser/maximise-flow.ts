import { addFlow, type FlowGraph } from './flow-graph';

/** What alternating paths reach. */
export interface Reached {
  readonly cells: readonly number[];
  readonly classes: readonly number[];
}

/**
 * Adds flow until each cell has its limit or nothing more is possible; cells only gain. Gives what the cells left short
 * reach: those classes are used up within those cells, which proves that no more is possible (both lists are empty when
 * nobody is short).
 *
 * Dinic's algorithm (1970), from the cells to the vendors: layers by breadth first, then a blocking flow along them
 * with one pointer a node, until no free vendor is reached.
 */
export function maximiseFlow(graph: FlowGraph, limit: Float64Array): Reached {
  const { cellCount, classCount, cellStart, cellEdges, cellClasses, edgeStart, edgeCell, flow } = graph;
  const { size, used, filled } = graph;
  // Layers count on from one search to the next, so that marks need no clearing.
  const cellLayer = new Int32Array(cellCount).fill(-1);
  const classLayer = new Int32Array(classCount).fill(-1);
  const cellArc = new Int32Array(cellCount);
  const classArc = new Int32Array(classCount);
  let firstLayer = 0;
  /** The layer of the nearest classes with free vendors. */
  let lastLayer = 0;

  /** Whether a free vendor is in reach; fills `cells` and `classes` with what was seen. */
  function layOut(cells: number[], classes: number[]): boolean {
    firstLayer += 2 * cellCount + 2;
    lastLayer = Number.POSITIVE_INFINITY;
    const see = (cell: number, layer: number): void => {
      cellLayer[cell] = layer;
      cellArc[cell] = cellStart[cell] as number;
      cells.push(cell);
    };
    for (let cell = 0; cell < cellCount; cell += 1)
      if ((filled[cell] as number) < (limit[cell] as number)) see(cell, firstLayer);
    for (let next = 0; next < cells.length; next += 1) {
      const cell = cells[next] as number;
      const layer = (cellLayer[cell] as number) + 1;
      if (layer > lastLayer) break;
      for (let arc = cellStart[cell] as number; arc < (cellStart[cell + 1] as number); arc += 1) {
        const at = cellClasses[arc] as number;
        if ((classLayer[at] as number) >= firstLayer) continue;
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
      const at = cellClasses[cellArc[cell] as number] as number;
      if (classLayer[at] === layer) {
        const edge = cellEdges[cellArc[cell] as number] as number;
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

  for (;;) {
    const cells: number[] = [];
    const classes: number[] = [];
    if (!layOut(cells, classes)) return { cells, classes };
    for (let cell = 0; cell < cellCount; cell += 1) {
      const short = (limit[cell] as number) - (filled[cell] as number);
      if (short > 0) pull(cell, short);
    }
  }
}
