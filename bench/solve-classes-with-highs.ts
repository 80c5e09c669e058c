import highsLoader from 'highs';
import { buildMonthGraph, type MonthGraph } from '../lib/allocation/optimiser/flow-graph';
import type { AllocationProblem } from '../lib/allocation/optimiser/problem';
import { splitProblem } from '../lib/allocation/optimiser/split-problem';

/**
 * The maximum alone, as one LP over the same classes of vendors: HiGHS gets the smaller problem that we make for
 * ourselves. Loading it and writing the model do not count, reading the model does.
 */
export async function solveClassesWithHighs(
  problem: AllocationProblem,
): Promise<{ ms: number; filled: number }> {
  const highs = await highsLoader();
  const model = writeModel(problem);
  const start = performance.now();
  const { ObjectiveValue, Status } = highs.solve(model);
  if (Status !== 'Optimal') throw new Error(`HiGHS: ${Status}`);
  return { ms: performance.now() - start, filled: Math.round(ObjectiveValue) };
}

function writeModel(problem: AllocationProblem): string {
  const all: string[] = [];
  const rows: string[] = [];
  splitProblem(problem).forEach((group, place) => {
    group.cellsOf.forEach((month, at) => {
      const cells = month.filter((cell) => (problem.cells[cell]?.need ?? 0) > 0);
      const graph = buildMonthGraph(group, cells, problem.cells);
      const name = (edge: number): string => `x${place}_${at}_${edge}`;
      for (let edge = 0; edge < graph.flow.length; edge += 1) all.push(name(edge));
      rows.push(...rowsOf(graph, name));
    });
  });
  return ['Maximize', ` obj: ${all.join('\n + ')}`, 'Subject To', ...rows, 'End'].join('\n');
}

function rowsOf(graph: MonthGraph, name: (edge: number) => string): string[] {
  const ofClass = Array.from(graph.size, (): string[] => []);
  const ofCell = Array.from(graph.need, (): string[] => []);
  graph.edgeCell.forEach((cell, edge) => {
    ofCell[cell]?.push(name(edge));
    ofClass[graph.edgeClass[edge] ?? -1]?.push(name(edge));
  });
  const row = (names: readonly string[], most: number): string[] =>
    names.length === 0 ? [] : [` ${names.join('\n + ')} <= ${most}`];
  return [
    ...ofClass.flatMap((names, at) => row(names, graph.size[at] ?? 0)),
    ...ofCell.flatMap((names, cell) => row(names, graph.need[cell] ?? 0)),
  ];
}
