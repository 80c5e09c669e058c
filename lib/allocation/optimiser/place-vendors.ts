import { addFlow, type FlowGraph } from './flow-graph';
import type { Group } from './split-problem';

/** Where vendors worked last month, by vendor of the problem: the number of the cell's key, or `NOWHERE`. */
export type LastKeys = Int32Array;
export const NOWHERE = -1;

/** Cells of the month as the graph numbers them. */
export interface MonthCells {
  /** Indexes into the problem. */
  readonly cells: readonly number[];
  /** The number of each one's key. */
  readonly keys: Int32Array;
}

/**
 * Starts a month with everybody where they were last month, as far as there is need, the least flexible first. Any
 * start leads to an optimum; this one lets the vendors stay whom the optimum does not have to move.
 */
export function startFromLastMonth(graph: FlowGraph, group: Group, month: MonthCells, last: LastKeys): void {
  const waiting = new Map<number, number>();
  group.classes.forEach(({ members }, at) => {
    waiting.clear();
    for (const vendor of members) {
      const key = last[vendor] as number;
      if (key !== NOWHERE) waiting.set(key, (waiting.get(key) ?? 0) + 1);
    }
    if (waiting.size === 0) return;
    for (let edge = graph.edgeStart[at] as number; edge < (graph.edgeStart[at + 1] as number); edge += 1) {
      const cell = graph.edgeCell[edge] as number;
      const key = month.keys[cell] as number;
      const open = (graph.need[cell] as number) - (graph.filled[cell] as number);
      const staying = Math.min(waiting.get(key) ?? 0, open);
      if (staying === 0) continue;
      addFlow(graph, edge, staying);
      waiting.set(key, (waiting.get(key) ?? 0) - staying);
    }
  });
}

/**
 * Names the vendors behind the flow of each class: first those who can stay with last month's key, then whoever is
 * left, both in order of `cn`. No other choice within the class keeps more of them.
 */
export function placeVendors(
  graph: FlowGraph,
  group: Group,
  month: MonthCells,
  last: LastKeys,
  cellOf: Int32Array,
): void {
  const left = graph.flow.slice();
  const firstEdgeOfKey = new Map<number, number>();
  group.classes.forEach(({ members }, at) => {
    if (graph.used[at] === 0) return;
    const start = graph.edgeStart[at] as number;
    const end = graph.edgeStart[at + 1] as number;
    firstEdgeOfKey.clear();
    for (let edge = end - 1; edge >= start; edge -= 1)
      if ((left[edge] as number) > 0) firstEdgeOfKey.set(keyOf(edge), edge);
    for (const vendor of members) {
      const key = last[vendor] as number;
      let edge = firstEdgeOfKey.get(key) ?? end;
      // Cells with one key lie side by side.
      while (edge < end && left[edge] === 0 && keyOf(edge) === key) edge += 1;
      if (edge < end && keyOf(edge) === key) place(vendor, edge);
    }
    let edge = start;
    for (const vendor of members) {
      if (cellOf[vendor] !== NOWHERE) continue;
      while (edge < end && left[edge] === 0) edge += 1;
      if (edge === end) break;
      place(vendor, edge);
    }
  });

  function keyOf(edge: number): number {
    return month.keys[graph.edgeCell[edge] as number] as number;
  }
  function place(vendor: number, edge: number): void {
    left[edge] = (left[edge] as number) - 1;
    cellOf[vendor] = month.cells[graph.edgeCell[edge] as number] as number;
  }
}
