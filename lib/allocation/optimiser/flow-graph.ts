import type { CellNeed } from './problem';
import type { Group } from './split-problem';

/**
 * Vendor classes on one side, cells with a need (in canonical order) on the other, an edge wherever the class may work
 * in the cell, and the flow on the edges. Arrays are indexed by the class, cell or edge; `…Start` has one entry more
 * than there are.
 */
export interface FlowGraph {
  readonly cellCount: number;
  readonly classCount: number;
  /** Whole FTE, above 0; beyond 32 bits where a forecast asks for it. */
  readonly need: Float64Array;
  /** Vendors of a class. */
  readonly size: Int32Array;
  /** Edges of a class lie together, by kind of work, then cell. */
  readonly edgeStart: Int32Array;
  readonly edgeCell: Int32Array;
  readonly edgeClass: Int32Array;
  /** Edges of a cell, by class ascending, and their classes. */
  readonly cellStart: Int32Array;
  readonly cellEdges: Int32Array;
  readonly cellClasses: Int32Array;
  /** Vendors of the edge's class that work in its cell. */
  readonly flow: Int32Array;
  /** The sums of `flow`. */
  readonly filled: Int32Array;
  readonly used: Int32Array;
}

/** One month of one group; classes go from the least flexible to the most. */
export interface MonthGraph extends FlowGraph {
  /** Kinds of work open to the class in the whole forecast. */
  readonly flexibility: Int32Array;
}

/** `cells` are the indexes of the cells with a need; the graph numbers them by their place in the list. */
export function buildMonthGraph(
  group: Group,
  cells: readonly number[],
  needs: readonly CellNeed[],
): MonthGraph {
  const { classes } = group;
  const cellsOfKind = Array.from({ length: group.kindCount }, (): number[] => []);
  cells.forEach((cell, place) => {
    cellsOfKind[group.kindOfCell.get(cell) ?? -1]?.push(place);
  });

  const { count, kindStart, kinds, memberStart } = classes;
  const edgeStart = new Int32Array(count + 1);
  for (let at = 0; at < count; at += 1) {
    let edges = edgeStart[at] as number;
    for (let open = kindStart[at] as number; open < (kindStart[at + 1] as number); open += 1)
      edges += (cellsOfKind[kinds[open] as number] as number[]).length;
    edgeStart[at + 1] = edges;
  }
  const edgeCell = new Int32Array(edgeStart[count] as number);
  const edgeClass = new Int32Array(edgeCell.length);
  let edge = 0;
  for (let at = 0; at < count; at += 1)
    for (let open = kindStart[at] as number; open < (kindStart[at + 1] as number); open += 1)
      for (const cell of cellsOfKind[kinds[open] as number] as number[]) {
        edgeCell[edge] = cell;
        edgeClass[edge] = at;
        edge += 1;
      }
  const lengths = (starts: Int32Array): Int32Array =>
    Int32Array.from({ length: count }, (_, at) => (starts[at + 1] as number) - (starts[at] as number));
  return {
    cellCount: cells.length,
    classCount: count,
    need: Float64Array.from(cells, (cell) => needs[cell]?.need ?? 0),
    size: lengths(memberStart),
    flexibility: lengths(kindStart),
    edgeStart,
    edgeCell,
    edgeClass,
    ...edgesByCell(edgeCell, edgeClass, cells.length),
    flow: new Int32Array(edgeCell.length),
    filled: new Int32Array(cells.length),
    used: new Int32Array(count),
  };
}

/** The edges once more, by cell. */
export function edgesByCell(
  edgeCell: Int32Array,
  edgeClass: Int32Array,
  cellCount: number,
): Pick<FlowGraph, 'cellStart' | 'cellEdges' | 'cellClasses'> {
  const cellStart = new Int32Array(cellCount + 1);
  for (const cell of edgeCell) cellStart[cell + 1] = (cellStart[cell + 1] as number) + 1;
  for (let cell = 0; cell < cellCount; cell += 1)
    cellStart[cell + 1] = (cellStart[cell + 1] as number) + (cellStart[cell] as number);
  const next = cellStart.slice();
  const cellEdges = new Int32Array(edgeCell.length);
  const cellClasses = new Int32Array(edgeCell.length);
  for (let edge = 0; edge < edgeCell.length; edge += 1) {
    const cell = edgeCell[edge] as number;
    const place = next[cell] as number;
    cellEdges[place] = edge;
    cellClasses[place] = edgeClass[edge] as number;
    next[cell] = place + 1;
  }
  return { cellStart, cellEdges, cellClasses };
}

/** Adds flow to an edge, or takes it away; keeps the sums true. */
export function addFlow(graph: FlowGraph, edge: number, amount: number): void {
  const cell = graph.edgeCell[edge] as number;
  const at = graph.edgeClass[edge] as number;
  graph.flow[edge] = (graph.flow[edge] as number) + amount;
  graph.filled[cell] = (graph.filled[cell] as number) + amount;
  graph.used[at] = (graph.used[at] as number) + amount;
}

/** Takes away what cells have above their limit, from the last classes first. */
export function withdrawAbove(graph: FlowGraph, limit: Float64Array): void {
  for (let cell = 0; cell < graph.cellCount; cell += 1) {
    let surplus = (graph.filled[cell] as number) - (limit[cell] as number);
    for (let at = (graph.cellStart[cell + 1] as number) - 1; surplus > 0; at -= 1) {
      const edge = graph.cellEdges[at] as number;
      const amount = Math.min(surplus, graph.flow[edge] as number);
      if (amount === 0) continue;
      addFlow(graph, edge, -amount);
      surplus -= amount;
    }
  }
}
