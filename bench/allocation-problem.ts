import type { AllocationProblem, CellNeed, VendorSkills } from '../lib/allocation/optimiser/problem';

const MONTHS = 12;
const PLATFORMS = ['Amisys', 'Facets', 'Xcelys'];
const LOCATIONS = ['Domestic', 'Global'];
const WORK_TYPES = ['ADJ', 'ADJ-COB', 'APPEALS', 'AUDIT', 'COB', 'CORR', 'ENROLL', 'FTC', 'OMN', 'RECON'];
const STATES = 'AZ CA CO FL GA IL IN KS MI MO NC NM NV NY OH OK OR PA SC TN TX VA WA'.split(' ');

export interface ProblemSize {
  readonly vendors: number;
  /** Over twelve months. */
  readonly cells: number;
  /** Whether people are trained and licensed in teams, so that many are alike, or everybody for themselves. */
  readonly alike: boolean;
}

/**
 * A year of demand and a roster, the same at every run. Work types and states are as unevenly spread among people as among the work, but not in the same way, and the
 * forecast moves by month: somewhere people are short, elsewhere idle.
 */
export function makeAllocationProblem({ vendors, cells, alike }: ProblemSize): AllocationProblem {
  const random = createRandom(20_250_101);
  const aMonth = cells / MONTHS;
  // Small forecasts have few kinds of work, not few of many.
  const variety = Math.min(1, Math.sqrt(aMonth / 6 / 120));
  const workTypes = WORK_TYPES.slice(0, Math.max(3, Math.ceil(WORK_TYPES.length * variety)));
  const states = STATES.slice(0, Math.max(4, Math.ceil(STATES.length * variety)));
  const training = (): string[] => some(workTypes, 1 + Math.floor(random() ** 2 * 3), random);
  const licence = (): string[] => some(states, 1 + Math.floor(random() ** 2 * 4), random);
  const trainings = Array.from({ length: 60 }, training);
  const licences = Array.from({ length: 80 }, licence);
  const pick = (teams: readonly string[][]): string[] => [
    ...(teams[Math.floor(random() ** 1.5 * teams.length)] ?? []),
  ];
  const people = Array.from({ length: vendors }, (_, index): VendorSkills => {
    const skills = alike ? pick(trainings) : training();
    const licensed = alike ? pick(licences) : licence();
    const cn = `CN${String((index * 7919) % 1_000_003).padStart(7, '0')}`;
    return { ...placeOf(Math.floor(random() * 6)), skills, states: licensed, cn };
  });
  return {
    months: MONTHS,
    cells: makeCells(aMonth, vendors, { workTypes, states, random }),
    vendors: people,
  };
}

interface Work {
  readonly workTypes: readonly string[];
  readonly states: readonly string[];
  readonly random: Random;
}

type Random = () => number;

function makeCells(aMonth: number, vendors: number, { workTypes, states, random }: Work): CellNeed[] {
  const rows = Array.from({ length: aMonth }, (_, row) => {
    const workType = workTypes[Math.floor(random() ** 1.4 * workTypes.length)] ?? '';
    const state = random() < 0.06 ? 'N/A' : (states[Math.floor(random() ** 1.4 * states.length)] ?? '');
    const { platform, location } = placeOf(row % 6);
    const key = `${String(row).padStart(4, '0')}|${state}|${workType}`;
    return { platform, location, state, workType, key, weight: 0.2 + random() ** 2 };
  });
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from({ length: MONTHS }, (_, month) =>
    rows.map(({ weight, ...row }): CellNeed => {
      const season = 0.85 + 0.3 * random();
      return { ...row, month, need: Math.round((weight / total) * vendors * season) };
    }),
  ).flat();
}

function placeOf(index: number): Pick<CellNeed, 'platform' | 'location'> {
  return { platform: PLATFORMS[index >> 1] ?? '', location: LOCATIONS[index & 1] ?? '' };
}

/** So many different ones, sorted; those at the front more often. */
function some(all: readonly string[], count: number, random: Random): string[] {
  const chosen = new Set<string>();
  while (chosen.size < count) chosen.add(all[Math.floor(random() ** 1.2 * all.length)] ?? '');
  return [...chosen].sort();
}

/** Numbers from 0 to below 1 that are the same at every run (mulberry32). */
function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
