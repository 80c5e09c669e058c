import { edgesByCell, type FlowGraph } from './flow-graph';
import { createInterner } from './intern-sequences';
import type { Reached } from './maximise-flow';

/**
 * A part of a graph as a graph of its own, with the flow in it. Classes that the part no longer tells apart become one,
 * so that parts shrink faster than their cells. `cells` ascending: they keep their order.
 */
export function cutOut(graph: FlowGraph, { cells, classes }: Reached): FlowGraph {
  const place = new Int32Array(graph.cellCount).fill(-1);
  cells.forEach((cell, at) => {
    place[cell] = at;
  });
  const merged = mergeClasses(graph, classes, place);
  const edgeStart = Int32Array.from(merged.edgeStart);
  const edgeCell = Int32Array.from(merged.edgeCell);
  const flow = Int32Array.from(merged.flow);
  const edgeClass = new Int32Array(edgeCell.length);
  const used = new Int32Array(merged.size.length);
  const filled = new Int32Array(cells.length);
  for (let at = 0; at < used.length; at += 1)
    for (let edge = edgeStart[at] as number; edge < (edgeStart[at + 1] as number); edge += 1) {
      const cell = edgeCell[edge] as number;
      edgeClass[edge] = at;
      used[at] = (used[at] as number) + (flow[edge] as number);
      filled[cell] = (filled[cell] as number) + (flow[edge] as number);
    }
  return {
    cellCount: cells.length,
    classCount: used.length,
    need: Float64Array.from(cells, (cell) => graph.need[cell] as number),
    size: Int32Array.from(merged.size),
    edgeStart,
    edgeCell,
    edgeClass,
    ...edgesByCell(edgeCell, edgeClass, cells.length),
    flow,
    filled,
    used,
  };
}

interface Merged {
  readonly size: readonly number[];
  readonly edgeStart: readonly number[];
  readonly edgeCell: readonly number[];
  readonly flow: readonly number[];
}

/** Classes with the same cells in the part become one. Those with none are left out. */
function mergeClasses(graph: FlowGraph, classes: readonly number[], place: Int32Array): Merged {
  const interner = createInterner();
  const size: number[] = [];
  const flow: number[] = [];
  const own: number[] = [];
  for (const at of classes) {
    own.length = 0;
    for (let edge = graph.edgeStart[at] as number; edge < (graph.edgeStart[at + 1] as number); edge += 1) {
      const cell = place[graph.edgeCell[edge] as number] as number;
      if (cell < 0) continue;
      interner.push(cell);
      own.push(graph.flow[edge] as number);
    }
    const merged = interner.close();
    if (merged < 0) continue;
    const first = interner.starts[merged] as number;
    for (let edge = 0; edge < own.length; edge += 1)
      flow[first + edge] = (flow[first + edge] ?? 0) + (own[edge] as number);
    size[merged] = (size[merged] ?? 0) + (graph.size[at] as number);
  }
  return { size, edgeStart: interner.starts, edgeCell: interner.items, flow };
}
