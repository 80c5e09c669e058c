import { addFlow, type FlowGraph } from './flow-graph';
import type { VendorClasses } from './split-problem';

/** The months so far, by vendor of the problem. */
export interface Continuity {
  /** The number of the key that a vendor worked under last month, or `NOWHERE`. */
  readonly lastKey: Int32Array;
  /** One entry for each key, all `NOWHERE` between uses. */
  readonly scratch: Int32Array;
}
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
export function startFromLastMonth(
  graph: FlowGraph,
  { memberStart, members }: VendorClasses,
  { keys }: MonthCells,
  { lastKey, scratch: waiting }: Continuity,
): void {
  for (let at = 0; at < graph.classCount; at += 1) {
    const first = memberStart[at] as number;
    const end = memberStart[at + 1] as number;
    let anybody = false;
    for (let member = first; member < end; member += 1) {
      const key = lastKey[members[member] as number] as number;
      if (key === NOWHERE) continue;
      waiting[key] = Math.max(0, waiting[key] as number) + 1;
      anybody = true;
    }
    if (!anybody) continue;
    for (let edge = graph.edgeStart[at] as number; edge < (graph.edgeStart[at + 1] as number); edge += 1) {
      const cell = graph.edgeCell[edge] as number;
      const key = keys[cell] as number;
      const open = (graph.need[cell] as number) - (graph.filled[cell] as number);
      const staying = Math.min(waiting[key] as number, open);
      if (staying <= 0) continue;
      addFlow(graph, edge, staying);
      waiting[key] = (waiting[key] as number) - staying;
    }
    for (let member = first; member < end; member += 1) {
      const key = lastKey[members[member] as number] as number;
      if (key !== NOWHERE) waiting[key] = NOWHERE;
    }
  }
}

/**
 * Names the vendors behind the flow of each class: first those who can stay with last month's key, then whoever is
 * left, both in order of `cn`. No other choice within the class keeps more of them. Writes to `cellOf`, which is
 * `NOWHERE` throughout.
 */
export function placeVendors(
  graph: FlowGraph,
  { memberStart, members }: VendorClasses,
  { cells, keys }: MonthCells,
  { lastKey, scratch: edgeOfKey }: Continuity,
  cellOf: Int32Array,
): void {
  const left = graph.flow.slice();
  const keyOf = (edge: number): number => keys[graph.edgeCell[edge] as number] as number;
  const place = (vendor: number, edge: number): void => {
    left[edge] = (left[edge] as number) - 1;
    cellOf[vendor] = cells[graph.edgeCell[edge] as number] as number;
  };
  for (let at = 0; at < graph.classCount; at += 1) {
    if (graph.used[at] === 0) continue;
    const start = graph.edgeStart[at] as number;
    const end = graph.edgeStart[at + 1] as number;
    const lastMember = memberStart[at + 1] as number;
    for (let edge = end - 1; edge >= start; edge -= 1)
      if ((left[edge] as number) > 0) edgeOfKey[keyOf(edge)] = edge;
    for (let member = memberStart[at] as number; member < lastMember; member += 1) {
      const vendor = members[member] as number;
      const key = lastKey[vendor] as number;
      let edge = key === NOWHERE ? NOWHERE : (edgeOfKey[key] as number);
      if (edge === NOWHERE) continue;
      // Cells with one key lie side by side.
      while (edge < end && left[edge] === 0 && keyOf(edge) === key) edge += 1;
      if (edge < end && keyOf(edge) === key) place(vendor, edge);
    }
    let edge = start;
    for (let member = memberStart[at] as number; member < lastMember; member += 1) {
      const vendor = members[member] as number;
      if (cellOf[vendor] !== NOWHERE) continue;
      while (edge < end && left[edge] === 0) edge += 1;
      if (edge === end) break;
      place(vendor, edge);
    }
    for (let edge = start; edge < end; edge += 1) edgeOfKey[keyOf(edge)] = NOWHERE;
  }
}
