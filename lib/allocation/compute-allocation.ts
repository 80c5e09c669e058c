import { computeNeed, type Need } from './computation/compute-need';
import { countRecords, type Records } from './computation/count-records';
import { type Buckets, groupBuckets } from './computation/group-buckets';
import { samePlatform } from './computation/same-platform';
import type { AllocationPhase } from './execution-schemas';
import type { Forecast, Roster } from './inputs';
import { assignVendors } from './optimiser/assign';
import { countRoster, explainShortage } from './optimiser/explain-shortage';
import type { AllocationProblem, Assignment } from './optimiser/problem';
import type { MonthConfigs } from './schemas';

/** What an allocation is computed from. */
export interface AllocationInputs {
  readonly forecast: Forecast;
  readonly roster: Roster;
  readonly configs: MonthConfigs;
}

/** Every value on the way, from what was read to what is told. */
export interface Allocation extends AllocationInputs {
  readonly need: Need;
  readonly buckets: Buckets;
  readonly problem: AllocationProblem;
  readonly assignment: Assignment;
  /** By shortage of the assignment, in words. */
  readonly explanations: readonly string[];
  readonly records: Records;
}

/**
 * The allocation as the specification tells it: what is needed, who there is, who works where, how it went. Pure;
 * `enter` hears of each phase as it begins.
 */
export function computeAllocation(
  inputs: AllocationInputs,
  enter: (phase: AllocationPhase) => void = () => undefined,
): Allocation {
  const { forecast, roster, configs } = inputs;
  const platformOf = samePlatform();
  enter('need');
  const need = computeNeed(forecast, configs, platformOf);
  enter('buckets');
  const buckets = groupBuckets(forecast, roster, platformOf);
  enter('assignment');
  const problem = poseProblem(forecast, need, buckets);
  const assignment = assignVendors(problem);
  const counts = countRoster(problem);
  const explanations = assignment.shortages.map((shortage) => explainShortage(problem, shortage, counts));
  const records = countRecords(forecast, need, assignment.filled);
  return { ...inputs, need, buckets, problem, assignment, explanations, records };
}

/** Cells and vendors keep their places, so that what the optimiser says of a place can be told of them. */
function poseProblem({ months }: Forecast, { cells }: Need, { vendors }: Buckets): AllocationProblem {
  return {
    months: months.length,
    cells: cells.map(({ row, platform, month, need }) => ({
      platform,
      location: row.locality,
      month,
      state: row.state,
      workType: row.workType,
      need,
      key: JSON.stringify([row.lob, row.state, row.workType]),
    })),
    vendors: vendors.map(({ vendor, platform, skills }) => ({
      platform,
      location: vendor.location,
      skills,
      states: vendor.states,
      cn: vendor.cn,
    })),
  };
}
