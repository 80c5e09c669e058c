import highsLoader from 'highs';
import type { AllocationProblem } from '../problem';
import { mayWork } from './check-assignment';

/** What a solver's arithmetic may miss. */
const SLACK = 1e-7;

/** Solves a model in the LP format; gives the values of the variables. */
export type SolveLp = (model: string) => ReadonlyMap<string, number>;

/** HiGHS, an independent solver. Loading it takes some 100 ms: once a test file. */
export async function loadHighs(): Promise<SolveLp> {
  const highs = await highsLoader();
  return (model) => {
    const solution = highs.solve(model, { presolve: 'on' });
    if (solution.Status !== 'Optimal') throw new Error(`HiGHS: ${solution.Status}`);
    return new Map(
      Object.entries(solution.Columns).map(([name, column]) => [
        name,
        'Primal' in column ? Number(column.Primal) : 0,
      ]),
    );
  };
}

/** `x<vendor>_<cell>` for everybody who may work somewhere, in whatever month. */
interface Variables {
  readonly all: readonly string[];
  readonly ofCell: readonly (readonly string[])[];
  /** By vendor and month. */
  readonly ofVendor: ReadonlyMap<string, readonly string[]>;
}

function variablesOf({ cells, vendors }: AllocationProblem): Variables {
  const all: string[] = [];
  const ofVendor = new Map<string, string[]>();
  const ofCell = cells.map((cell, at) =>
    [...vendors.entries()].flatMap(([index, vendor]) => {
      if (!mayWork(vendor, cell)) return [];
      const name = `x${index}_${at}`;
      const month = `${index}_${cell.month}`;
      all.push(name);
      ofVendor.set(month, [...(ofVendor.get(month) ?? []), name]);
      return [name];
    }),
  );
  return { all, ofCell, ofVendor };
}

/** The most FTE that can be filled, over all months. */
export function mostFilled(problem: AllocationProblem, solve: SolveLp): number {
  const variables = variablesOf(problem);
  if (variables.all.length === 0) return 0;
  const values = solve(
    ['Maximize', ` obj: ${sum(variables.all)}`, 'Subject To', ...limits(problem, variables), 'End'].join(
      '\n',
    ),
  );
  return total(values, variables.all);
}

/**
 * The highest ratio that every cell with a need can have at once when `filled` FTE are filled; whole vendors where
 * `whole`, else parts of them too.
 */
export function highestLeastRatio(
  problem: AllocationProblem,
  solve: SolveLp,
  { filled, whole }: { readonly filled: number; readonly whole: boolean },
): number {
  const variables = variablesOf(problem);
  return ratioLp(problem, variables, solve, new Map(), { filled, whole }).get('t') ?? 0;
}

/**
 * The max-min fair fills when vendors may be split, by solving one LP after another: raise the least ratio of the cells
 * that are still open as far as it goes; a cell that cannot have more at that level is settled.
 */
export function fairFills(problem: AllocationProblem, solve: SolveLp, filled: number): number[] {
  const variables = variablesOf(problem);
  const settled = new Map<number, number>();
  const open = (): number[] =>
    [...problem.cells.keys()].filter((at) => (problem.cells[at]?.need ?? 0) > 0 && !settled.has(at));
  while (open().length > 0) {
    const level = ratioLp(problem, variables, solve, settled, { filled, whole: false }).get('t') ?? 0;
    const stuck = open().filter((at) => {
      const most = ratioLp(problem, variables, solve, settled, { filled, whole: false, level, raise: at });
      return total(most, variables.ofCell[at] ?? []) < level * (problem.cells[at]?.need ?? 0) + 1e-6;
    });
    if (stuck.length === 0) throw new Error('No cell is settled');
    for (const at of stuck) settled.set(at, level * (problem.cells[at]?.need ?? 0));
  }
  return problem.cells.map((_, at) => settled.get(at) ?? 0);
}

interface RatioGoal {
  readonly filled: number;
  readonly whole: boolean;
  /** Together: fill cell `raise` as far as it goes while every open cell keeps ratio `level`. */
  readonly level?: number;
  readonly raise?: number;
}

function ratioLp(
  problem: AllocationProblem,
  variables: Variables,
  solve: SolveLp,
  settled: ReadonlyMap<number, number>,
  { filled, whole, level, raise }: RatioGoal,
): ReadonlyMap<string, number> {
  const names = (at: number): readonly string[] => variables.ofCell[at] ?? [];
  const levels = problem.cells.flatMap(({ need }, at) => {
    const fixed = settled.get(at);
    if (fixed === undefined) return need === 0 ? [] : [` ${sum(names(at))} - ${need} t >= 0`];
    return names(at).length === 0 ? [] : [` ${sum(names(at))} >= ${fixed - SLACK}`];
  });
  const goal = raise === undefined ? 't' : sum(names(raise)) || '0 t';
  return solve(
    [
      'Maximize',
      ` obj: ${goal}`,
      'Subject To',
      ...limits(problem, variables),
      ...(variables.all.length === 0 ? [] : [` ${sum(variables.all)} >= ${filled - SLACK}`]),
      ...levels,
      ...(level === undefined ? [] : [` t >= ${level - SLACK}`]),
      ' t <= 1',
      ...(whole && variables.all.length > 0 ? ['General', ` ${variables.all.join(' ')}`] : []),
      'End',
    ].join('\n'),
  );
}

/** One month, one cell a vendor; no cell beyond its need. */
function limits({ cells }: AllocationProblem, { ofCell, ofVendor }: Variables): string[] {
  return [
    ...[...ofVendor.values()].map((names) => ` ${sum(names)} <= 1`),
    ...ofCell.flatMap((names, at) =>
      names.length === 0 ? [] : [` ${sum(names)} <= ${cells[at]?.need ?? 0}`],
    ),
  ];
}

const sum = (names: readonly string[]): string => names.join(' + ');

const total = (values: ReadonlyMap<string, number>, names: readonly string[]): number =>
  names.reduce((all, name) => all + (values.get(name) ?? 0), 0);
