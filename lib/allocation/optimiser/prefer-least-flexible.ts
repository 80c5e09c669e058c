import { addFlow, type MonthGraph } from './flow-graph';

/**
 * Changes who works, not how much each cell has: vendors to whom fewer kinds of work are open are used first, so that
 * the flexible ones stay free. A swap along an alternating path puts an idle class to work and releases a more flexible
 * one, until there is none.
 *
 * Why it is exact. The sets of vendors that can fill the cells as they are filled are the bases of a transversal
 * matroid (Edmonds and Fulkerson 1965). A base is of least total flexibility exactly when no single exchange lowers it,
 * and then it also has, for every k, as few vendors as can be of flexibility above k.
 */
export function preferLeastFlexible(graph: MonthGraph): void {
  const { classCount, size, used } = graph;
  const search = createSearch(graph);
  for (let at = 0; at < classCount; at += 1)
    while ((used[at] as number) < (size[at] as number)) {
      const edge = search.findMoreFlexible(at);
      if (edge === null) break;
      search.exchange(at, edge);
    }
}

interface Search {
  /** The edge on which a more flexible class works in a cell that can be given over to vendors of class `from`. */
  findMoreFlexible(from: number): number | null;
  /** Puts as many as possible of class `from` to work in the stead of those on the edge just found. */
  exchange(from: number, edge: number): void;
}

const DEAD = Number.MAX_SAFE_INTEGER;

function createSearch(graph: MonthGraph): Search {
  const { cellCount, classCount, edgeStart, edgeCell, edgeClass, cellStart, cellEdges } = graph;
  const { flow, size, used, flexibility } = graph;
  /** The search that saw it last; DEAD where one found nothing: later searches want even more flexible classes. */
  const cellSeen = new Float64Array(cellCount);
  const classSeen = new Float64Array(classCount);
  /** The edge by which a class would come into the cell, and the one it would leave by. */
  const arrival = new Int32Array(cellCount);
  const departure = new Int32Array(classCount);
  let search = 0;

  function findMoreFlexible(from: number): number | null {
    search += 1;
    const least = flexibility[from] as number;
    const queue = [from];
    const cells: number[] = [];
    classSeen[from] = search;
    for (const at of queue)
      for (let edge = edgeStart[at] as number; edge < (edgeStart[at + 1] as number); edge += 1) {
        const cell = edgeCell[edge] as number;
        if ((cellSeen[cell] as number) >= search) continue;
        cellSeen[cell] = search;
        cells.push(cell);
        arrival[cell] = edge;
        // The most flexible first.
        for (let arc = (cellStart[cell + 1] as number) - 1; arc >= (cellStart[cell] as number); arc -= 1) {
          const working = cellEdges[arc] as number;
          if (flow[working] === 0) continue;
          const other = edgeClass[working] as number;
          if ((flexibility[other] as number) > least) return working;
          if ((classSeen[other] as number) >= search) continue;
          classSeen[other] = search;
          departure[other] = working;
          queue.push(other);
        }
      }
    for (const cell of cells) cellSeen[cell] = DEAD;
    for (const at of queue) classSeen[at] = DEAD;
    return null;
  }

  function exchange(from: number, edge: number): void {
    const leaving = [edge];
    const coming: number[] = [];
    let amount = Math.min((size[from] as number) - (used[from] as number), flow[edge] as number);
    for (let cell = edgeCell[edge] as number; ; ) {
      const comes = arrival[cell] as number;
      coming.push(comes);
      const at = edgeClass[comes] as number;
      if (at === from) break;
      const leaves = departure[at] as number;
      leaving.push(leaves);
      amount = Math.min(amount, flow[leaves] as number);
      cell = edgeCell[leaves] as number;
    }
    for (const leaves of leaving) addFlow(graph, leaves, -amount);
    for (const comes of coming) addFlow(graph, comes, amount);
  }

  return { findMoreFlexible, exchange };
}
