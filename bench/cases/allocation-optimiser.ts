import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BenchCase, Measurement } from '../bench-case';
import type { Solved } from '../solve-allocation';

const SCRIPT = path.join(import.meta.dirname, '../solve-allocation.ts');

interface Size {
  readonly vendors: number;
  readonly cells: number;
  readonly people: 'alike' | 'all-different';
}

const SIZES: readonly Size[] = [
  { vendors: 1_250, cells: 360, people: 'alike' },
  { vendors: 20_000, cells: 1_980, people: 'alike' },
  { vendors: 100_000, cells: 9_960, people: 'alike' },
  // Nobody trained in teams: hardly two vendors are alike. Beyond what is aimed at.
  { vendors: 100_000, cells: 9_960, people: 'all-different' },
];

const STAGES = [
  ['maximum', 'maximum'],
  ['fair', '+ fairness'],
  ['all', '+ least flexible, continuity'],
] as const;

/** Each stage is measured so often, each time in a process of its own; the median counts. */
const TIMES = 3;

/**
 * The optimiser on a year of demand, stage after stage, beside HiGHS and a greedy on the same problem. `BENCH_HIGHS=false`
 * leaves HiGHS out, which takes longer than all else together.
 */
export const allocationOptimiserCase: BenchCase = {
  name: 'allocation-optimiser',
  run: async () => {
    const measurements: Measurement[] = [];
    for (const size of SIZES) measurements.push(...(await measureSize(size)));
    return measurements;
  },
};

async function measureSize(size: Size): Promise<Measurement[]> {
  const largest = size.vendors === 100_000 && size.people === 'alike';
  const withHighs = process.env.BENCH_HIGHS !== 'false' && size.people === 'alike';
  const name = `${size.vendors} vendors, ${size.cells} cells${size.people === 'alike' ? '' : ', all different'}`;
  const highs = withHighs ? await solve(size, 'highs') : null;
  const greedy = await solve(size, 'greedy');
  const stages: Measurement[] = [];
  let most = 0;
  for (const [objectives, label] of STAGES) {
    const runs: Solved[] = [];
    for (let time = 0; time < TIMES; time += 1) runs.push(await solve(size, objectives));
    const sorted = runs.toSorted((left, right) => left.ms - right.ms);
    const median = sorted[Math.floor(TIMES / 2)] as Solved;
    most = median.filled;
    if (!runs.every(({ proved }) => proved)) throw new Error(`${name}: flow and cut differ`);
    if (highs && highs.filled !== median.filled)
      throw new Error(`${name}: ${median.filled} filled, HiGHS ${highs.filled}`);
    stages.push({
      what: `${name}: ${label}`,
      ms: median.ms,
      p95: sorted.at(-1)?.ms ?? 0,
      facts: {
        filled: median.filled,
        ...(highs && { '× faster than HiGHS': highs.ms / median.ms }),
        'peak MiB': median.peakMib,
        'of it before': median.beforeMib,
        '% who stay': median.stayed ?? 0,
      },
      ...(largest && { aim: objectives === 'maximum' ? 'under 1.5 s, 10 × HiGHS' : 'under 3 s, 300 MiB' }),
    });
  }
  const other = (label: string, solved: Solved): Measurement => ({
    what: `${name}: ${label}`,
    ms: solved.ms,
    p95: solved.ms,
    facts: { filled: solved.filled, '% of most': (100 * solved.filled) / most, 'peak MiB': solved.peakMib },
  });
  return [
    ...stages,
    other('greedy in file order', greedy),
    ...(highs ? [other('HiGHS, maximum', highs)] : []),
  ];
}

async function solve({ vendors, cells, people }: Size, what: string): Promise<Solved> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    SCRIPT,
    String(vendors),
    String(cells),
    people,
    what,
  ]);
  return JSON.parse(stdout) as Solved;
}
