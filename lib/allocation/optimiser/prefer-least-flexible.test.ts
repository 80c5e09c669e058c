import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFlow, buildMonthGraph, type MonthGraph } from './flow-graph';
import { maximiseFlow } from './maximise-flow';
import { preferLeastFlexible } from './prefer-least-flexible';
import type { AllocationProblem } from './problem';
import { splitProblem } from './split-problem';
import { smallProblems } from './testing/small-problems';
import { tryEverything } from './testing/try-everything';

describe('the least flexible vendors', () => {
  it('are found from the worst start, with the fills as they are', () => {
    let swapped = 0;
    const bounds = { months: 1, cells: 8, vendors: 9, need: 1, groups: 1, states: ['N/A'] };
    fc.assert(
      fc.property(smallProblems(bounds), (problem) => {
        for (const { graph, cells } of graphsOf(problem)) {
          startWithMostFlexible(graph);
          maximiseFlow(graph, graph.need);
          const before = { filled: [...graph.filled], flexibility: flexibilityAtWork(graph) };
          preferLeastFlexible(graph);
          expect([...graph.filled]).toEqual(before.filled);
          const fills = problem.cells.map((_, cell) => graph.filled[cells.indexOf(cell)] ?? 0);
          expect(flexibilityAtWork(graph)).toBe(tryEverything(problem, 0, fills).flexibility);
          if (flexibilityAtWork(graph) < before.flexibility) swapped += 1;
        }
      }),
      { numRuns: 400, seed: 1 },
    );
    expect(swapped).toBeGreaterThan(15);
  });
});

function graphsOf(problem: AllocationProblem) {
  return splitProblem(problem).map((group) => {
    const cells = (group.cellsOf[0] ?? []).filter((cell) => (problem.cells[cell]?.need ?? 0) > 0);
    return { graph: buildMonthGraph(group, cells, problem.cells), cells };
  });
}

/** The last classes first, wherever there is room. */
function startWithMostFlexible(graph: MonthGraph): void {
  for (let edge = graph.flow.length - 1; edge >= 0; edge -= 1) {
    const at = graph.edgeClass[edge] ?? 0;
    const cell = graph.edgeCell[edge] ?? 0;
    const room = (graph.need[cell] ?? 0) - (graph.filled[cell] ?? 0);
    addFlow(graph, edge, Math.min(room, (graph.size[at] ?? 0) - (graph.used[at] ?? 0)));
  }
}

const flexibilityAtWork = ({ used, flexibility }: MonthGraph): number =>
  used.reduce((sum, people, at) => sum + people * (flexibility[at] ?? 0), 0);
